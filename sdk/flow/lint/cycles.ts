import type { FlowTree } from "../validate";
import type { LintContext } from "./lint";
import { type Edge, grouped, type Navigation, targetsOf } from "./navigation";
import { stronglyConnected } from "./stronglyConnected";

const MOST_NAMED = 6;

/** Screens that form a cycle of three or more; pairs are refused by a rule of Meta's own. */
export function cycles(tree: FlowTree, { warn }: LintContext, { declared }: Navigation): void {
  const parts = stronglyConnected(targetsOf(tree.screens.length, declared));
  const members = grouped([...parts.keys()], (screen) => parts[screen]);
  const inside = grouped(
    declared.filter(({ from, to }) => parts[from] === parts[to]),
    ({ from }) => parts[from],
  );
  for (const [part, edges] of inside) {
    const screens = members.get(part) ?? [];
    const back = edgeBack(screens.length, edges);
    if (back === undefined) continue;
    const names = screens.slice(0, MOST_NAMED).map((index) => tree.screens[index]?.id);
    if (screens.length > MOST_NAMED) names.push(`${screens.length - MOST_NAMED} more`);
    const message = `screens form a cycle: ${names.join(", ")}`;
    warn("SCREEN_CYCLE", back.path, message, "make routes lead only forward, towards a terminal screen");
  }
}

/**
 * The edge that closes the cycle: it leads back in the order of the screens, if possible not as the mere counterpart of
 * another one. Undefined where there are only pairs: every edge has its counterpart, and without directions they make
 * a tree.
 */
function edgeBack(screens: number, edges: readonly Edge[]): Edge | undefined {
  const different = new Set(edges.map(({ from, to }) => `${from} ${to}`));
  const single = edges.filter(({ from, to }) => !different.has(`${to} ${from}`));
  if (single.length === 0 && different.size <= 2 * (screens - 1)) return undefined;
  const isBack = ({ from, to }: Edge) => to < from;
  return single.find(isBack) ?? edges.find(isBack);
}
