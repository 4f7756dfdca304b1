import { isPlainObject } from "../../../json";
import type { CheckContext } from "../../context";
import type { Rule } from "../../rule";
import type { ComponentNode } from "../../tree";

/** Actions that stand either at a component or at its items, never at both. */
export const ownOrItemActions: Rule = ({ screens }, context) => {
  for (const { components } of screens) {
    for (const component of components) {
      const isList = component.type === "NavigationList";
      checkActions(
        component,
        isList ? "list-items" : "data-source",
        isList ? ["on-click-action"] : ["on-select-action", "on-unselect-action"],
        context,
      );
    }
  }
};

function checkActions(
  { type, value, path }: ComponentNode,
  itemsKey: string,
  triggers: string[],
  { report, isUnknown }: CheckContext,
): void {
  const items = value[itemsKey];
  // Items that are given at run time may bring actions with them.
  if (!Array.isArray(items) || isUnknown(items)) return;
  const own = triggers.find((trigger) => value[trigger] !== undefined);
  const hasItemAction = items.some(
    (item) => isPlainObject(item) && triggers.some((trigger) => item[trigger] !== undefined),
  );
  if (own !== undefined && hasItemAction) {
    report({
      code: "DUPLICATE_PROPETY_FOR_CONDITION",
      path: [...path, own],
      message: `${own} is set on both the ${type} and its ${itemsKey}`,
      hint: "keep only one of them",
    });
  }
  if (type !== "NavigationList" || own !== undefined || hasItemAction || items.some(isUnknown)) return;
  report({
    code: "MISSING_REQUIRED_PROPERTY",
    path: [...path, "on-click-action"],
    message: "neither the NavigationList nor any of its entries has an on-click-action",
    hint: "add it to the list, or to every entry",
  });
}
