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
    message: "then is empty; an If needs at least one component",
    hint: "invert the condition if only else is needed",
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
      message: `value is the constant ${show(value, valuePath)}, so the same case would always be chosen`,
      hint: "write a binding such as ${form.<name>} or ${data.<key>}",
    });
  }
  if (!isPlainObject(cases) || isUnknown(cases)) return;
  const keys = Object.keys(cases);
  if (keys.length === 0) {
    report({
      code: "INVALID_PROPERTY_VALUE",
      path: [...path, "cases"],
      message: "cases is empty; a Switch needs at least one case",
      hint: "add a case for each expected value; a case may be empty",
    });
  }
  for (const key of keys.filter((each) => !CASE.test(each))) {
    report({
      code: "PROPERTY_NAME_MISMATCH",
      path: [...path, "cases", key],
      message: `${JSON.stringify(key)} is not a valid case name`,
      hint: "start with a letter, followed by letters, digits, - and _",
    });
  }
}
