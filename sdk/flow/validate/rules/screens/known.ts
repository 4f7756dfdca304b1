import type { CheckContext } from "../../context";
import type { ComponentNode, FlowTree } from "../../tree";

/** Whether all screens and their ids are known, so that a screen can be said to be missing. */
export function knowsScreens({ document, screens }: FlowTree, { isUnknown }: CheckContext): boolean {
  const list = document.screens;
  const areAllThere = Array.isArray(list) && !isUnknown(list) && screens.length === list.length;
  return areAllThere && !screens.some((screen) => isUnknown(screen.value.id));
}

/** Whether it is known where every component leads, so that two screens can be said to be apart. */
export function knowsNavigations({ screens }: FlowTree, { isUnknown }: CheckContext): boolean {
  return screens.every((screen) => !screen.isOpen && screen.components.every((each) => knowsTarget(each, isUnknown)));
}

function knowsTarget({ value }: ComponentNode, isUnknown: CheckContext["isUnknown"]): boolean {
  const items = value["list-items"];
  // Entries given at run time bring their actions with them.
  if (items !== undefined && (isUnknown(items) || !Array.isArray(items))) return false;
  return [value, ...(items ?? [])].every((holder) => {
    const action = isUnknown(holder) ? holder : at(holder, "on-click-action");
    const next = isUnknown(action) ? action : at(action, "next");
    return ![action, at(action, "name"), next, at(next, "type"), at(next, "name")].some(isUnknown);
  });
}

const at = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
