import { nearest } from "../../../nearest";
import type { Rule } from "../../rule";

/** What a screen hides in the summary of the reply are inputs of that screen. */
export const sensitiveInputs: Rule = ({ screens }, { report, show, isUnknown }) => {
  for (const { id, value, path, components, isOpen } of screens) {
    if (isOpen || !Array.isArray(value.sensitive)) continue;
    const names = new Set(components.flatMap(({ inputName }) => inputName ?? []));
    value.sensitive.forEach((name, index) => {
      if (typeof name !== "string" || isUnknown(name) || names.has(name)) return;
      const meant = nearest(name, names);
      const at = [...path, "sensitive", index];
      report({
        code: "INVALID_SENSITIVE_FIELD",
        path: at,
        message: `the screen ${id} has no input named ${show(name, at)}`,
        hint: meant === undefined ? "use the name of an input of this screen" : `did you mean ${meant}?`,
      });
    });
  }
};
