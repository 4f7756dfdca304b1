import type { JsonObject } from "../../json";
import { asText, type Value } from "./values";

/** Which branch of an If is shown. */
export const branchOf = (component: JsonObject, test: (condition: Value) => boolean): "then" | "else" =>
  test(component.condition) ? "then" : "else";

/** The name of the case of a Switch that is shown, if there is such a case. */
export const caseOf = (component: JsonObject, read: (value: Value) => Value): string => asText(read(component.value));

/** Whether a component is shown, of those that its branch shows. */
export const isVisible = (component: JsonObject, read: (value: Value) => Value): boolean =>
  read(component.visible) !== false;

/** Whether an input, a button or an option can be used. */
export const isEnabled = (component: JsonObject, read: (value: Value) => Value): boolean =>
  read(component.enabled) !== false;
