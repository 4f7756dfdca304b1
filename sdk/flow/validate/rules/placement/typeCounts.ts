import { COUNTS, type CountLimit } from "../../../format";
import type { CheckContext } from "../../context";
import type { Rule } from "../../rule";
import type { ComponentNode, FlowTree } from "../../tree";
import { branchesOf } from "./branches";

/** How many components of a type can be shown together; the first that is too many is reported. */
export const typeCounts: Rule = (tree, context) => {
  for (const limit of COUNTS) {
    if (limit.since === undefined || context.isSince(limit.since)) checkLimit(limit, tree, context);
  }
};

function checkLimit(limit: CountLimit, { screens }: FlowTree, { report }: CheckContext): void {
  const { types, max, per } = limit;
  let before = 0;
  for (const screen of screens) {
    const { most, excess } = count(screen.components, limit, per === "flow" ? before : 0);
    const isTold = before > max;
    before = most;
    if (excess === undefined || (per === "flow" && isTold)) continue;
    report({
      code: "COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN",
      path: excess.path,
      message: `this ${excess.type} is one too many; a ${per} can have at most ${max} ${named(types, max)}`,
      hint: max === 1 ? "keep one of them" : `keep ${max} of them`,
    });
  }
}

const named = (types: readonly string[], count: number) =>
  types.map((type) => (count === 1 ? type : `${type}s`)).join(" or ");

/** The most that can be shown together, and the first component that makes it too many. */
function count(
  components: ComponentNode[],
  { types, max }: CountLimit,
  before: number,
): { most: number; excess?: ComponentNode } {
  const [first] = components;
  if (first === undefined || !components.some(({ type }) => types.includes(type))) return { most: before };
  const branches = branchesOf(first.screen);
  let excess: ComponentNode | undefined;
  const countInside = (parent: ComponentNode | undefined, shown: number): number => {
    let most = shown;
    for (const list of branches.get(parent)?.values() ?? []) most = Math.max(most, list.reduce(countOne, shown));
    return most;
  };
  const countOne = (shown: number, component: ComponentNode): number => {
    if (!types.includes(component.type)) return countInside(component, shown);
    if (shown >= max) excess ??= component;
    return countInside(component, shown + 1);
  };
  const most = countInside(undefined, before);
  return excess === undefined ? { most } : { most, excess };
}
