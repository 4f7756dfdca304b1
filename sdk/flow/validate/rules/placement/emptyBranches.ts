import { isPlainObject } from "../../../json";
import type { CheckContext } from "../../context";
import { isDynamic } from "../../dynamic";
import type { Rule } from "../../rule";
import type { ComponentNode } from "../../tree";

/** An If has something to show, and a Switch has something to choose from and by. */
export const emptyBranches: Rule = ({ screens }, context) => {
  for (const { components } of screens) {
    for (const component of components) {
      if (component.type === "If") checkIf(component, context);
      if (component.type === "Switch") checkSwitch(component, context);
    }
  }
};

function checkIf({ value, path }: ComponentNode, { report }: CheckContext): void {
  if (!Array.isArray(value.then) || value.then.length > 0) return;
  report({
    code: "INVALID_PROPERTY_VALUE",
    path: [...path, "then"],
    message: "then is empty; an If shows at least one component",
    hint: "turn the condition round if only else is wanted",
  });
}

const CASE = /^[A-Za-z][A-Za-z0-9_-]*$/;

function checkSwitch({ value: component, path }: ComponentNode, context: CheckContext): void {
  const { report, show, isUnknown } = context;
  const { value, cases } = component;
  if (typeof value === "string" && !isUnknown(value) && !isDynamic(value, context)) {
    const valuePath = [...path, "value"];
    report({
      code: "PATTERN_MISMATCH",
      path: valuePath,
      message: `value is the text ${show(value, valuePath)}, so it would always choose the same case`,
      hint: "write a binding such as ${form.<name>} or ${data.<key>}",
    });
  }
  if (!isPlainObject(cases) || isUnknown(cases)) return;
  const keys = Object.keys(cases);
  if (keys.length === 0) {
    report({
      code: "INVALID_PROPERTY_VALUE",
      path: [...path, "cases"],
      message: "cases is empty; a Switch has at least one case",
      hint: "name a case by each value that is expected; a case may be empty",
    });
  }
  for (const key of keys.filter((each) => !CASE.test(each))) {
    report({
      code: "PROPERTY_NAME_MISMATCH",
      path: [...path, "cases", key],
      message: `${JSON.stringify(key)} cannot name a case`,
      hint: "begin with a letter, and go on with letters, digits, - and _",
    });
  }
}
