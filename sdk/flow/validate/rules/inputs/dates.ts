import { isPlainObject } from "../../../json";
import type { Path } from "../../../path";
import type { CheckContext } from "../../context";
import { isDynamic } from "../../dynamic";
import type { Rule } from "../../rule";
import type { ComponentNode } from "../../tree";

/** Dates of pickers: written as YYYY-MM-DD, real, and between the first and the last that can be chosen. */
export const dates: Rule = ({ screens }, context) => {
  for (const { components } of screens) {
    for (const component of components) {
      if (component.type === "DatePicker" || component.type === "CalendarPicker") checkPicker(component, context);
    }
  }
};

function checkPicker({ type, value, path }: ComponentNode, context: CheckContext): void {
  const { report, show } = context;
  const first = readDate(value["min-date"], [...path, "min-date"], context);
  const last = readDate(value["max-date"], [...path, "max-date"], context);
  const isReversed = first !== undefined && last !== undefined && first > last;
  if (isReversed) {
    report({
      code: "INVALID_DATE_RANGE",
      path: [...path, "min-date"],
      message: `min-date of this ${type} is after its max-date`,
      hint: "exchange them",
    });
  }
  for (const { given, at } of datesWithin(value, path)) {
    const date = readDate(given, at, context);
    if (date === undefined || isReversed) continue;
    const isBefore = first !== undefined && date < first;
    if (!isBefore && !(last !== undefined && date > last)) continue;
    report({
      code: "INVALID_DATE_RANGE",
      path: at,
      message: `${show(date, at)} is ${isBefore ? "before min-date" : "after max-date"} of this ${type}`,
      hint: "choose a date between min-date and max-date",
    });
  }
}

/** Dates that must lie between the first and the last. */
function datesWithin(value: ComponentNode["value"], path: Path): { given: unknown; at: Path }[] {
  const found: { given: unknown; at: Path }[] = [];
  for (const key of ["init-value", "unavailable-dates"]) {
    const given = value[key];
    const at = [...path, key];
    if (Array.isArray(given)) given.forEach((each, index) => void found.push({ given: each, at: [...at, index] }));
    else if (isPlainObject(given)) {
      for (const [end, each] of Object.entries(given)) found.push({ given: each, at: [...at, end] });
    } else found.push({ given, at });
  }
  return found;
}

/** A date that is written out, such that texts compare as dates do; undefined for anything else, reported if it is wrong. */
function readDate(given: unknown, path: Path, context: CheckContext): string | undefined {
  if (typeof given !== "string" || context.isUnknown(given) || isDynamic(given, context)) return undefined;
  if (isDate(given)) return given;
  const isWritten = FORMAT.test(given);
  context.report({
    code: "INVALID_DATE_RANGE",
    // Meta looks at the form; whether it looks for the day in the calendar nobody has tried.
    severity: isWritten ? "warning" : "error",
    path,
    message: `${context.show(given, path)} is ${isWritten ? "a date that does not exist" : "not a date"}`,
    hint: "write an existing date as YYYY-MM-DD",
  });
  return undefined;
}

const FORMAT = /^\d{4}-\d{2}-\d{2}$/;

function isDate(text: string): boolean {
  if (!FORMAT.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  // 31 April becomes 1 May, which is then written differently.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
