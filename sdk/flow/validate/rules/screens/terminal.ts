import type { Rule } from "../../rule";
import type { ActionNode, FlowTree, ScreenNode } from "../../tree";
import { severityOf } from "./cliff";

/** A flow can end somewhere. Meta has a further code where some screen says that it is not terminal. */
export const terminalScreen: Rule = ({ document, screens }, { report, isUnknown }) => {
  const list = document.screens;
  if (!Array.isArray(list) || isUnknown(list) || screens.length < list.length) return;
  if (screens.some(({ isTerminal }) => isTerminal)) return;
  const isDenied = screens.some(({ value }) => value.terminal === false);
  for (const code of isDenied ? ["MISSING_TERMINAL_SCREEN", "INVALID_PROPERTY_VALUE"] : ["MISSING_TERMINAL_SCREEN"]) {
    report({
      code,
      path: ["screens"],
      message: "no screen is terminal, so the flow can never end",
      hint: "set terminal: true on the screen where the flow ends",
    });
  }
};

/** A flow can end with success; what is written on a screen that is not terminal is an error there and does not count. */
export const successfulEnd: Rule = ({ document, screens }, { report, isUnknown }) => {
  const list = document.screens;
  const ends = screens.filter(({ isTerminal }) => isTerminal);
  if (!Array.isArray(list) || screens.length < list.length || ends.some(({ value }) => isUnknown(value.success)))
    return;
  const [first, ...others] = ends.filter(({ value }) => value.success !== undefined);
  if (first === undefined || [first, ...others].some(({ value }) => value.success !== false)) return;
  report({
    code: "INVALID_PROPERTY_VALUE",
    path: [...first.path, "success"],
    message: "success is false on every screen that sets it, so the flow can never end successfully",
    hint: "set success: true on a terminal screen, or remove success",
  });
};

/** A terminal screen has a Footer to end the flow with. */
export const terminalFooter: Rule = ({ screens, hasEndpoint }, context) => {
  const severity = severityOf("terminalFooter", context);
  for (const { path, value, isOpen, components } of screens) {
    if (value.terminal !== true || isOpen || components.some(({ type }) => type === "Footer")) continue;
    context.report({
      code: "MISSING_FOOTER_ON_TERMINAL_SCREEN",
      severity,
      path: [...path, "layout", "children"],
      message: `the terminal screen ${context.show(value.id, [...path, "id"])} has no Footer`,
      hint: `add a Footer whose on-click-action is ${endings(hasEndpoint)}`,
    });
  }
};

/**
 * The Footer of a terminal screen ends the flow, or lets the endpoint end it. Where another branch of the screen has a
 * Footer that does, Meta's opinion is not known.
 */
export const terminalFooterEnds: Rule = (tree, context) => {
  const { screens } = tree;
  for (const screen of screens) {
    const { value, isOpen, components, actions } = screen;
    if (value.terminal !== true || context.isUnknown(value.terminal)) continue;
    const footers = components.filter(({ type }) => type === "Footer");
    const leaving = actions.filter(({ name, component }) => component.type === "Footer" && name === "navigate");
    const severity = isOpen || leaving.length < footers.length ? "warning" : severityOf("terminalFooter", context);
    for (const action of leaving) {
      const { path } = action;
      context.report({
        code: "INVALID_PROPERTY_VALUE",
        severity,
        path: [...path, "name"],
        message: "the Footer of a terminal screen navigates to another screen",
        hint: endHint(action, tree),
      });
    }
  }
};

/** Only a terminal screen ends the flow. */
export const completeIsTerminal: Rule = ({ screens }, { report, show }) => {
  for (const { path: screenPath, value, isTerminal, actions } of screens) {
    if (isTerminal) continue;
    for (const { path } of actions.filter(({ name }) => name === "complete")) {
      report({
        code: "INVALID_COMPLETE_ACTION",
        path: [...path, "name"],
        message: `complete is used on ${show(value.id, [...screenPath, "id"])}, which is not a terminal screen`,
        hint: "set terminal: true on the screen, or navigate to a terminal one",
      });
    }
  }
};

/** The actions that can end a flow; only an endpoint can end it in answer to data_exchange. */
const endings = (hasEndpoint: boolean) => (hasEndpoint ? "complete or data_exchange" : "complete");

/** How to end the flow at one place, such that nothing else becomes wrong. */
function endHint({ screen, next }: ActionNode, { screens, routes, hasEndpoint }: FlowTree): string {
  if (mayGoOn(screen, screens)) return "remove terminal";
  const leading = screens.flatMap(({ actions }) => actions).filter((action) => action.next === next);
  // Without routes the navigations connect the screens.
  if (routes !== undefined || leading.length > 1) return `use ${endings(hasEndpoint)}`;
  return "end the flow either here or on the screen that the Footer leads to";
}

/** Whether a screen need not be terminal: the flow ends elsewhere, and nothing on the screen is for terminal ones only. */
const mayGoOn = (screen: ScreenNode, screens: readonly ScreenNode[]) =>
  screens.some((other) => other !== screen && other.isTerminal) &&
  screen.value.success === undefined &&
  !screen.actions.some(({ name }) => name === "complete");
