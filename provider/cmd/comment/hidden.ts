import { canonicalize, decodeKeyed, isPlainObject, type JsonValue, type Path, valueAt } from "../../../sdk/flow";

/** What the engine prints for a value that is not known yet. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
/** The key by which the wire forms of secrets, Outputs and assets are known. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";

/** What stands in a comment for values that it must not or cannot show; the first is the engine's own. */
const SECRET = "[secret]";
const LATER = "[known during the update]";
const OUTPUT = "[output]";
const MARKS = [SECRET, LATER, OUTPUT];

/** Whether a value stands for another one, so that nothing can be said about it. */
export const isHidden = (value: unknown): boolean =>
  typeof value === "string" && MARKS.some((mark) => value.includes(mark));

/** Puts marks for secrets and for what is not known yet into a value that the engine printed; changes it in place. */
export const blinded = (value: unknown): unknown =>
  rewrite(value, (each) => {
    if (each === UNKNOWN) return LATER;
    return isPlainObject(each) && Object.hasOwn(each, SIGNATURE) ? SECRET : each;
  });

/** The inputs of a flow's resource as the engine printed them. */
type Inputs = Record<string, unknown>;

/** The documents of a step, with marks for what must not be shown. */
export interface SeenFlows {
  before: unknown;
  after: unknown;
  /** Where values change that are not shown: paths in the document, or in its keyed form. */
  hiddenChanges: string[];
}

/** From this length on a value of an Output is looked for in other texts too; shorter ones stand in any text by chance. */
const TELLING = 8;

/**
 * Takes the documents out of old and new inputs. What the program took from Outputs is not shown, wherever it stands:
 * the engine tells which of it is secret only while it knows, and not after a change made in the console.
 *
 * @param changed the paths at which the engine found a difference
 */
export function seenFlows(before: Inputs | undefined, after: Inputs | undefined, changed: string[]): SeenFlows {
  const [old, now] = [documentOf(before), documentOf(after)];
  const ofBoth = outputsOf(before).filter((text) => outputsOf(after).includes(text));
  const differing = ofBoth.filter((text) => !sameAt(old, now, parsePath(text)));
  const told = new Set<string>();
  const masked = (document: unknown, inputs: Inputs | undefined) =>
    outputsOf(inputs).reduce((seen, text) => masking(seen, parsePath(text), told), document);
  const [seenOld, seenNow] = [masked(old, before), masked(now, after)];
  const strike = (document: unknown) =>
    told.size === 0 ? document : rewrite(document, (value) => struck(value, told));
  const secrets = changed.filter((text) => {
    const path = parsePath(text);
    return path[0] === "flow" && [before, after].every((inputs) => valueAt(inputs, path) === SECRET);
  });
  return {
    before: strike(seenOld),
    after: strike(seenNow),
    hiddenChanges: [...differing.filter((text) => sameAt(seenOld, seenNow, parsePath(text))), ...secrets],
  };
}

const sameAt = (a: unknown, b: unknown, path: Path) =>
  canonicalize(valueAt(a, path)) === canonicalize(valueAt(b, path));

const documentOf = (inputs: Inputs | undefined) => blinded(decodeKeyed(inputs?.flow));

/** The paths of Outputs, as the program's side recorded them. */
function outputsOf(inputs: Inputs | undefined): string[] {
  const outputs = valueAt(inputs, ["__origin", "outputs"]);
  return Array.isArray(outputs) ? outputs.filter((path) => typeof path === "string") : [];
}

/** Reads a path as Meta writes it, or as the engine does. */
function parsePath(text: string): Path {
  const steps = text.matchAll(/\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|([^.[\]]+)/g);
  return [...steps].map(([, index, quoted, name = ""]) => {
    if (index !== undefined) return Number(index);
    return quoted === undefined ? name : unquoted(quoted);
  });
}

/** The engine quotes as Go does, which is JSON but for rare characters. */
function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}

/** Puts a mark in place of what an Output gave, and remembers the texts in it. */
function masking(document: unknown, path: Path, told: Set<string>): unknown {
  const value = valueAt(document, path);
  if (value === undefined || MARKS.some((mark) => mark === value)) return document;
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

/** Changes each value of a tree, holders before what they hold, without recursion; changes it in place. */
function rewrite(root: unknown, change: (value: unknown) => unknown): unknown {
  const top = { root };
  const open: Record<string, unknown>[] = [top];
  for (let holder = open.pop(); holder !== undefined; holder = open.pop()) {
    for (const [key, value] of Object.entries(holder)) {
      const changed = change(value);
      if (changed !== value) Object.assign(holder, { [key]: changed });
      if (isContainer(changed)) open.push(changed);
    }
  }
  return top.root;
}

const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Whether a document can be compared and judged: it is an object, and not one mark for all of it. */
export const isShown = (document: unknown): document is { [key: string]: JsonValue } => isPlainObject(document);
