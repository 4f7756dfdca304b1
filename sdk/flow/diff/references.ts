import type { Change } from "./change";

const LONGEST = 10_000;

/**
 * Whether a change does nothing but follow a renaming: a binding or a list of names that says the new name where it
 * said the old one. Names of inputs count only on their own screen and in bindings of other screens to it.
 */
export function renamesReference(renaming: Change, change: Change): boolean {
  const [old, now] = [renaming.before, renaming.after];
  if (typeof old !== "string" || typeof now !== "string" || change === renaming) return false;
  const screen = renaming.subject === "screen";
  if (change.kind === "changed") {
    if (typeof change.before !== "string" || typeof change.after !== "string") return false;
    if (change.before.length > LONGEST) return false;
    const [head, tail] = screen ? ["screen.", "."] : ["form.", "}"];
    return change.before.replaceAll(`${head}${old}${tail}`, () => `${head}${now}${tail}`) === change.after;
  }
  if (screen || !sameScreen(renaming, change)) return false;
  return (change.kind === "removed" && isListed(change, old)) || (change.kind === "added" && isListed(change, now));
}

/** A name in a list of inputs (`sensitive`), or a key of `init-values` or `error-messages`. */
function isListed(change: Change, name: string): boolean {
  const path = change.at.after ?? change.at.before ?? [];
  const list = path.at(-2);
  if (list === "sensitive") return (change.after ?? change.before) === name;
  return (list === "init-values" || list === "error-messages") && path.at(-1) === name;
}

const sameScreen = (one: Change, other: Change): boolean =>
  one.at.before?.[0] === "screens" &&
  (other.at.before === undefined || other.at.before[1] === one.at.before[1]) &&
  (other.at.after === undefined || other.at.after[1] === one.at.after?.[1]);
