import type { Rule } from "../../rule";

/** Pairs of keys of which the first must not be greater, and the code for it. */
const PAIRS = [
  { least: "min-chars", most: "max-chars", code: "MIN_VALUE_GREATER_THAN_MAX" },
  { least: "min-selected-items", most: "max-selected-items", code: "MIN_VALUE_GREATER_THAN_MAX" },
  { least: "min-uploaded-photos", most: "max-uploaded-photos", code: "MIN_VALUE_GREATER_THAN_MAX" },
  { least: "min-uploaded-documents", most: "max-uploaded-documents", code: "MIN_VALUE_GREATER_THAN_MAX" },
  // What the code is for was only inferred from its name.
  { least: "min-days", most: "max-days", code: "INVALID_MIN_MAX_DAYS", severity: "warning" as const },
];

/** No input asks for more than it lets in. */
export const leastAndMost: Rule = ({ screens }, { report, show }) => {
  for (const { components } of screens) {
    for (const { type, value, path } of components) {
      for (const { least, most, code, severity } of PAIRS) {
        const [min, max] = [value[least], value[most]];
        if (typeof min !== "number" || typeof max !== "number" || min <= max) continue;
        const leastPath = [...path, least];
        report({
          code,
          severity,
          path: leastPath,
          message: `${least} of this ${type} is ${show(min, leastPath)}, more than its ${most} of ${show(max, [...path, most])}`,
          hint: `lower ${least}, or raise ${most}`,
        });
      }
    }
  }
};
