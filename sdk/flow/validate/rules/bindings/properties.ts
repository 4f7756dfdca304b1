import { typesAgree, typesOf } from "../../../dataModel";
import type { Binding } from "../../../expression";
import type { Shape } from "../../../format";
import type { CheckContext } from "../../context";
import type { Rule } from "../../rule";
import type { ComponentNode } from "../../tree";
import { typesFor, undescribedKeys } from "./fit";
import { doubtfulActions } from "./itemActions";
import { type Place, placesOf } from "./places";
import { bindingOf, type Found, lookUp } from "./reference";

/** Lists whose bound schema was seen refused when it does not describe what items need; the others are in doubt. */
const OPTIONS = "data-source";

/** Bindings in properties of components stand for something that exists and is of the type that the property takes. */
export const propertyBindings: Rule = (tree, context) => {
  for (const screen of tree.screens) {
    for (const component of screen.components) {
      for (const place of placesOf(component, context)) {
        const binding = bindingOf(place.text);
        if (binding === undefined) continue;
        const suits = (found: Found) => fits(place, found, component);
        const reference = lookUp(binding, { screen, path: place.path, tree, context, suits });
        if ("missing" in reference) {
          const { message, hint } = reference;
          const severity = isWholeInitValues(component, place, binding) ? "warning" : "error";
          context.report({ code: "INVALID_SCREEN_DYNAMIC_DATA", severity, path: place.path, message, hint });
        } else checkType(place, reference, component, context);
      }
    }
  }
};

/** Meta was seen to accept data that the model lacks as all first values of a Form. */
const isWholeInitValues = ({ type, path }: ComponentNode, place: Place, { root }: Binding): boolean =>
  type === "Form" && root === "data" && place.path.length === path.length + 1 && place.path.at(-1) === "init-values";

function checkType(
  { text, shape, path }: Place,
  { types, schema }: Found,
  component: ComponentNode,
  { report, show }: CheckContext,
): void {
  const code = "INVALID_SCREEN_DYNAMIC_DATA";
  const name = path.at(-1);
  const wanted = typesAt(component, shape, name);
  if (!typesAgree(types, wanted)) {
    const takes = `${name} takes ${[...new Set(wanted)].join(" or ")}`;
    const message = `${takes}; ${show(text, path)} is of type ${types.join(" or ")}`;
    report({ code, path, message, hint: "bind it to a value of that type" });
    return;
  }
  for (const { trigger, hint } of doubtfulActions(schema, name)) {
    const message = `the items of ${show(text, path)} describe the name of ${trigger} in a way that Meta reportedly rejects`;
    report({ code, severity: "warning", path, message, hint });
  }
  const undescribed = undescribedKeys(schema, shape);
  if (undescribed.length > 0) {
    report({
      code,
      severity: name === OPTIONS ? "error" : "warning",
      path,
      message: `the items of ${show(text, path)} are described without ${undescribed.join(" and ")}`,
      hint: 'describe each as a property of the items, as { "type": "string" }',
    });
  } else if (shape.kind === "list" && !typesAgree(itemTypes(schema), typesFor(shape.of) ?? [])) {
    report({
      code,
      severity: "warning",
      path,
      message: `the items of ${show(text, path)} are of type ${itemTypes(schema).join(" or ")}; ${name} takes ${typesFor(shape.of)?.join(" or ")}`,
    });
  }
}

/** Whether a value can stand at a place: of a type that the property takes, and with what its items need. */
const fits = ({ shape, path }: Place, { types, schema }: Found, component: ComponentNode): boolean =>
  typesAgree(types, typesAt(component, shape, path.at(-1))) && undescribedKeys(schema, shape).length === 0;

const typesAt = (component: ComponentNode, shape: Shape, name: unknown) =>
  typesFor(shapeIn(component, shape, name)) ?? [];

/** A bound text may come as its lines in every component for text, also in those whose written text is one line. */
const shapeIn = ({ type }: ComponentNode, shape: Shape, name: unknown): Shape =>
  name === "text" && type.startsWith("Text") ? { kind: "either", of: [shape, { kind: "list", of: shape }] } : shape;

const itemTypes = (schema: unknown) =>
  typeof schema === "object" && schema !== null && "items" in schema ? typesOf(schema.items) : [];
