import { MAX_IF_DEPTH } from "../../../format";
import type { Rule } from "../../rule";

/** How deep conditions stand in each other. */
export const ifNesting: Rule = ({ screens }, { report }) => {
  for (const { components } of screens) {
    for (const { type, path, parents } of components) {
      const depth = parents.filter((parent) => parent.type === "If").length;
      if (type === "If" && depth === MAX_IF_DEPTH) {
        report({
          code: "MAXIMUM_IF_NESTING",
          path,
          message: `this If is nested in ${MAX_IF_DEPTH} others; at most ${MAX_IF_DEPTH} levels are allowed`,
          hint: "combine conditions with && and ||",
        });
      }
      // The documentation allows a Footer only in an outermost If; the builder takes it in any.
      if (type === "Footer" && depth > 1) {
        report({
          code: "INVALID_COMPONENT_PLACEMENT",
          severity: "warning",
          path,
          message: "this Footer is in an If that is nested in another If, which Meta's documentation does not allow",
          hint: "move it to a branch of the outer If, or outside of both",
        });
      }
    }
  }
};
