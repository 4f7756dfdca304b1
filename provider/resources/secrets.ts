import { formatPath, isPlainObject, type JsonValue, mapLeaves, type Path, valueAt } from "../../sdk/flow";

/** Knows the secret values of a resource, in its old and its new form, and keeps them out of what people read. */
export interface Secrets {
  /** Whether a secret of the new document begins at a path. */
  isSecret: (path: Path) => boolean;
  /** Whether a value is a text or number that holds a secret. */
  holdsSecret: (value: unknown) => boolean;
  /** The text with every secret replaced. */
  mask: (text: string) => string;
  /** The document with each secret replaced by a name of its own, so that equal secrets stay equal and others differ. */
  maskDocument: (document: JsonValue) => JsonValue;
}

/** A document, and where secrets begin in it. */
export interface SecretPlaces {
  document: unknown;
  paths: readonly Path[];
}

/** Shorter texts are not looked for elsewhere: they would be found in half of all words. Their own places are masked. */
const SHORTEST = 4;

/**
 * Gathers secrets from the documents of a resource; the last one is the new document.
 *
 * @param open keys whose values are no secrets, although they may come within one
 */
export function secretsOf(places: readonly SecretPlaces[], open: readonly string[] = []): Secrets {
  const found = new Set(
    places.flatMap(({ document, paths }) => paths.flatMap((path) => textsAt(document, path, open))),
  );
  const values = [...found].sort((a, b) => b.length - a.length);
  const long = values.filter((value) => value.length >= SHORTEST);
  const names = new Map(values.map((value, index) => [value, `(secret ${index + 1})`]));
  const newest = new Set((places.at(-1)?.paths ?? []).map(formatPath));

  const replace = (text: string, name: (value: string) => string) => {
    if (names.has(text)) return name(text);
    return long.reduce((rest, value) => rest.replaceAll(value, name(value)), text);
  };
  const holdsSecret = (value: unknown) =>
    (typeof value === "string" || typeof value === "number") &&
    (names.has(String(value)) || long.some((secret) => String(value).includes(secret)));
  const masked = (value: string) => names.get(value) ?? "(secret)";

  return {
    isSecret: (path) => newest.has(formatPath(path)),
    holdsSecret,
    mask: (text) =>
      long.reduce(
        (rest, value) => rest.replaceAll(value, "(secret)").replaceAll(JSON.stringify(value).slice(1, -1), "(secret)"),
        text,
      ),
    maskDocument: (document) =>
      names.size === 0
        ? document
        : mapLeaves(document, (leaf) => (holdsSecret(leaf) ? replace(String(leaf), masked) : leaf)),
  };
}

/** Texts and numbers below a path. */
function textsAt(document: unknown, path: Path, open: readonly string[]): string[] {
  const texts: string[] = [];
  const rest: unknown[] = [valueAt(document, path)];
  while (rest.length > 0) {
    const value = rest.pop();
    if (typeof value === "string" || typeof value === "number") texts.push(String(value));
    else if (Array.isArray(value)) rest.push(...value);
    else if (isPlainObject(value)) {
      rest.push(...Object.entries(value).flatMap(([key, member]) => (open.includes(key) ? [] : [member])));
    }
  }
  return texts.filter((text) => text !== "");
}
