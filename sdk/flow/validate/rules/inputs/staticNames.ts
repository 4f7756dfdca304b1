import { isDynamic } from "../../dynamic";
import type { Rule } from "../../rule";

/** A name is written out: what `${form.<name>}` refers to cannot depend on anything. */
export const staticNames: Rule = ({ screens }, context) => {
  for (const { components } of screens) {
    for (const { type, value, path } of components) {
      const { name } = value;
      if (typeof name !== "string" || context.isUnknown(name) || !isDynamic(name, context)) continue;
      const namePath = [...path, "name"];
      context.report({
        code: "INVALID_PROPERTY_VALUE",
        path: namePath,
        message: `the name of this ${type} is ${context.show(name, namePath)}, which is only known at run time`,
        hint: "use a literal name",
      });
    }
  }
};
