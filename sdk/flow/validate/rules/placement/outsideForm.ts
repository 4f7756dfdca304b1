import { COMPONENTS } from "../../../spec";
import type { Rule } from "../../rule";

/** On a screen with a Form, every input stands in it. */
export const outsideForm: Rule = ({ screens }, { report }) => {
  for (const screen of screens) {
    if (!screen.components.some(({ type }) => type === "Form")) continue;
    for (const { type, path, parents } of screen.components) {
      // A NavigationList tolerates no Form with inputs beside it, which is told by the rule about its company.
      if (COMPONENTS[type]?.value === undefined || type === "NavigationList") continue;
      if (parents.some((parent) => parent.type === "Form")) continue;
      report({
        code: "COMPONENTS_OUTSIDE_FORM",
        // A real flow has a CalendarPicker beside its Form, and Meta accepts it.
        severity: type === "CalendarPicker" ? "warning" : "error",
        path,
        message: `this ${type} stands outside the Form of the screen ${screen.id}`,
        hint: "move it into the Form, or do without a Form",
      });
    }
  }
};
