import * as pulumi from "@pulumi/pulumi";

/**
 * What only the program knows and the provider needs: who declares the resource (for its physical name), from which
 * file its flow came, and which values of the flow were Outputs (so that texts about the flow can leave them out).
 * It travels as one input whose name the engine keeps out of displayed differences.
 */
export interface Origin {
  /** Name of the resource in the program. */
  name: string;
  /** Types of the parents, outermost first and joined with `$` as in a URN; empty for a resource without parent. */
  parents: string;
  project: string;
  stack: string;
  /** Path of the flow file, relative to the program's folder; absent for a flow written in the program. */
  file?: string;
  /** Paths of the values that were Outputs, such as `screens[0].title`; an empty text stands for the whole flow. */
  outputs: string[];
}

/** Gathers the origin of a resource that is being constructed. */
export function originOf(
  name: string,
  file: string | undefined,
  outputs: string[],
  parent: pulumi.Resource | undefined,
): pulumi.Input<Origin> {
  const own = { name, project: pulumi.getProject(), stack: pulumi.getStack(), outputs, ...(file ? { file } : {}) };
  if (parent === undefined) return { ...own, parents: "" };
  // A plain promise, because an Output of the parent would make the resource wait for the parent's children: for itself.
  const urn = new Promise<string>((resolve) => parent.urn.apply(resolve));
  return urn.then((text) => ({ ...own, parents: typesIn(text) }));
}

/** The qualified type in `urn:pulumi:<stack>::<project>::<qualified type>::<name>`, without the stack at its root. */
function typesIn(urn: string): string {
  const type = urn.split("::")[2] ?? "";
  return type === "pulumi:pulumi:Stack" ? "" : type.replace(/^pulumi:pulumi:Stack\$/, "");
}
