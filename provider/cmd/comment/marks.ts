import { isPlainObject, type JsonObject } from "../../../sdk/flow";

/** What the engine prints for a value that is not known yet. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
/** The key by which the wire forms of secrets, Outputs and assets are known. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";

/** Stands for a secret; the engine's own mark. */
export const SECRET = "[secret]";
/** Stands for what nobody knows yet. */
const LATER = "[known during the update]";

/** What stands in a comment for values that it must not or cannot show. */
export const MARKS: readonly unknown[] = [SECRET, LATER];

/** Whether a text has a mark in it, so that nothing can be said about it. */
export const isHidden = (value: unknown): boolean =>
  typeof value === "string" && [SECRET, LATER].some((mark) => value.includes(mark));

/** Whether a document can be compared and judged: it is an object, and not one mark for all of it. */
export const isShown = (document: unknown): document is JsonObject => isPlainObject(document);

/** Puts marks for secrets and for what is not known yet into a value that the engine printed; changes it in place. */
export const blinded = (value: unknown): unknown =>
  rewrite(value, (each) => {
    if (each === UNKNOWN) return LATER;
    return isPlainObject(each) && Object.hasOwn(each, SIGNATURE) ? SECRET : each;
  });

/** Changes each value of a tree, holders before what they hold, without recursion; changes it in place. */
export function rewrite(root: unknown, change: (value: unknown) => unknown): unknown {
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
