import { isPlainObject } from "../json";
import type { Path } from "../path";
import type { ComponentNode, FlowTree } from "../validate";
import type { LintContext } from "./lint";

/** Branches that show nothing, and branches that lack the Footer that others of the same If or Switch have. */
export function branches({ screens }: FlowTree, context: LintContext): void {
  for (const { components } of screens) {
    const all = components.filter(({ type }) => type === "If" || type === "Switch");
    for (const component of all) if (component.type === "Switch") lintCases(component, context);
    // A Footer beside the branches serves all of them.
    const isBeside = ({ type, parents }: ComponentNode) =>
      type === "Footer" && !parents.some((node) => all.includes(node));
    if (!components.some(isBeside)) for (const component of all) lintFooters(component, context);
  }
}

interface Branch {
  list: unknown;
  path: Path;
  called: string;
}

function branchesOf({ type, value, path }: ComponentNode, { isUnknown, show }: LintContext): Branch[] {
  if (type === "If") return ["then", "else"].map((key) => ({ list: value[key], path: [...path, key], called: key }));
  const { cases } = value;
  return Object.entries(isPlainObject(cases) && !isUnknown(cases) ? cases : {}).map(([key, list]) => {
    const at = [...path, "cases", key];
    return { list, path: at, called: `the case ${show(key, at)}` };
  });
}

function lintCases(component: ComponentNode, context: LintContext): void {
  for (const { list, path, called } of branchesOf(component, context)) {
    if (context.isUnknown(list) || !Array.isArray(list) || list.length > 0) continue;
    context.warn("SWITCH_CASE_SHOWS_NOTHING", path, `${called} shows nothing`, "add a component, or remove the case");
  }
}

function lintFooters(component: ComponentNode, context: LintContext): void {
  const all = branchesOf(component, context).map((branch) => ({
    ...branch,
    footer: footerIn(branch.list, context.isUnknown),
  }));
  if (!all.some(({ footer }) => footer === "yes")) return;
  for (const { path, called } of all.filter(({ footer }) => footer === "no")) {
    const message = `${called} has no Footer, but another branch of the ${component.type} has one`;
    context.warn("FOOTER_MISSING_IN_BRANCH", path, message, "add a Footer, so that users can always leave the screen");
  }
}

/** Whether a list of components shows a Footer, in some of its own branches at least. */
function footerIn(list: unknown, isUnknown: (value: unknown) => boolean): "yes" | "no" | "unknown" {
  if (isUnknown(list)) return "unknown";
  if (!Array.isArray(list)) return "no";
  const said = list.map((item: unknown) => {
    if (isUnknown(item) || !isPlainObject(item) || isUnknown(item.type)) return "unknown";
    if (item.type === "Footer") return "yes";
    const inside =
      item.type === "If" ? [item.then, item.else] : isPlainObject(item.cases) ? Object.values(item.cases) : [];
    const found = inside.map((branch) => footerIn(branch, isUnknown));
    return found.includes("yes") ? "yes" : found.includes("unknown") ? "unknown" : "no";
  });
  return said.includes("yes") ? "yes" : said.includes("unknown") ? "unknown" : "no";
}
