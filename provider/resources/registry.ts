/**
 * What the resources of a program have for themselves alone, by the key of their declarer. Who else has a thing is found
 * without a walk over all of them: a run of thousands asks it for each.
 */
export interface Registry<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
  /** Whether some resource has the thing. */
  has(thing: string): boolean;
  /** The first resource that has the thing, other than the one with the key. */
  otherWith(thing: string, key: string): [key: string, value: Value] | undefined;
}

/** @param thingsOf names what a value stands for */
export function newRegistry<Value>(thingsOf: (value: Value) => string[]): Registry<Value> {
  const values = new Map<string, Value>();
  const keysOf = new Map<string, Set<string>>();

  const remove = (key: string) => {
    const value = values.get(key);
    for (const thing of value === undefined ? [] : thingsOf(value)) {
      const keys = keysOf.get(thing);
      keys?.delete(key);
      if (keys?.size === 0) keysOf.delete(thing);
    }
    values.delete(key);
  };

  return {
    get: (key) => values.get(key),
    set(key, value) {
      remove(key);
      values.set(key, value);
      for (const thing of thingsOf(value)) keysOf.set(thing, (keysOf.get(thing) ?? new Set()).add(key));
    },
    delete: remove,
    has: (thing) => keysOf.has(thing),
    otherWith(thing, key) {
      for (const other of keysOf.get(thing) ?? []) {
        const value = values.get(other);
        if (other !== key && value !== undefined) return [other, value];
      }
      return undefined;
    },
  };
}
