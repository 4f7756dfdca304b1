import * as pulumi from "@pulumi/pulumi";
import type { Path } from "./flow/path";

/**
 * What only the program knows and the provider needs: who declares the resource (for its physical name), from which
 * file its flow came (for line and column), and which values are secret (so that no text shows them). It travels as one
 * input whose name the engine keeps out of displayed differences.
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
  /** Where secret values begin among the inputs, such as `["flow", "screens", 0, "title"]`, or `["flow"]` for all of it. */
  secrets: Path[];
}

/** An Output or a Promise in a flow or in inputs, and where it stands. */
export interface Awaited {
  path: Path;
  value: pulumi.Output<unknown> | Promise<unknown>;
}

/**
 * Gathers the origin of a resource that is being constructed.
 *
 * @param known places of secrets that are none of `awaited`
 */
export function originOf(
  name: string,
  file: string | undefined,
  awaited: readonly Awaited[],
  parent: pulumi.Resource | undefined,
  known: readonly Path[] = [],
): pulumi.Input<Origin> {
  const origin = (parents: string, secrets: readonly Path[]): Origin => ({
    name,
    parents,
    project: pulumi.getProject(),
    stack: pulumi.getStack(),
    ...(file ? { file } : {}),
    secrets: [...secrets, ...known],
  });
  // Most resources have nothing to wait for, and a promise costs the SDK more than all else here.
  if (awaited.length === 0 && parent === undefined) return origin("", []);
  return Promise.all([parent && urnOf(parent), secretsIn(awaited)]).then(([urn, secrets]) =>
    origin(urn === undefined ? "" : typesIn(urn), secrets),
  );
}

/** The places of what is a secret. */
async function secretsIn(awaited: readonly Awaited[]): Promise<Path[]> {
  const places = await Promise.all(
    awaited.map(async ({ path, value }) => ((await pulumi.isSecret(pulumi.output(value))) ? [path] : [])),
  );
  return places.flat();
}

/** Whether a value of the stack's configuration was set with `--secret`, which only the program can ask the engine. */
export function isSecretConfig(key: string): boolean {
  // The SDK's declarations leave it out. Inline programs of the Automation API have no such environment variable.
  const isConfigSecret: unknown = Reflect.get(pulumi.runtime, "isConfigSecret");
  if (typeof isConfigSecret === "function") return isConfigSecret(key) === true;
  return (process.env.PULUMI_CONFIG_SECRET_KEYS ?? "").includes(JSON.stringify(key));
}

/** As a plain promise, because an Output of the parent would make the resource wait for the parent's children: for itself. */
const urnOf = (parent: pulumi.Resource) => new Promise<string>((resolve) => parent.urn.apply(resolve));

/** The qualified type in `urn:pulumi:<stack>::<project>::<qualified type>::<name>`, without the stack at its root. */
function typesIn(urn: string): string {
  const type = urn.split("::")[2] ?? "";
  return type === "pulumi:pulumi:Stack" ? "" : type.replace(/^pulumi:pulumi:Stack\$/, "");
}
