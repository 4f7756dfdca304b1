import type * as pulumi from "@pulumi/pulumi";

/**
 * The provider answers null for an output that does not exist, since the engine takes a missing one for unknown in every
 * preview. Programs get the empty text, because Pulumi warns of each undefined value that is exported.
 */
export const textOf = (output: pulumi.Output<string | null | undefined>): pulumi.Output<string> =>
  output.apply((value) => value ?? "");
