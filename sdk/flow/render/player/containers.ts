import type { JsonObject } from "../../json";
import { element } from "./dom";
import type { Sheet } from "./sheet";
import { branchOf, caseOf } from "./shown";
import { asObject, member, type Value } from "./values";

/** Draws the components of a list; containers are given it for what they hold. */
export type DrawChildren = (list: Value, sheet: Sheet, path: string) => HTMLElement[];

/** A place in a path, as Meta writes paths. */
const within = (path: string, key: string) =>
  /^[\w$][\w$-]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;

/** What a form holds, without a frame of its own; the form also hands messages to its inputs. */
export function drawForm(component: JsonObject, sheet: Sheet, path: string, draw: DrawChildren): HTMLElement {
  sheet.messages = () => asObject(sheet.read(component["error-messages"]));
  return element("div", { class: "container" }, ...draw(component.children, sheet, within(path, "children")));
}

/** The branch that the condition chooses, and the other one as soon as it does not. */
export function drawIf(component: JsonObject, sheet: Sheet, path: string, draw: DrawChildren): HTMLElement {
  const chosen = () => branchOf(component, (condition) => sheet.test(condition));
  return branches(sheet, chosen, draw, (key) => [component[key], within(path, key)]);
}

/** The case of the value; nothing where there is no such case. */
export function drawSwitch(component: JsonObject, sheet: Sheet, path: string, draw: DrawChildren): HTMLElement {
  const chosen = () => caseOf(component, (value) => sheet.read(value));
  return branches(sheet, chosen, draw, (key) => [
    member(asObject(component.cases), key),
    within(within(path, "cases"), key),
  ]);
}

/** Shows the chosen one of several lists of components, and another one when the choice changes. */
function branches(
  sheet: Sheet,
  chosen: () => string,
  draw: DrawChildren,
  listOf: (key: string) => [list: Value, path: string],
): HTMLElement {
  const container = element("div", { class: "container" });
  let end: (() => void) | undefined;
  sheet.watch(chosen, (key) => {
    end?.();
    const [list, path] = listOf(key);
    end = sheet.branch(() => container.replaceChildren(...draw(list, sheet, path)));
  });
  return container;
}
