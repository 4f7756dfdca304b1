import type { JsonValue } from "../json";
import type { Link } from "./change";
import type { DiffKind, DiffSubject } from "./entry";
import type { Place } from "./place";
import { hasMembers } from "./sameness";

/** The links between screens that a change of a route, an action or a thing with actions adds or takes away. */
export function linkOf(
  kind: DiffKind,
  subject: DiffSubject,
  place: Place,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): { link?: Link } {
  if (kind === "moved" || kind === "renamed") return {};
  if (subject === "route") {
    return { link: { from: String(place.trail[0]), before: textsOf(before), after: textsOf(after) } };
  }
  if (subject === "action" && place.trail.length === 3 && place.trail[1] === "next" && place.trail[2] === "name") {
    return { link: { from: place.screen, before: textsOf(before), after: textsOf(after) } };
  }
  if (subject === "component" || subject === "option" || (subject === "action" && place.trail.length === 1)) {
    return { link: { from: place.screen, before: navigatesOf(before), after: navigatesOf(after) } };
  }
  return {};
}

const NODES = 5_000;

/** The screens that the navigate actions anywhere in a value lead to; of a giant value its upper part only. */
export function navigatesOf(root: JsonValue | undefined): string[] {
  const targets: string[] = [];
  const queue = [root];
  for (let index = 0; index < queue.length && index < NODES; index++) {
    const value = queue[index];
    if (hasMembers(value) && value.name === "navigate" && hasMembers(value.next)) {
      const { name } = value.next;
      if (typeof name === "string") targets.push(name);
    }
    if (typeof value !== "object" || value === null) continue;
    for (const child of Object.values(value).slice(0, NODES)) {
      if (typeof child === "object" && child !== null) queue.push(child);
    }
  }
  return targets;
}

/** The text, or the texts of a list. */
function textsOf(value: JsonValue | undefined): string[] {
  return (Array.isArray(value) ? value : [value]).filter((text) => typeof text === "string");
}
