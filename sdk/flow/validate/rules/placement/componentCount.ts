import { COMPONENTS_PER_SCREEN } from "../../../format";
import type { Rule } from "../../rule";

/** How many components a screen has in all. Between what is documented and what is accepted it is only warned. */
export const componentCount: Rule = ({ screens }, { report }) => {
  const { accepted, documented } = COMPONENTS_PER_SCREEN;
  for (const screen of screens) {
    const count = screen.components.filter(({ type }) => type !== "Form").length;
    if (count <= documented) continue;
    const isRefused = count > accepted;
    report({
      code: "MAX_ALLOWED_COMPONENTS_PER_SCREEN",
      severity: isRefused ? "error" : "warning",
      path: [...screen.path, "layout", "children"],
      message: isRefused
        ? `the screen ${screen.id} has ${count} components; the maximum is ${accepted}`
        : `the screen ${screen.id} has ${count} components; Meta documents a maximum of ${documented}`,
      hint: "split them across several screens",
    });
  }
};
