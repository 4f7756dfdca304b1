import { isPlainObject } from "../json";
import type { Path } from "../path";

/** A value inside another one, linked to its holder: most values need no path. */
export interface Held {
  value: unknown;
  step: string | number;
  holder?: Held;
}

/**
 * Gives a value and every value inside it, in document order, however deep it is nested.
 *
 * @param isUnknown recognises values that are not known yet; nothing inside them is given
 */
export function* walk(value: unknown, isUnknown: (value: unknown) => boolean): Generator<Held> {
  const open: Held[] = [{ value, step: "", holder: undefined }];
  for (let holder = open.pop(); holder !== undefined; holder = open.pop()) {
    yield holder;
    const inside = holder.value;
    if (typeof inside !== "object" || isUnknown(inside)) continue;
    if (Array.isArray(inside)) {
      for (let step = inside.length - 1; step >= 0; step--) open.push({ value: inside[step], step, holder });
    } else if (isPlainObject(inside)) {
      for (const step of Object.keys(inside).reverse()) open.push({ value: inside[step], step, holder });
    }
  }
}

/** The path of a value that a walk gave, where `at` is the path of the value that it began with. */
export function pathOf(held: Held, at: Path): Path {
  const steps: (string | number)[] = [];
  for (let here = held; here.holder !== undefined; here = here.holder) steps.push(here.step);
  return [...at, ...steps.reverse()];
}

/**
 * The values at a way through keys and lists, with their paths: `data-source.*.title` gives the title of each option.
 * What is missing or of another form on the way is passed over.
 */
export function valuesAt(value: unknown, way: string, at: Path): { value: unknown; path: Path }[] {
  let found: { value: unknown; path: Path }[] = [{ value, path: at }];
  for (const step of way.split(".")) {
    found = found.flatMap(({ value: holder, path }) => {
      if (step === "*")
        return Array.isArray(holder) ? holder.map((item, index) => ({ value: item, path: [...path, index] })) : [];
      return isPlainObject(holder) && Object.hasOwn(holder, step)
        ? [{ value: holder[step], path: [...path, step] }]
        : [];
    });
  }
  return found;
}
