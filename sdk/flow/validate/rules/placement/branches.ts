import type { ComponentNode, ScreenNode } from "../../tree";

/** Components by the one around them (none for the screen itself) and by the list of it in which they stand. */
export type Branches = ReadonlyMap<ComponentNode | undefined, ReadonlyMap<string, ComponentNode[]>>;

/** The components of a screen as a tree, each list in document order. */
export function branchesOf(screen: ScreenNode): Branches {
  const branches = new Map<ComponentNode | undefined, Map<string, ComponentNode[]>>();
  for (const component of screen.components) {
    const parent = component.parents.at(-1);
    const slots = branches.get(parent) ?? new Map<string, ComponentNode[]>();
    branches.set(parent, slots);
    const list = slots.get(component.slot) ?? [];
    slots.set(component.slot, list);
    list.push(component);
  }
  return branches;
}

/** Whether two components of a screen stand in different branches of one If or Switch: never are both shown. */
export function areAlternatives(a: ComponentNode, b: ComponentNode): boolean {
  const one = [...a.parents, a];
  const other = [...b.parents, b];
  const split = one.findIndex((node, index) => node !== other[index]);
  const [first, second] = [one[split], other[split]];
  return first !== undefined && second !== undefined && first.slot !== second.slot;
}
