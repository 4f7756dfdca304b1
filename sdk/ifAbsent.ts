import type * as pulumi from "@pulumi/pulumi";

/**
 * An output that may not exist, with a value that stands for its absence. The provider answers null for an output that
 * does not exist, since the engine takes a missing one for unknown in every preview. Programs get a stable value instead
 * of undefined, because Pulumi warns at every run of each undefined value that is exported.
 */
export const ifAbsent = <T>(output: pulumi.Output<T | null | undefined>, absent: T): pulumi.Output<T> =>
  output.apply((value) => value ?? absent);
