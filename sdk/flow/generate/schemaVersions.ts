import { canonicalize } from "../canonical";
import type { JsonObject } from "../json";

type Definitions = Record<string, JsonObject>;

/** Definitions of several versions in one, and how a definition is called there as it is in a version. */
export interface MergedVersions {
  definitions: Definitions;
  nameIn: (name: string, version: string) => string;
}

/**
 * Puts the definitions of several versions side by side, each once for as long as it stays the same: `TextInput` as it
 * is at first, and `TextInput-6.2` as it is from 6.2 on. A definition changes with every one that it refers to.
 *
 * @param versions oldest first
 */
export function mergeVersions(
  versions: readonly string[],
  definitionsOf: (version: string) => Definitions,
): MergedVersions {
  const perVersion = new Map(versions.map((version) => [version, definitionsOf(version)]));
  const changes = changesOf(versions, perVersion);
  const nameIn = (name: string, version: string) => {
    const own = [...(changes.get(name) ?? [])].filter((each) => versions.indexOf(each) <= versions.indexOf(version));
    const since = own.sort((a, b) => versions.indexOf(a) - versions.indexOf(b)).at(-1);
    return since === undefined ? name : `${name}-${since}`;
  };
  const definitions: Definitions = {};
  for (const [version, named] of perVersion) {
    for (const [name, schema] of Object.entries(named)) {
      definitions[nameIn(name, version)] ??= renamed(schema, (each) => nameIn(each, version));
    }
  }
  return { definitions, nameIn };
}

/** For each definition the versions in which it becomes another one, its first version not among them. */
function changesOf(
  versions: readonly string[],
  perVersion: ReadonlyMap<string, Definitions>,
): Map<string, Set<string>> {
  const changes = new Map<string, Set<string>>();
  const change = (name: string, version: string) => {
    const known = changes.get(name) ?? new Set();
    changes.set(name, known);
    return known.size < known.add(version).size;
  };
  let isSettled = false;
  while (!isSettled) {
    isSettled = true;
    versions.forEach((version, index) => {
      const before = perVersion.get(versions[index - 1] ?? "") ?? {};
      for (const [name, schema] of Object.entries(perVersion.get(version) ?? {})) {
        const old = before[name];
        if (old === undefined) continue;
        const differs = canonicalize(old) !== canonicalize(schema);
        const refersToChanged = referencesOf(schema).some((each) => changes.get(each)?.has(version));
        if ((differs || refersToChanged) && change(name, version)) isSettled = false;
      }
    });
  }
  return changes;
}

const PREFIX = "#/definitions/";

/** Names of the definitions that a schema refers to. */
const referencesOf = (schema: JsonObject): string[] =>
  [...JSON.stringify(schema).matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g)].flatMap(([, name]) => name ?? []);

/** The schema with its references under other names. */
function renamed(schema: JsonObject, rename: (name: string) => string): JsonObject {
  return JSON.parse(JSON.stringify(schema), (key, value) =>
    key === "$ref" && typeof value === "string" ? PREFIX + rename(value.slice(PREFIX.length)) : value,
  );
}
