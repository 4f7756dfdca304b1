import { isPlainObject } from "../json";
import type { Path } from "../path";
import { navigationsIn } from "./navigations";

/** One screen of a flow, and its part in it. */
export interface GraphScreen {
  id: string;
  /** Empty when the screen has none. */
  title: string;
  /**
   * A flow can begin here: no route leads in from another screen. A screen into which only navigate actions lead, and
   * which the routing model only leads out of, counts where no other entry reaches it: those actions go back.
   */
  entry: boolean;
  /** A flow can end here: `terminal` is true. */
  terminal: boolean;
  /** Users get stuck here: not terminal, and no route leads to another screen that exists. */
  deadEnd: boolean;
  /** Some route leads here from an entry; from the first screen where there is no entry. */
  reachable: boolean;
}

/** A route from one screen to another. Each pair of screens has at most one. */
export interface GraphEdge {
  from: string;
  /** May name a screen that does not exist. */
  to: string;
  /** The routing model has the route. */
  model: boolean;
  /** A navigate action takes the route. */
  actual: boolean;
  /** The navigate actions that take it: path of the action and type of its component. */
  via: { path: Path; component: string }[];
}

/** The screens of a flow and the routes between them. */
export interface FlowGraph {
  /** In document order; of screens with the same id the first. Screens without an id are left out. */
  screens: GraphScreen[];
  /** By screen in document order; routes of the routing model first. */
  edges: GraphEdge[];
}

/**
 * Draws the graph of a flow from its routing model and its navigate actions. Where an endpoint answers, only the routing
 * model knows the routes. Takes any JSON value: what is no flow has no screens.
 *
 * @example flowGraph(document).screens.filter(({ reachable }) => !reachable)
 */
export function flowGraph(document: unknown): FlowGraph {
  const flow = isPlainObject(document) ? document : {};
  const screens = new Map<string, { title: string; terminal: boolean }>();
  const routes = new Map<string, Map<string, GraphEdge>>();

  const edge = (from: string, to: string): GraphEdge => {
    const outgoing = routes.get(from) ?? new Map<string, GraphEdge>();
    routes.set(from, outgoing);
    const known = outgoing.get(to) ?? { from, to, model: false, actual: false, via: [] };
    outgoing.set(to, known);
    return known;
  };

  const listed = Array.isArray(flow.screens) ? flow.screens : [];
  for (const screen of listed) {
    if (!isPlainObject(screen) || typeof screen.id !== "string" || screens.has(screen.id)) continue;
    const title = typeof screen.title === "string" ? screen.title : "";
    screens.set(screen.id, { title, terminal: screen.terminal === true });
    routes.set(screen.id, new Map());
  }
  for (const [from, targets] of Object.entries(isPlainObject(flow.routing_model) ? flow.routing_model : {})) {
    for (const to of Array.isArray(targets) ? targets : []) {
      if (typeof to === "string") edge(from, to).model = true;
    }
  }
  for (const [index, screen] of listed.entries()) {
    if (!isPlainObject(screen) || typeof screen.id !== "string") continue;
    for (const { to, path, component } of navigationsIn(screen.layout, ["screens", index, "layout"])) {
      const taken = edge(screen.id, to);
      taken.actual = true;
      taken.via.push({ path, component });
    }
  }

  const edges = [...routes.values()].flatMap((outgoing) => [...outgoing.values()]);
  const parts = partsOf([...screens.keys()], edges);
  return {
    screens: [...screens].map(([id, { title, terminal }]) => ({
      id,
      title,
      entry: parts.entries.has(id),
      terminal,
      deadEnd: !terminal && !parts.leaving.has(id),
      reachable: parts.reached.has(id),
    })),
    edges,
  };
}

/** Which screens a flow begins with, which are reached from those, and which have a way out. */
function partsOf(ids: string[], edges: readonly GraphEdge[]) {
  const known = new Set(ids);
  const between = edges.filter(({ from, to }) => from !== to && known.has(from) && known.has(to));
  const targets = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { from, to } of between) targets.get(from)?.push(to);
  const model = between.filter((edge) => edge.model);
  const entered = new Set(between.map(({ to }) => to));
  const enteredByModel = new Set(model.map(({ to }) => to));
  const leftByModel = new Set(model.map(({ from }) => from));

  const reached = new Set<string>();
  const reach = (starts: readonly string[]): void => {
    const open = [...starts];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (reached.has(id)) continue;
      reached.add(id);
      for (const target of targets.get(id) ?? []) open.push(target);
    }
  };
  const entries = ids.filter((id) => !entered.has(id));
  reach(entries);
  const steppedBackTo = ids.filter((id) => leftByModel.has(id) && !enteredByModel.has(id) && !reached.has(id));
  entries.push(...steppedBackTo);
  reach(entries.length === 0 ? ids.slice(0, 1) : steppedBackTo);
  return { entries: new Set(entries), reached, leaving: new Set(between.map(({ from }) => from)) };
}
