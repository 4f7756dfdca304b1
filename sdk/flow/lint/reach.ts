import type { FlowTree, ScreenNode } from "../validate";
import type { LintContext } from "./lint";
import { reachable, targetsOf, type Ways } from "./ways";

/** Screens that no way leads to from where the flow begins. Those without any connection are told by a rule of Meta's. */
export function reach(tree: FlowTree, { warn }: LintContext, ways: Ways): void {
  const { screens } = tree;
  const [first] = ways.entries;
  const begin = first === undefined ? undefined : screens[first];
  if (ways.isOpen || first === undefined || begin === undefined) return;
  const both = ways.declared.flatMap((way) => [way, { ...way, from: way.to, to: way.from }]);
  const connected = reachable(targetsOf(screens.length, both), [first]);
  const reached = reachable(targetsOf(screens.length, ways.taken), ways.entries);
  const entries = new Set(ways.entries);
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
