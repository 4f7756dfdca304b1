import type * as pulumi from "@pulumi/pulumi";

/** The provider answers null for an output that does not exist: the engine takes a missing one for unknown in every preview. */
export const absentable = <T>(output: pulumi.Output<T | null | undefined>): pulumi.Output<T | undefined> =>
  output.apply((value) => value ?? undefined);
