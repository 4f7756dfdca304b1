import type { CheckContext } from "../../context";
import type { Rule } from "../../rule";
import type { ComponentNode } from "../../tree";

const INPUT_TYPES = ["text", "number", "password", "passcode"];

/** A TextInput with a pattern: what it needs beside it, and whether the pattern can be read. */
export const textPattern: Rule = ({ screens }, context) => {
  for (const { components } of screens) {
    for (const component of components) {
      if (component.type === "TextInput" && component.value.pattern !== undefined) checkInput(component, context);
    }
  }
};

function checkInput({ value, path }: ComponentNode, { report, show, isUnknown }: CheckContext): void {
  if (value["helper-text"] === undefined) {
    report({
      code: "MISSING_REQUIRED_PROPERTY",
      path: [...path, "helper-text"],
      message: "a TextInput with a pattern needs helper-text",
      hint: "describe what users may enter",
    });
  }
  const inputType = value["input-type"];
  if (typeof inputType === "string" && !isUnknown(inputType) && !INPUT_TYPES.includes(inputType)) {
    report({
      code: "INVALID_ENUM_VALUE",
      path: [...path, "input-type"],
      message: `a TextInput with a pattern cannot be of input-type ${show(inputType, [...path, "input-type"])}`,
      hint: `use one of ${INPUT_TYPES.join(", ")}, or remove the pattern`,
    });
  }
  const { pattern } = value;
  if (typeof pattern === "string" && !isUnknown(pattern) && !compiles(pattern)) {
    report({
      code: "INVALID_PROPERTY_VALUE_FORMAT",
      path: [...path, "pattern"],
      message: `pattern is ${show(pattern, [...path, "pattern"])}, which is not a regular expression`,
      hint: "check for an unclosed bracket, or a * or + with nothing before it",
    });
  }
}

/** The expression is only read, never run: one that runs for ever does no harm here. */
function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}
