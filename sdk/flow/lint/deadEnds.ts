import { COMPONENTS } from "../format";
import type { FlowTree, ScreenNode } from "../validate";
import type { LintContext } from "./lint";
import { type Edge, grouped, type Navigation } from "./navigation";

/** Screens that lead nowhere and where the flow cannot end. */
export function deadEnds(tree: FlowTree, { warn }: LintContext, { taken, free, astray }: Navigation): void {
  // With an endpoint, routes that are not known yet may lead on from any screen.
  if (tree.isOpen && tree.hasEndpoint) return;
  const leaving = new Set(taken.map(({ from }) => from));
  const arriving = grouped(taken, ({ to }) => to);
  for (const [index, screen] of tree.screens.entries()) {
    if (screen.isTerminal || leaving.has(index) || astray.has(index) || free.has(index)) continue;
    if (isPageToRead(screen, arriving.get(index) ?? []) || tree.byId.get(screen.id) !== screen) continue;
    const message = `${screen.id} is not terminal and leads to no other screen, so users get stuck there`;
    warn("DEAD_END_SCREEN", [...screen.path, "id"], message, "navigate to another screen, or set terminal: true");
  }
}

/** A page that links open and that users only read and go back from, such as terms of service. */
function isPageToRead({ components }: ScreenNode, arriving: readonly Edge[]): boolean {
  const opened = arriving.filter(({ by }) => by?.type === "EmbeddedLink" || by?.type === "OptIn");
  const origins = new Set(opened.map(({ from }) => from));
  return (
    opened.length > 0 &&
    // A route of the routing model says the same as the link that takes it.
    arriving.every((edge) => opened.includes(edge) || (edge.by === undefined && origins.has(edge.from))) &&
    components.every(({ type }) => type !== "Footer" && COMPONENTS[type]?.value === undefined)
  );
}
