import type { FlowTree } from "../validate";
import type { LintContext } from "./lint";

/** Names that Meta accepts and that then fail where they are used. */
export function names({ screens }: FlowTree, { isUnknown, warn, show }: LintContext): void {
  for (const { id, value, path, components } of screens) {
    // Meta refuses the word in lower case only, and endpoints end a flow with it in upper case.
    if (!isUnknown(value.id) && id.toLowerCase() === "success" && id !== "success") {
      const message = `the screen id ${id} differs only in case from the reserved id that ends a flow`;
      warn("SUCCESS_AS_SCREEN_ID", [...path, "id"], message, "use another id, such as DONE");
    }
    for (const { inputName, path: at } of components) {
      if (inputName === undefined || isUnknown(inputName) || /^[\p{L}_][\p{L}\p{M}\p{N}_-]*$/u.test(inputName))
        continue;
      const namePath = [...at, "name"];
      const message = `the name ${show(inputName, namePath)} cannot be used in \${form.<name>}`;
      warn("UNSAFE_INPUT_NAME", namePath, message, "use letters, digits and underscores, starting with a letter");
    }
  }
}
