import type { FlowTree } from "../validate";
import type { LintContext } from "./lint";
import { stronglyConnected } from "./stronglyConnected";
import { grouped, targetsOf, type Way, type Ways } from "./ways";

const MOST_NAMED = 6;

/** Screens that lead round in a circle of three or more; pairs are refused by a rule of Meta's own. */
export function cycles(tree: FlowTree, { warn }: LintContext, { declared }: Ways): void {
  const parts = stronglyConnected(targetsOf(tree.screens.length, declared));
  const members = grouped([...parts.keys()], (screen) => parts[screen]);
  const inside = grouped(
    declared.filter(({ from, to }) => parts[from] === parts[to]),
    ({ from }) => parts[from],
  );
  for (const [part, ways] of inside) {
    const screens = members.get(part) ?? [];
    const back = wayBack(screens.length, ways);
    if (back === undefined) continue;
    const names = screens.slice(0, MOST_NAMED).map((index) => tree.screens[index]?.id);
    if (screens.length > MOST_NAMED) names.push(`${screens.length - MOST_NAMED} more`);
    const message = `screens form a cycle: ${names.join(", ")}`;
    warn("SCREEN_CYCLE", back.path, message, "make routes lead only forward, towards a terminal screen");
  }
}

/**
 * The way that closes the circle: it leads back in the order of the screens, if possible not as the mere counterpart of
 * another one. Undefined where there are only pairs: every way has its counterpart, and without directions they make
 * a tree.
 */
function wayBack(screens: number, ways: readonly Way[]): Way | undefined {
  const steps = new Set(ways.map(({ from, to }) => `${from} ${to}`));
  const single = ways.filter(({ from, to }) => !steps.has(`${to} ${from}`));
  if (single.length === 0 && steps.size <= 2 * (screens - 1)) return undefined;
  const isBack = ({ from, to }: Way) => to < from;
  return single.find(isBack) ?? ways.find(isBack);
}
