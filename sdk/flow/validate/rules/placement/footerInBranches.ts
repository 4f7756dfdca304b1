import { isPlainObject } from "../../../json";
import type { Path } from "../../../path";
import type { Rule } from "../../rule";
import type { ComponentNode, ScreenNode } from "../../tree";
import { areAlternatives } from "./branches";

/**
 * A Footer in one branch wants one in each other branch. The documentation refuses what lacks one; the builder takes it;
 * users are stuck where it is missing.
 */
export const footerInBranches: Rule = ({ screens }, { report }) => {
  for (const screen of screens) {
    if (screen.isOpen) continue;
    for (const [component, slots] of withFooter(screen)) {
      for (const { slot, name, path } of branchesOf(component)) {
        if (slots.has(slot)) continue;
        report({
          code: component.type === "If" ? "MISSING_FOOTER_IN_IF_ELSE_BRANCHES" : "MISSING_FOOTER_IN_SWITCH_BRANCHES",
          severity: "warning",
          path,
          message: `${name} has no Footer, but another branch of the ${component.type} has one`,
          hint: "add a Footer to every branch, or a single one after the branches",
        });
      }
    }
  }
};

/** Each If and Switch that has the screen's Footer, with the branches that have one. */
function withFooter(screen: ScreenNode): [ComponentNode, Set<string>][] {
  const footers = screen.components.filter(({ type }) => type === "Footer");
  const found = new Map<ComponentNode, Set<string>>();
  for (const footer of footers) {
    const chain = [...footer.parents, footer];
    footer.parents.forEach((parent, index) => {
      if (parent.type !== "If" && parent.type !== "Switch") return;
      found.set(parent, (found.get(parent) ?? new Set()).add(chain[index + 1]?.slot ?? ""));
    });
  }
  // A Footer that is shown beside the branches serves all of them; that there are then two is reported elsewhere.
  const hasOwn = ([component]: [ComponentNode, Set<string>]) =>
    !footers.some((footer) => !footer.parents.includes(component) && !areAlternatives(footer, component));
  return [...found].filter(hasOwn);
}

function branchesOf({ type, value, path }: ComponentNode): { slot: string; name: string; path: Path }[] {
  if (type === "If") return ["then", "else"].map((slot) => ({ slot, name: slot, path: [...path, slot] }));
  return Object.keys(isPlainObject(value.cases) ? value.cases : {}).map((key) => ({
    slot: `cases.${key}`,
    name: `the case ${key}`,
    path: [...path, "cases", key],
  }));
}
