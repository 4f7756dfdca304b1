import { isPlainObject } from "../json";
import type { ComponentNode, FlowTree } from "../validate";
import { given } from "./given";
import type { LintContext } from "./lint";

/** Required inputs that nobody can fill in; one that begins with a value needs nobody. */
export function requiredInputs({ screens }: FlowTree, { warn }: LintContext): void {
  for (const component of screens.flatMap(({ components }) => components)) {
    const { inputName, value, path } = component;
    if (inputName === undefined || !isRequired(component) || given(component, "init-value") !== undefined) continue;
    if (value.visible === false) {
      const message = `the input ${inputName} is required but never shown, so users cannot leave the screen`;
      warn("REQUIRED_INPUT_HIDDEN", [...path, "visible"], message, "make it visible or optional");
    }
    if (value.enabled === false) {
      const message = `the input ${inputName} is required but cannot be filled in, so users cannot leave the screen`;
      warn("REQUIRED_INPUT_DISABLED", [...path, "enabled"], message, "enable it, or make it optional");
    }
  }
}

/** In a range of dates each end has its own. */
function isRequired({ value: { required } }: ComponentNode): boolean {
  return required === true || (isPlainObject(required) && Object.values(required).includes(true));
}
