import { isPlainObject, type JsonObject, type JsonValue } from "../json";
import type { Path } from "../path";
import type { ComponentNode, FlowTree, ScreenNode } from "../validate";
import type { UpgradeStep } from "./step";

const DATE_KEYS = ["min-date", "max-date", "unavailable-dates", "init-value"];

type Note = (path: Path, message: string) => void;

/**
 * From 5.0 a DatePicker takes days where it took milliseconds. The values may stand in the component, in its Form's
 * `init-values`, in the examples of the data model, and in what a navigate passes; an endpoint's are not seen here.
 */
export const datesFromMilliseconds: UpgradeStep = (tree, note) => {
  for (const screen of tree.screens) {
    const bound = new Set<string>();
    for (const picker of screen.components.filter(({ type }) => type === "DatePicker")) {
      for (const { holder, key, path } of datesOf(picker)) {
        const binding = dataKeyOf(holder[key]);
        if (binding === undefined) change(holder, key, path, note);
        else bound.add(binding);
      }
    }
    for (const key of bound) {
      const model = screen.data[key];
      if (isPlainObject(model)) change(model, "__example__", [...screen.path, "data", key, "__example__"], note);
      for (const { payload, path } of navigationsTo(screen, tree)) {
        if (payload !== undefined) change(payload, key, [...path, "payload", key], note);
      }
    }
  }
};

interface DateValue {
  holder: JsonObject;
  key: string;
  path: Path;
}

/** Where the dates of a picker stand. */
function datesOf({ value, path, parents, inputName }: ComponentNode): DateValue[] {
  const own = DATE_KEYS.map((key) => ({ holder: value, key, path: [...path, key] }));
  const first = parents.find(({ type }) => type === "Form");
  const initValues = first?.value["init-values"];
  if (first === undefined || inputName === undefined || !isPlainObject(initValues)) return own;
  return [...own, { holder: initValues, key: inputName, path: [...first.path, "init-values", inputName] }];
}

const navigationsTo = (screen: ScreenNode, { screens, byId }: FlowTree) =>
  screens
    .flatMap(({ actions }) => actions)
    .filter(({ name, next }) => name === "navigate" && next !== undefined && byId.get(next) === screen);

const dataKeyOf = (value: JsonValue | undefined): string | undefined =>
  typeof value === "string" ? /^\$\{data\.([^{}.]+)\}$/.exec(value)?.[1] : undefined;

/** Changes a date, or each date of a list. */
function change(holder: JsonObject, key: string, path: Path, note: Note): void {
  const value = Object.hasOwn(holder, key) ? holder[key] : undefined;
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      const day = dayOf(item);
      if (day === undefined) return;
      value[index] = day;
      note([...path, index], wording(day));
    });
  }
  const day = dayOf(value);
  if (day === undefined) return;
  holder[key] = day;
  note(path, wording(day));
}

const wording = (day: string) => `milliseconds become the date ${day} (in UTC): from version 5.0 dates are YYYY-MM-DD`;

/** Shorter numbers could be seconds or a day written without hyphens, and no number of more digits is a day to choose. */
function dayOf(value: JsonValue | undefined): string | undefined {
  if (typeof value !== "string" || !/^[1-9]\d{10,13}$/.test(value)) return undefined;
  return new Date(Number(value)).toISOString().slice(0, 10);
}
