import type { JsonValue } from "../json";
import { hasMembers, type Sameness } from "./sameness";

/** How alike two values are, from 0 (nothing in common) to 1. */
export type Similarity = (before: JsonValue, after: JsonValue) => number;

const FEATURES = 300;
const WORDS = 20;

/**
 * Compares values by their features: the members at any level and the words of the topmost texts. What every flow
 * repeats (types, switches, the name that is already known to differ) says nothing and does not count.
 */
export function createSimilarity(same: Sameness, identity: string): Similarity {
  const bags = new Map<object, Map<string, number>>();

  const features = (root: JsonValue[] | Record<string, JsonValue>): Map<string, number> => {
    const known = bags.get(root);
    if (known !== undefined) return known;
    const bag = new Map<string, number>();
    const queue: JsonValue[] = [root];
    let count = 0;
    const add = (feature: string) => {
      bag.set(feature, (bag.get(feature) ?? 0) + 1);
      count += 1;
    };
    for (let next = 0; next < queue.length && count < FEATURES; next++) {
      const value = queue[next];
      if (Array.isArray(value)) {
        for (const item of value.slice(0, FEATURES)) {
          if (typeof item === "object" && item !== null) queue.push(item);
          else add(`[]${same.of(item)}`);
        }
      } else if (hasMembers(value)) {
        for (const name in value) {
          const member = value[name];
          if (member === undefined || name === "type" || typeof member === "boolean") continue;
          if (value === root && name === identity) continue;
          add(`${name}:${same.of(member)}`);
          if (typeof member === "object" && member !== null) queue.push(member);
          if (typeof member === "string" && value === root) words(member).forEach(add);
        }
      }
    }
    bags.set(root, bag);
    return bag;
  };

  return (before, after) => {
    if (typeof before !== "object" || before === null || typeof after !== "object" || after === null) return 0;
    const left = features(before);
    const right = features(after);
    let shared = 0;
    for (const [feature, count] of left) shared += Math.min(count, right.get(feature) ?? 0);
    const all = size(left) + size(right);
    return all === 0 ? 0 : (2 * shared) / all;
  };
}

const words = (text: string): string[] =>
  text
    .slice(0, 400)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .slice(0, WORDS)
    .map((word) => `word ${word}`);

function size(bag: Map<string, number>): number {
  let total = 0;
  for (const count of bag.values()) total += count;
  return total;
}
