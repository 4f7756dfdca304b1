import type { Change, Link } from "./change";
import { navigatesOf } from "./links";

/** Changes by the screens that they have to do with, so that folding never compares all with all. */
export interface LinkIndex {
  /** Changes of links by the screen that they begin on. */
  from: Map<string, Change[]>;
  /** Changes by the screens that they lead to on one side only. */
  to: { before: Map<string, Change[]>; after: Map<string, Change[]> };
  /** Changes of routes by source and target. */
  routes: { before: Map<string, Change[]>; after: Map<string, Change[]> };
  /** Changes within an action by its path. */
  actions: Map<string, Change[]>;
  /** For each screen put in or taken out, the screens it leads to. */
  beyond: Map<string, string[]>;
  /** Changes that a renaming may be behind. */
  texts: Change[];
}

/** Reads all changes once. */
export function indexLinks(changes: Change[]): LinkIndex {
  const index: LinkIndex = {
    from: new Map(),
    to: { before: new Map(), after: new Map() },
    routes: { before: new Map(), after: new Map() },
    actions: new Map(),
    beyond: new Map(),
    texts: changes.filter(({ kind, subject }) => kind !== "moved" && kind !== "renamed" && subject !== "screen"),
  };
  for (const change of changes) {
    const { kind, subject, link, action } = change;
    if (action !== undefined) add(index.actions, action, [change]);
    if (subject === "screen" && (kind === "added" || kind === "removed")) {
      const screen = change.after ?? change.before;
      add(index.beyond, idOf(screen), navigatesOf(screen));
    }
    if (link === undefined) continue;
    if (link.from !== undefined) add(index.from, link.from, [change]);
    for (const side of ["before", "after"] as const) {
      for (const to of leading(link, side)) {
        add(index.to[side], to, [change]);
        if (subject === "route" && link.from !== undefined) add(index.routes[side], linkKey(link.from, to), [change]);
      }
    }
  }
  for (const change of changes) {
    const { link, subject } = change;
    if (subject === "route" && link?.from !== undefined && index.beyond.has(link.from)) {
      add(index.beyond, link.from, [...link.before, ...link.after]);
    }
  }
  return index;
}

/** Screens that a link leads to on one side and not on the other. */
function leading(link: Link, side: "before" | "after"): Set<string> {
  const other = new Set(link[side === "before" ? "after" : "before"]);
  return new Set(link[side].filter((to) => !other.has(to)));
}

/** The key of a link from a screen to another. */
export const linkKey = (from: string, to: string): string => JSON.stringify([from, to]);

function add<T>(map: Map<string, T[]>, key: string, items: T[]): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [...items]);
  else for (const item of items) list.push(item);
}

/** The id of a screen; empty when it has none. */
export const idOf = (screen: Change["before"]): string =>
  typeof screen === "object" && screen !== null && !Array.isArray(screen) && typeof screen.id === "string"
    ? screen.id
    : "";
