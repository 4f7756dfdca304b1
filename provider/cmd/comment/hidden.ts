import { canonicalize, decodeKeyed, type Path, valueAt } from "../../../sdk/flow";
import { blinded, MARKS, OUTPUT, rewrite, SECRET } from "./marks";
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

/** From this length on a value of an Output is looked for in other texts too; shorter ones stand in any text by chance. */
const TELLING = 8;

/**
 * Takes the documents out of old and new inputs. What the program took from Outputs is not shown, wherever it stands:
 * the engine tells which of it is secret only while it knows, and not after a change made in the console.
 *
 * @param differences the paths at which the engine found a difference
 */
export function seenFlows(before: Inputs | undefined, after: Inputs | undefined, differences: string[]): SeenFlows {
  const [old, now] = [documentOf(before), documentOf(after)];
  const ofBoth = outputsOf(before).filter((text) => outputsOf(after).includes(text));
  const differing = ofBoth.filter((text) => !sameAt(old, now, parsePath(text)));
  const told = new Set<string>();
  const masked = (document: unknown, inputs: Inputs | undefined) =>
    outputsOf(inputs).reduce((seen, text) => masking(seen, parsePath(text), told), document);
  const [seenOld, seenNow] = [masked(old, before), masked(now, after)];
  const strike = (document: unknown) =>
    told.size === 0 ? document : rewrite(document, (value) => struck(value, told));
  const secrets = differences.filter((text) => {
    const path = parsePath(text);
    return path[0] === "flow" && [before, after].every((inputs) => valueAt(inputs, path) === SECRET);
  });
  const seen = { before: strike(seenOld), after: strike(seenNow) };
  const hiddenChanges = [...differing.filter((text) => sameAt(seenOld, seenNow, parsePath(text))), ...secrets];
  return { ...seen, hiddenChanges, changed: hiddenChanges.length > 0 || !sameAt(seen.before, seen.after, []) };
}

const sameAt = (a: unknown, b: unknown, path: Path) =>
  canonicalize(valueAt(a, path)) === canonicalize(valueAt(b, path));

const documentOf = (inputs: Inputs | undefined) => blinded(decodeKeyed(inputs?.flow));

/** The paths of Outputs, as the program's side recorded them. */
function outputsOf(inputs: Inputs | undefined): string[] {
  const outputs = valueAt(inputs, ["__origin", "outputs"]);
  return Array.isArray(outputs) ? outputs.filter((path) => typeof path === "string") : [];
}

/** Puts a mark in place of what an Output gave, and remembers the texts in it. */
function masking(document: unknown, path: Path, told: Set<string>): unknown {
  const value = valueAt(document, path);
  if (value === undefined || MARKS.includes(value)) return document;
  rewrite(value, (each) => {
    if (typeof each === "string" && each.length >= TELLING && !MARKS.includes(each)) told.add(each);
    return each;
  });
  const holder = valueAt(document, path.slice(0, -1));
  const last = path.at(-1);
  if (last === undefined || typeof holder !== "object" || holder === null) return OUTPUT;
  Object.assign(holder, { [last]: OUTPUT });
  return document;
}

function struck(value: unknown, told: ReadonlySet<string>): unknown {
  if (typeof value !== "string") return value;
  return [...told].reduce((text, secret) => text.split(secret).join(OUTPUT), value);
}
