import type { FlowTree, ScreenNode } from "../validate";
import type { LintContext } from "./lint";
import { type Navigation, reachable, targetsOf } from "./navigation";

/** Screens that cannot be reached from where the flow begins. Those without any connection break a rule of Meta's. */
export function reach(tree: FlowTree, { warn }: LintContext, navigation: Navigation): void {
  const { screens } = tree;
  const [first] = navigation.entries;
  const begin = first === undefined ? undefined : screens[first];
  if (navigation.isOpen || first === undefined || begin === undefined) return;
  const both = navigation.declared.flatMap((edge) => [edge, { ...edge, from: edge.to, to: edge.from }]);
  const connected = reachable(targetsOf(screens.length, both), [first]);
  const reached = reachable(targetsOf(screens.length, navigation.taken), navigation.entries);
  const entries = new Set(navigation.entries);
  for (const [index, screen] of screens.entries()) {
    // Of twins nothing but that they are twins is said.
    if (index === first || !connected.has(index) || tree.byId.get(screen.id) !== screen) continue;
    if (entries.has(index)) lintEntry(screen, begin);
    else if (!reached.has(index)) {
      const message = `${screen.id} cannot be reached from ${begin.id}`;
      warn("UNREACHABLE_SCREEN", [...screen.path, "id"], message, "add a navigation to it, or remove it");
    }
  }

  function lintEntry(screen: ScreenNode, { id }: ScreenNode): void {
    const message = `nothing leads to ${screen.id}, so it is another entry screen besides ${id}`;
    warn("SEVERAL_ENTRY_SCREENS", [...screen.path, "id"], message, `navigate to it from ${id}, or remove it`);
  }
}
