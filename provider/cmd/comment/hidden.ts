import { canonicalize, formatPath, type Path, valueAt } from "../../../sdk/flow";
import { recordedDocument } from "../../recordedDocument";
import { blinded, MARKS, rewrite, SECRET } from "./marks";
import { parsePath } from "./parsePath";

/** The inputs of a flow's resource as the engine printed them. */
type Inputs = Record<string, unknown>;

/** The documents of a step, with marks for what must not be shown. */
export interface SeenFlows {
  before: unknown;
  after: unknown;
  /** Whether the document changes, or may: a value that is not known yet may turn out to be the old one. */
  changed: boolean;
  /** Where values change that are not shown: paths in the document, or in its keyed form. */
  hiddenChanges: string[];
}

/** From this length on a secret is looked for in other texts too; shorter ones stand in any text by chance. */
const SHORTEST_SEARCHED = 8;

/**
 * Takes the documents out of old and new inputs. What is secret in one of them is not shown in either, wherever it
 * stands: the engine prints a value in clear that was no secret before, or is none any more.
 *
 * @param differences the paths at which the engine found a difference
 */
export function seenFlows(before: Inputs | undefined, after: Inputs | undefined, differences: string[]): SeenFlows {
  const [old, now] = [documentOf(before), documentOf(after)];
  const known = new Set(secretPaths(before).map(formatPath));
  const ofBoth = secretPaths(after).filter((path) => known.has(formatPath(path)));
  const differing = ofBoth.filter((path) => !sameAt(old, now, path));
  const texts = new Set<string>();
  const masked = (document: unknown, inputs: Inputs | undefined) =>
    secretPaths(inputs).reduce((seen, path) => maskSecret(seen, path, texts), document);
  const [seenOld, seenNow] = [masked(old, before), masked(now, after)];
  const redact = (document: unknown) =>
    texts.size === 0 ? document : rewrite(document, (value) => redacted(value, texts));
  const secrets = differences.filter((text) => {
    const path = parsePath(text);
    return path[0] === "flow" && [before, after].every((inputs) => valueAt(inputs, path) === SECRET);
  });
  const seen = { before: redact(seenOld), after: redact(seenNow) };
  const unseen = differing.filter((path) => sameAt(seenOld, seenNow, path)).map(formatPath);
  const hiddenChanges = [...unseen, ...secrets];
  return { ...seen, hiddenChanges, changed: hiddenChanges.length > 0 || !sameAt(seen.before, seen.after, []) };
}

const sameAt = (a: unknown, b: unknown, path: Path) =>
  canonicalize(valueAt(a, path)) === canonicalize(valueAt(b, path));

const documentOf = (inputs: Inputs | undefined) => blinded(recordedDocument(inputs?.flow));

/** Where secrets begin in the flow, as the program's side recorded it. */
function secretPaths(inputs: Inputs | undefined): Path[] {
  const secrets = valueAt(inputs, ["__origin", "secrets"]);
  const paths = Array.isArray(secrets) ? secrets.filter((path): path is Path => Array.isArray(path)) : [];
  return paths.filter(([input]) => input === "flow").map(([, ...inFlow]) => inFlow);
}

/** Puts a mark in place of a secret, and remembers the texts in it. */
function maskSecret(document: unknown, path: Path, texts: Set<string>): unknown {
  const value = valueAt(document, path);
  if (value === undefined || MARKS.includes(value)) return document;
  rewrite(value, (each) => {
    if (typeof each === "string" && each.length >= SHORTEST_SEARCHED && !MARKS.includes(each)) texts.add(each);
    return each;
  });
  const holder = valueAt(document, path.slice(0, -1));
  const last = path.at(-1);
  if (last === undefined || typeof holder !== "object" || holder === null) return SECRET;
  Object.assign(holder, { [last]: SECRET });
  return document;
}

function redacted(value: unknown, texts: ReadonlySet<string>): unknown {
  if (typeof value !== "string") return value;
  return [...texts].reduce((text, secret) => text.split(secret).join(SECRET), value);
}
