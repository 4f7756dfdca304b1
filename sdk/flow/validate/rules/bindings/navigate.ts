import type { Severity } from "../../../diagnostic";
import { nearest } from "../../../nearest";
import type { Path } from "../../../path";
import type { CheckContext } from "../../context";
import { isDynamic, isTwoBindings } from "../../dynamic";
import type { Rule } from "../../rule";
import type { ActionNode, FlowTree, ScreenNode } from "../../tree";
import { describeHint, navigationsTo } from "./describe";
import { navigateValue } from "./navigateValue";

/**
 * What navigate passes is what the data model of the next screen describes: the same keys, of the same types.
 *
 * Meta compared keys up to 5.1 and does so again from 7.3 on; between, a difference is only a warning, since it is
 * refused after an upgrade. Entries of a list were seen accepted with values of wrong types, so theirs are warnings too.
 */
export const navigatePayloads: Rule = (tree, context) => {
  for (const screen of tree.screens) {
    for (const action of screen.actions) {
      const next = action.name === "navigate" && action.next !== undefined ? tree.byId.get(action.next) : undefined;
      if (next === undefined || next === screen || context.isUnknown(next.value.data)) continue;
      checkPayload(action, next, tree, context);
    }
  }
};

function checkPayload(action: ActionNode, next: ScreenNode, tree: FlowTree, context: CheckContext): void {
  const { payload } = action;
  const path = [...action.path, "payload"];
  const isOfItem = action.path.length > action.component.path.length + 1;
  const most: Severity = isOfItem ? "warning" : "error";
  const compares = !context.isSince("6.0") || context.isSince("7.3");
  const ofKeys: Severity = compares ? most : "warning";
  const upgrade = compares || isOfItem ? "" : " (Meta rejects this from version 7.3)";
  const wanted = Object.keys(next.data);

  const reportKeys = (code: string, at: Path, message: string, hint: string) =>
    context.report({ code, severity: ofKeys, path: at, message: `${message}${upgrade}`, hint });

  if (payload === undefined) {
    if (action.value.payload !== undefined || wanted.length === 0) return;
    const message = `navigate passes nothing to screen ${next.id}, whose data model declares ${wanted.join(", ")}`;
    reportKeys("MISSING_NAVIGATION_ACTION_PAYLOAD", path, message, "add a payload with a value for each key");
    return;
  }
  const given = Object.keys(payload);
  if (wanted.length === 0) {
    if (given.length === 0) return;
    const message = `navigate passes ${given.join(", ")} to screen ${next.id}, which has no data model`;
    const hint = "leave the payload empty, or declare its keys in the data of that screen";
    reportKeys("INVALID_NAVIGATE_ACTION_PAYLOAD", path, message, hint);
    return;
  }
  for (const key of wanted.filter((each) => !given.includes(each))) {
    const message = `navigate does not pass ${key}, which the data model of screen ${next.id} declares`;
    reportKeys("INVALID_NAVIGATE_ACTION_PAYLOAD", [...path, key], message, `add ${key} to the payload`);
  }
  for (const [key, value] of Object.entries(payload)) {
    const at = [...path, key];
    if (wanted.includes(key)) {
      navigateValue({ value, key, path: at, next, most }, { screen: action.screen, path: at, tree, context });
      continue;
    }
    const message = `navigate passes ${key}, which the data model of screen ${next.id} does not declare`;
    const meant = nearest(
      key,
      wanted.filter((each) => !given.includes(each)),
    );
    const isReached = navigationsTo(next, tree).length > 1;
    const hint = meant === undefined ? describeHint(key, next, isReached) : `did you mean ${meant}?`;
    const isBound = typeof value === "string" && (isDynamic(value, context) || isTwoBindings(value));
    const isStatic = !context.isUnknown(value) && !isBound;
    if (isStatic) {
      const written = `the payload has a literal value for ${key}, for which screen ${next.id} has no schema`;
      const code = "INVALID_NAVIGATE_ACTION_STATIC_DATA";
      context.report({ code, severity: most, path: at, message: written, hint });
    }
    // A written value is reported by Meta in every version, and from 7.3 on as a surplus key besides.
    if (!isStatic || context.isSince("7.3")) reportKeys("INVALID_NAVIGATE_ACTION_PAYLOAD", at, message, hint);
  }
}
