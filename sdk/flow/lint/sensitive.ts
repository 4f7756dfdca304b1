import type { FlowTree } from "../validate";
import type { LintContext } from "./lint";

const SECRET_TYPES = ["password", "passcode"];

/** Passwords and passcodes that are not listed as sensitive, and so are shown in the chat after the flow. */
export function sensitive({ screens }: FlowTree, { isUnknown, warn }: LintContext): void {
  for (const { value, path, components } of screens) {
    const listed = value.sensitive;
    if (isUnknown(listed) || (Array.isArray(listed) && listed.some(isUnknown))) continue;
    const hidden = new Set(Array.isArray(listed) ? listed : []);
    for (const { inputName, value: input } of components) {
      const inputType = input["input-type"];
      if (inputName === undefined || typeof inputType !== "string" || !SECRET_TYPES.includes(inputType)) continue;
      if (isUnknown(inputType) || isUnknown(inputName) || hidden.has(inputName)) continue;
      const message = `the ${inputType} ${inputName} is not listed as sensitive, so the summary of the reply shows it`;
      const hint = `add ${JSON.stringify(inputName)} to the sensitive list of the screen`;
      warn("SECRET_INPUT_NOT_SENSITIVE", [...path, "sensitive"], message, hint);
    }
  }
}
