import type { FlowGraph, GraphEdge } from "./graph";

/** Screens to set off in a picture, by id, as when two versions of a flow are compared. */
export interface Marks {
  added?: ReadonlySet<string>;
  /** Screens that the graph no longer has are drawn all the same. */
  removed?: ReadonlySet<string>;
}

/** What a node of a picture is; the pictures have a style for each. */
export type NodeRole = "entry" | "terminal" | "deadEnd" | "unreachable" | "missing" | "added" | "removed";

/** How an edge of a picture stands: planned is a route that no action takes, unplanned an action without its route. */
export type EdgeRole = "taken" | "planned" | "unplanned";

/** A graph as it is drawn. Nodes have names of our own, because ids can hold anything. */
export interface Drawing {
  nodes: { name: string; title: string; id: string; roles: NodeRole[] }[];
  edges: { from: string; to: string; role: EdgeRole }[];
}

/** Names the nodes of a graph, adds those that exist only as targets of routes, and says how each thing is to look. */
export function drawingOf(graph: FlowGraph, marks: Marks = {}): Drawing {
  const known = new Map(graph.screens.map((screen) => [screen.id, screen]));
  const ids = new Set(known.keys());
  for (const { from, to } of graph.edges) ids.add(from).add(to);
  for (const id of marks.removed ?? []) ids.add(id);
  const names = new Map([...ids].map((id, index) => [id, `n${index}`]));

  const nodes = [...names].map(([id, name]) => {
    const screen = known.get(id);
    const roles: [NodeRole, boolean | undefined][] = [
      ["entry", screen?.entry],
      ["terminal", screen?.terminal],
      ["deadEnd", screen?.deadEnd],
      ["unreachable", screen !== undefined && !screen.reachable],
      ["missing", screen === undefined && !marks.removed?.has(id)],
      ["added", marks.added?.has(id)],
      ["removed", marks.removed?.has(id)],
    ];
    const present = roles.filter(([, holds]) => holds).map(([role]) => role);
    return { name, title: shorten(screen?.title ?? ""), id: shorten(id), roles: present };
  });
  const hasModel = graph.edges.some(({ model }) => model);
  const edges = graph.edges.map((edge) => ({
    from: names.get(edge.from) ?? "",
    to: names.get(edge.to) ?? "",
    role: roleOf(edge, hasModel),
  }));
  return { nodes, edges };
}

function roleOf({ model, actual }: GraphEdge, hasModel: boolean): EdgeRole {
  if (model && !actual) return "planned";
  return actual && !model && hasModel ? "unplanned" : "taken";
}

/** Keeps a picture readable, and one line a line. */
function shorten(text: string): string {
  const shown = [
    ...text
      .slice(0, 4 * LONGEST)
      .replace(BREAKING, " ")
      .replace(INVISIBLE, ""),
  ];
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST - 1).join("")}…` : shown.join("");
}

const LONGEST = 60;

/** Controls, line separators, halves of characters and what XML cannot hold. */
const BREAKING = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]/gu;

/** What turns or hides text; the two joiners stay, because emoji and several scripts are written with them. */
const INVISIBLE = /(?![\u200C\u200D])\p{Cf}/gu;
