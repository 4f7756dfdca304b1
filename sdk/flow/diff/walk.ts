import type { JsonObject, JsonValue } from "../json";
import { formatPath, type Path } from "../path";
import type { Change } from "./change";
import type { DiffKind, Edit } from "./entry";
import { linkOf } from "./links";
import { type PairingTools, pairItems } from "./pairing";
import { enter, itemsOf, label, nameOf, type Place, top } from "./place";
import { identityKey, type Role, roleWithin, subjectOf } from "./roles";
import { createSameness, hasMembers } from "./sameness";
import { longestIncreasing } from "./sequence";

/** Below this many steps a document is compared as one piece; flows are less than twenty deep. */
const DEPTH = 100;
/** From this many moved items on, a list is said to be reordered. */
const REORDERED = 4;

/** A pair of values that may differ, with all that is known about their place. */
interface Spot {
  role: Role;
  was: Path;
  is: Path;
  place: Place;
}

/** Finds all single changes between two documents, in the order of the new one. */
export function findChanges(before: JsonValue, after: JsonValue): Change[] {
  const tools: PairingTools = { same: createSameness(), cells: { left: 2_000_000 }, likeness: { left: 60_000 } };
  const changes: Change[] = [];
  compare(before, after, { role: "document", was: [], is: [], place: top });
  return changes;

  function compare(was: JsonValue, is: JsonValue, spot: Spot): void {
    if (tools.same.of(was) === tools.same.of(is)) return;
    const shallow = spot.was.length < DEPTH;
    if (shallow && Array.isArray(was) && Array.isArray(is)) compareLists(was, is, spot);
    else if (shallow && hasMembers(was) && hasMembers(is) && !isOtherAction(was, is, spot))
      compareObjects(was, is, spot);
    else report("changed", spot, { edit: "set", at: spot.was, value: is }, was, is);
  }

  /** An action of another name is another action: its properties have nothing in common. */
  function isOtherAction(was: JsonObject, is: JsonObject, spot: Spot): boolean {
    return spot.role === "action" && tools.same.of(was.name) !== tools.same.of(is.name);
  }

  function compareObjects(was: JsonObject, is: JsonObject, spot: Spot): void {
    for (const key of new Set([...Object.keys(is), ...Object.keys(was)])) {
      const old = member(was, key);
      const now = member(is, key);
      const role = roleWithin(spot.role, key);
      const at = [...spot.was, key];
      const inner = { role, was: at, is: [...spot.is, key], place: enter(spot.place, role, key, old, now) };
      if (old === undefined && now === undefined) continue;
      if (old === undefined) report("added", inner, { edit: "set", at, value: now ?? null }, old, now);
      else if (now === undefined) report("removed", inner, { edit: "delete", at }, old, now);
      else if (isName(spot.role, key, old, now)) {
        report("renamed", { ...inner, place: spot.place }, { edit: "set", at, value: now }, old, now);
      } else compare(old, now, inner);
    }
  }

  function isName(role: Role, key: string, old: JsonValue, now: JsonValue): boolean {
    const nameable = role === "screen" || role === "component" || role === "option";
    return nameable && key === identityKey(role) && typeof old === "string" && typeof now === "string" && old !== now;
  }

  function compareLists(was: JsonValue[], is: JsonValue[], spot: Spot): void {
    const role = roleWithin(spot.role, 0);
    const partner = pairItems(was, is, role === "plain" ? spot.role : role, tools);
    const paired = partner.filter((old) => old !== -1);
    const steady = longestIncreasing(paired);
    const kept = new Set(paired);
    const moved: Change[] = [];
    const inner = (old: number, now: number): Spot => ({
      role,
      was: [...spot.was, old],
      is: [...spot.is, now],
      place: enter(spot.place, role, Math.max(now, 0), was[old] ?? is[now], is[now] ?? was[old]),
    });
    let gone = 0;
    const reportGone = (until: number) => {
      for (; gone < until; gone++) {
        if (kept.has(gone)) continue;
        const removal: Edit = { edit: "remove", list: spot.was, index: gone };
        report("removed", { ...inner(gone, -1), place: enter(spot.place, role, gone, was[gone]) }, removal, was[gone]);
      }
    };
    let place = -1;
    partner.forEach((old, now) => {
      if (old === -1) {
        const insertion: Edit = { edit: "insert", list: spot.was, index: now, value: is[now] ?? null };
        report("added", inner(-1, now), insertion, undefined, is[now]).position = positionOf(is, now, role);
        return;
      }
      place += 1;
      const stayed = steady.has(place);
      if (stayed) reportGone(old);
      else {
        const move = describe("moved", inner(old, now), { edit: "move", list: spot.was, from: old, to: now });
        move.position = positionOf(is, now, role);
        moved.push(move);
      }
      compare(was[old] ?? null, is[now] ?? null, inner(old, now));
    });
    reportGone(was.length);
    if (moved.length < REORDERED) changes.push(...moved);
    else {
      const subject = subjectOf[role] ?? "property";
      const name = `${moved.length} ${itemsOf(subject, spot.place)}`;
      changes.push({ ...describe("moved", spot), subject, name, parts: moved });
    }
  }

  function report(kind: DiffKind, spot: Spot, edit: Edit, before?: JsonValue, after?: JsonValue): Change {
    const change = describe(kind, spot, edit, before, after);
    changes.push(change);
    return change;
  }
}

function describe(kind: DiffKind, spot: Spot, edit?: Edit, before?: JsonValue, after?: JsonValue): Change {
  const subject = subjectOf[spot.role] ?? (kind === "renamed" ? spot.place.subject : areaOf(spot.place));
  // Also of a removed value the way there is reported in the new document, so that changes of one action meet.
  const action = spot.is.findIndex((step) => typeof step === "string" && step.endsWith("-action"));
  return {
    kind,
    subject,
    at: { ...(kind !== "added" && { before: spot.was }), ...(kind !== "removed" && { after: spot.is }) },
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    name: nameOf(spot.place),
    ...linkOf(kind, subject, spot.place, before, after),
    ...(action !== -1 && { action: formatPath(spot.is.slice(0, action + 1)) }),
    edits: edit === undefined ? [] : [edit],
    parts: [],
  };
}

/** A property of a screen is not a screen: only what is a data key's, an action's or a route's keeps that name. */
function areaOf({ subject }: Place): Change["subject"] {
  return subject === "data key" || subject === "action" || subject === "route" ? subject : "property";
}

const member = (object: JsonObject, key: string): JsonValue | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

function positionOf(list: JsonValue[], index: number, role: Role): string {
  const next = list[index + 1];
  return next === undefined ? "at the end" : `before ${label(next, role, index + 1)}`;
}
