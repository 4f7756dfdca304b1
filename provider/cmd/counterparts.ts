import { withoutFrontEnd } from "../tokens";

/**
 * Finds the same resources in another stack or plan, where they may be served by the other front end: it has moved, and
 * this one has not yet. A resource that is on both sides as it is stands for no other one, because a program may use both
 * front ends under one name.
 *
 * @param own what is on this side, by types and name of each resource
 * @param others what is on the other side, by the same
 */
export function counterparts<T>(
  own: ReadonlyMap<string, unknown>,
  others: ReadonlyMap<string, T>,
): (key: string) => T | undefined {
  const moved = new Map(
    [...others].filter(([key]) => !own.has(key)).map(([key, other]) => [withoutFrontEnd(key), other]),
  );
  return (key) => others.get(key) ?? moved.get(withoutFrontEnd(key));
}
