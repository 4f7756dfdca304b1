import type { JsonValue } from "../json";
import { createMatching, type Matching } from "./matching";
import { identityKey, type Role } from "./roles";
import { hasMembers, type Sameness } from "./sameness";
import { type Budget, commonSubsequence } from "./sequence";
import { createSimilarity } from "./similarity";

/** What pairing works with, over all lists of one diff. */
export interface PairingTools {
  same: Sameness;
  /** Cells that tables of common subsequences may still use. */
  cells: Budget;
  /** Comparisons of likeness that may still be made. */
  likeness: Budget;
}

/** From this likeness on, two things with different names are one thing renamed; without names less is enough. */
const RENAMED = 0.5;
const LIKE = 0.3;

/**
 * Finds which item of the old list each item of the new one was: first by name (the ids of screens and options, the
 * names of components), then by equal content, then by equal content but for the name, then by type and likeness, and
 * at last, for things without names, by type and place.
 *
 * @returns for each index of the new list its index in the old one, or -1
 */
export function pairItems(before: JsonValue[], after: JsonValue[], role: Role, tools: PairingTools): number[] {
  const { same } = tools;
  const identity = identityKey(role);
  const nameOf = (item: JsonValue | undefined) => {
    const name = hasMembers(item) && Object.hasOwn(item, identity) ? item[identity] : undefined;
    return typeof name === "string" && name !== "" ? name : undefined;
  };
  const named = (item: JsonValue) => nameOf(item) !== undefined;
  const unnamed = (item: JsonValue) => !named(item);
  const matching = createMatching(before, after);
  const pairFree = (wanted: (item: JsonValue) => boolean, keyOf: (item: JsonValue) => string | number | undefined) =>
    matching.pairBy(matching.freeBefore(wanted), matching.freeAfter(wanted), keyOf);

  // Twins with one name: those that did not change find each other first.
  pairFree(named, (item) => `${same.of(item)} ${nameOf(item)}`);
  pairFree(named, nameOf);
  pairInOrder(before, after, matching, unnamed, tools);
  pairFree(unnamed, (item) => same.of(item));
  if (role === "target" || role === "names") return matching.partner;

  pairFree(named, (item) => (hasMembers(item) ? same.without(item, identity) : undefined));
  pairAlike(before, after, matching, identity, named, tools);
  pairByPlace(before, after, matching, (item) => (named(item) ? undefined : kindOf(item, same)));
  return matching.partner;
}

/** Equal items that stand in the same order: twins that stayed are not taken for twins that moved. */
function pairInOrder(
  before: JsonValue[],
  after: JsonValue[],
  matching: Matching,
  wanted: (item: JsonValue) => boolean,
  { same, cells }: PairingTools,
): void {
  const olds = matching.freeBefore(wanted);
  const nows = matching.freeAfter(wanted);
  const contents = (list: JsonValue[], indexes: number[]) => indexes.map((index) => same.of(list[index]));
  for (const [old, now] of commonSubsequence(contents(before, olds), contents(after, nows), cells)) {
    matching.pair(olds[old] ?? 0, nows[now] ?? 0);
  }
}

/** The most alike first; of equally alike ones the nearest. */
function pairAlike(
  before: JsonValue[],
  after: JsonValue[],
  matching: Matching,
  identity: string,
  named: (item: JsonValue) => boolean,
  { same, likeness }: PairingTools,
): void {
  const described = (list: JsonValue[], indexes: number[]) =>
    indexes.map((index) => {
      const item = list[index] ?? null;
      return { index, item, kind: kindOf(item, same), named: named(item) };
    });
  const olds = described(before, matching.freeBefore(hasMembers));
  const nows = described(after, matching.freeAfter(hasMembers));
  const comparisons = olds.length * nows.length;
  if (comparisons === 0 || comparisons > likeness.left) return;
  likeness.left -= comparisons;
  const alike = createSimilarity(same, identity);
  const candidates: { old: number; now: number; score: number; distance: number }[] = [];
  for (const old of olds) {
    for (const now of nows) {
      if (old.kind !== now.kind) continue;
      const score = alike(old.item, now.item);
      if (score < (old.named && now.named ? RENAMED : LIKE)) continue;
      candidates.push({ old: old.index, now: now.index, score, distance: Math.abs(old.index - now.index) });
    }
  }
  candidates.sort((a, b) => b.score - a.score || a.distance - b.distance);
  for (const { old, now } of candidates) {
    if (!matching.isTaken(old) && matching.partner[now] === -1) matching.pair(old, now);
  }
}

/** Between two neighbours that are both known, nameless things of one kind follow each other in order. */
function pairByPlace(
  before: JsonValue[],
  after: JsonValue[],
  matching: Matching,
  keyOf: (item: JsonValue) => string | undefined,
): void {
  let start = 0;
  for (let now = 0; now < after.length; now++) {
    const known = matching.partner[now] ?? -1;
    if (known !== -1) {
      start = known + 1;
      continue;
    }
    const nows = runFrom(now, (index) => index < after.length && matching.partner[index] === -1);
    const olds = runFrom(start, (index) => index < before.length && !matching.isTaken(index));
    matching.pairBy(olds, nows, keyOf);
    now = nows.at(-1) ?? now;
  }
}

function runFrom(start: number, goesOn: (index: number) => boolean): number[] {
  const run: number[] = [];
  for (let index = start; goesOn(index); index++) run.push(index);
  return run;
}

/** Things of different kinds are never one thing changed: components by type, other values by what JSON calls them. */
function kindOf(value: JsonValue, same: Sameness): string {
  if (Array.isArray(value)) return "list";
  if (!hasMembers(value)) return "scalar";
  return `object ${same.of(Object.hasOwn(value, "type") ? value.type : undefined)}`;
}
