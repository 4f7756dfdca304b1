import { isPlainObject } from "../../../json";
import type { CheckContext } from "../../context";
import { isDynamic } from "../../dynamic";
import type { Rule } from "../../rule";
import type { ComponentNode } from "../../tree";

/** Keys that only a range of dates has. */
const RANGE_ONLY = ["title", "description", "min-days", "max-days"];
/** Keys that a range of dates has for either end. */
const PER_END = ["label", "helper-text", "required", "init-value", "error-message"];

/** What a CalendarPicker has in the one mode and not in the other. */
export const calendarMode: Rule = ({ screens }, context) => {
  for (const { components } of screens) {
    for (const component of components) {
      const { mode } = component.value;
      if (component.type !== "CalendarPicker" || context.isUnknown(mode)) continue;
      if (typeof mode === "string" && isDynamic(mode, context)) continue;
      if (mode === "range") checkRange(component, context);
      else checkSingle(component, context);
    }
  }
};

function checkRange({ value, path }: ComponentNode, context: CheckContext): void {
  for (const key of PER_END) {
    const given = value[key];
    if (given === undefined || isPlainObject(given) || context.isUnknown(given)) continue;
    if (typeof given === "string" && isDynamic(given, context)) continue;
    context.report({
      code: "INVALID_TYPE",
      path: [...path, key],
      message: `${key} is ${context.show(given, [...path, key])}; in mode range it needs a start and an end value`,
      hint: 'write {"start-date": ..., "end-date": ...}',
    });
  }
}

function checkSingle({ value, path }: ComponentNode, { report, isUnknown }: CheckContext): void {
  for (const key of RANGE_ONLY.filter((each) => value[each] !== undefined)) {
    report({
      code: "INVALID_PROPERTY_NAME_FOR_CONDITION",
      path: [...path, key],
      message: `${key} applies only to mode range, but this CalendarPicker takes a single date`,
      hint: `remove it, or set mode: "range"`,
    });
  }
  for (const key of PER_END) {
    if (!isPlainObject(value[key]) || isUnknown(value[key])) continue;
    report({
      code: "INVALID_TYPE",
      path: [...path, key],
      message: `${key} has a start and an end value, but this CalendarPicker takes a single date`,
      hint: `write one value, or set mode: "range"`,
    });
  }
}
