import { isPlainObject } from "../json";
import type { Path } from "../path";

/** A navigate action of a screen. */
export interface Navigation {
  /** The screen that it names; it may not exist. */
  to: string;
  /** Path of the action, from the document's top. */
  path: Path;
  /** Type of the component that holds the action; empty when that has none. */
  component: string;
}

/** A value on the way, linked to its holder, because most values need no path. */
interface Place {
  value: unknown;
  step: string | number;
  holder?: Place;
  component: string;
}

/**
 * Finds the navigate actions in a layout, in document order: on components, on items of lists and in all branches. Data
 * that only looks like an action is passed over. Takes any value, however deep it is nested.
 *
 * @param at path of the layout
 */
export function navigationsIn(layout: unknown, at: Path): Navigation[] {
  const found: Navigation[] = [];
  const open: Place[] = [{ value: layout, step: "", component: "" }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { value } = place;
    if (typeof place.step === "string" && ACTION.test(place.step)) {
      const to = targetOf(value);
      if (to !== undefined) found.push({ to, path: [...at, ...stepsTo(place)], component: place.component });
    } else if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index--) {
        open.push({ value: value[index], step: index, holder: place, component: place.component });
      }
    } else if (isPlainObject(value)) {
      const component = typeof value.type === "string" ? value.type : place.component;
      for (const key of Object.keys(value).reverse()) {
        open.push({ value: value[key], step: key, holder: place, component });
      }
    }
  }
  return found;
}

const ACTION = /^on-[a-z]+-action$/;

function targetOf(action: unknown): string | undefined {
  if (!isPlainObject(action) || action.name !== "navigate" || !isPlainObject(action.next)) return undefined;
  return typeof action.next.name === "string" ? action.next.name : undefined;
}

function stepsTo(place: Place): Path {
  const steps: (string | number)[] = [];
  for (let at = place; at.holder !== undefined; at = at.holder) steps.push(at.step);
  return steps.reverse();
}
