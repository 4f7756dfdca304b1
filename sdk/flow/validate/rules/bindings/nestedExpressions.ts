import { typesAgree } from "../../../dataModel";
import type { Rule } from "../../rule";
import { dataTypes, isExpression, readExpression, reportProblems } from "./expression";
import { typesFor } from "./fit";
import { placesOf } from "./places";

const CODE = "INVALID_PROPERTY_VALUE";

/** Nested expressions in properties can be read, use what exists, and come out as the property needs it. */
export const nestedExpressions: Rule = (tree, context) => {
  for (const screen of tree.screens) {
    for (const component of screen.components) {
      for (const { text, shape, path } of placesOf(component, context)) {
        if (!isExpression(text, context)) continue;
        const site = { screen, path, tree, context };
        const typed = readExpression(text, site);
        reportProblems("expression", typed.problems, site, { code: CODE });
        const wanted = typesFor(shape) ?? [];
        if (typesAgree(dataTypes(typed), wanted)) continue;
        const takes = `${path.at(-1)} takes ${[...new Set(wanted)].join(" or ")}`;
        context.report({ code: CODE, path, message: `${takes}; the expression is of type ${typed.type}` });
      }
    }
  }
};
