import { formatPath, isPlainObject, type JsonValue, mapLeaves, type Path, valueAt } from "../../sdk/flow";
import { type Failure, failure } from "./context";
import { type Finder, finderOf, hrefsOf, partsOf, readable, SHORTEST } from "./spellings";

/** Knows the secret values of a resource, in its old and its new form, and keeps them out of what people read. */
export interface Secrets {
  /** Whether a secret of the new document begins at a path. */
  isSecret: (path: Path) => boolean;
  /** Whether a value is a text or number that holds a secret. */
  holdsSecret: (value: unknown) => boolean;
  /** The text with every secret replaced, in whichever spelling it stands there; must see a text before it is cut. */
  mask: (text: string) => string;
  /** The document with each secret replaced by a name of its own, so that equal secrets stay equal and others differ. */
  maskDocument: (document: JsonValue) => JsonValue;
}

/** A document, and where secrets begin in it. */
export interface SecretPlaces {
  document: unknown;
  paths: readonly Path[];
}

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
  // Spelled out when first asked for: most methods print nothing.
  const whole = lazy(() => finders(long, (value) => [value, ...hrefsOf(value)]));
  const all = lazy(() => finders(long, (value) => [value, ...hrefsOf(value), ...partsOf(value)]));

  const known = new Map<string, boolean>();
  const isHolder = (text: string): boolean => {
    let holds = known.get(text);
    if (holds === undefined) {
      const other = readable(text);
      holds = long.length > 0 && whole().some(({ isIn }) => isIn(other));
      known.set(text, holds);
    }
    return holds;
  };
  const holdsSecret = (value: unknown) =>
    (typeof value === "string" || typeof value === "number") && (names.has(String(value)) || isHolder(String(value)));
  const named = (text: string) =>
    names.get(text) ?? struck(text, whole(), (owners) => owners.map((owner) => names.get(owner)).join(""));

  return {
    isSecret: (path) => newest.has(formatPath(path)),
    holdsSecret,
    mask: (text) => (long.length === 0 ? text : struck(text, all(), () => "(secret)")),
    maskDocument: (document) =>
      names.size === 0 ? document : mapLeaves(document, (leaf) => (holdsSecret(leaf) ? named(String(leaf)) : leaf)),
  };
}

/**
 * Refuses secrets that would become the id of a resource, which Pulumi stores and shows in clear.
 *
 * @param old the inputs that were last applied: an id that is stored already cannot be hidden any more
 */
export function checkIds(
  names: readonly string[],
  paths: readonly Path[],
  values: Record<string, unknown>,
  old: Record<string, unknown> | undefined,
): Failure[] {
  return names
    .filter((name) => paths.some(([input]) => input === name) && old?.[name] !== values[name])
    .map((name) =>
      failure(
        "SECRET_ID",
        `${name} is a secret and would become the id of the resource, which Pulumi stores and shows in plain text (use a value that is not secret, or pulumi.unsecret it)`,
      ),
    );
}

/** A value that is computed on first use. */
function lazy<T>(compute: () => T): () => T {
  let computed: { value: T } | undefined;
  return () => {
    computed ??= { value: compute() };
    return computed.value;
  };
}

/** A finder, and the secret that it tells. */
type Owned = Finder & { owner: string };

function finders(secrets: readonly string[], forms: (secret: string) => string[]): Owned[] {
  const owners = new Map(secrets.flatMap((owner) => forms(owner).map((form) => [form, owner] as const)).reverse());
  return [...owners].filter(([form]) => form.length >= SHORTEST).map(([form, owner]) => ({ ...finderOf(form), owner }));
}

/** A text in which each stretch that spells secrets is struck out as a whole, also where they overlap. */
function struck(text: string, secrets: readonly Owned[], label: (owners: string[]) => string): string {
  const other = readable(text);
  const stretches = secrets.flatMap(({ owner, stretchesIn }) =>
    stretchesIn(other).map((stretch) => ({ ...stretch, owner })),
  );
  stretches.sort((a, b) => a.begin - b.begin || b.end - a.end);
  const merged: { begin: number; end: number; owners: string[] }[] = [];
  for (const { begin, end, owner } of stretches) {
    const last = merged.at(-1);
    if (last === undefined || begin >= last.end) merged.push({ begin, end, owners: [owner] });
    else if (end > last.end) Object.assign(last, { end, owners: [...last.owners, owner] });
  }
  let rest = 0;
  let masked = "";
  for (const { begin, end, owners } of merged) {
    masked += text.slice(rest, begin) + label(owners);
    rest = end;
  }
  return masked + text.slice(rest);
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
