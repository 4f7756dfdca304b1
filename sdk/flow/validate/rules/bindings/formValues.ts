import { typesAgree } from "../../../dataModel";
import { COMPONENTS } from "../../../format";
import { isPlainObject } from "../../../json";
import type { Rule } from "../../rule";
import type { ComponentNode } from "../../tree";
import { dataTypes, isExpression, readExpression } from "./expression";
import { typesFor } from "./fit";
import { bindingOf, inputTypes, lookUp, type Site } from "./reference";

/** From 7.0: what a Form takes from elsewhere as first values of its inputs is of the types that they begin with. */
export const boundFormValues: Rule = (tree, context) => {
  if (!context.isSince("7.0")) return;
  for (const screen of tree.screens) {
    for (const { type, value, path: around } of screen.components) {
      const given = value["init-values"];
      if (type !== "Form" || !isPlainObject(given) || context.isUnknown(given)) continue;
      for (const [name, text] of Object.entries(given)) {
        const input = screen.components.find(({ inputName }) => inputName === name);
        if (input === undefined || typeof text !== "string" || context.isUnknown(text)) continue;
        const path = [...around, "init-values", name];
        const types = typesAt(text, { screen, path, tree, context });
        const wanted = firstTypes(input, context.isUnknown);
        if (typesAgree(types, wanted)) continue;
        context.report({
          code: "INVALID_PROPERTY_VALUE",
          path,
          message: `the initial value of ${name} must be of type ${wanted.join(" or ")}; ${context.show(text, path)} is of type ${types.join(" or ")}`,
        });
      }
    }
  }
};

/** Types of what a text stands for; none where it is a text like any other, which is checked elsewhere. */
function typesAt(text: string, site: Site) {
  if (isExpression(text, site.context)) return dataTypes(readExpression(text, site));
  const binding = bindingOf(text);
  const reference = binding && lookUp(binding, site);
  return reference === undefined || "missing" in reference ? [] : reference.types;
}

/** What an input begins with; whether one for numbers may begin with a number here was never settled, so it may. */
function firstTypes(input: ComponentNode, isUnknown: (value: unknown) => boolean) {
  const shape = COMPONENTS[input.type]?.properties["init-value"]?.shape;
  const types = shape && typesFor(shape);
  return types === undefined ? [] : [...new Set([...types, ...inputTypes(input, isUnknown)])];
}
