import { COMPONENTS } from "../../../format";
import type { Rule } from "../../rule";
import type { ComponentNode } from "../../tree";

/** On a screen with a Form, every input stands in it. */
export const outsideForm: Rule = ({ screens }, { report }) => {
  for (const screen of screens) {
    if (!screen.components.some(({ type }) => type === "Form")) continue;
    for (const { type, value, path, parents } of screen.components) {
      // A NavigationList tolerates no Form with inputs beside it, which is reported by the rule about its company.
      if (COMPONENTS[type]?.value === undefined || type === "NavigationList") continue;
      if (parents.some((parent) => parent.type === "Form")) continue;
      report({
        code: "COMPONENTS_OUTSIDE_FORM",
        // A real flow has a CalendarPicker beside its Form, and Meta accepts it.
        severity: type === "CalendarPicker" ? "warning" : "error",
        path,
        message: `this ${type} is outside the Form of the screen ${screen.id}`,
        hint: moveHint(value),
      });
    }
  }
};

/** A Form holds first values and messages itself, and refuses them at its inputs. */
function moveHint(value: ComponentNode["value"]): string {
  const held = ["init-value", "error-message"].filter((key) => value[key] !== undefined);
  if (held.length === 0) return "move it into the Form, or remove the Form";
  return `move it into the Form, and its ${held.join(" and ")} to the ${held.map((key) => `${key}s`).join(" and ")} of the Form`;
}
