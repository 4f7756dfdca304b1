import type { Rule } from "../../rule";

/** Names of inputs are unique on a screen, in all branches together; the same name on two screens is fine. */
export const uniqueNames: Rule = ({ screens }, { report }) => {
  for (const screen of screens) {
    const names = new Set<string>();
    for (const { inputName, type, path } of screen.components) {
      if (inputName === undefined) continue;
      if (names.has(inputName)) {
        report({
          code: "DUPLICATE_FORM_COMPONENT_NAMES",
          path: [...path, "name"],
          message: `the screen ${screen.id} has another input named ${inputName}`,
          hint: `give this ${type} a unique name`,
        });
      }
      names.add(inputName);
    }
  }
};
