import { type Path, valueAt } from "../../../path";
import type { CheckContext } from "../../context";
import type { FlowTree } from "../../tree";

/** One route of the routing model. */
export interface Route {
  from: string;
  to: string;
  path: Path;
  /** Whether an earlier route leads the other way. */
  isBackward: boolean;
}

/** The known routes of the model in its order, each as often as it is written. */
export function routesOf({ document, routes }: FlowTree, { isUnknown }: CheckContext): Route[] {
  if (routes === undefined) return [];
  const seen = new Map<string, Set<string>>();
  return Object.keys(routes).flatMap((from) => {
    // Indexes are those of the list as it is written, with what is not known yet.
    const written = valueAt(document, ["routing_model", from]);
    const targets: unknown[] = Array.isArray(written) && !isUnknown(written) ? written : [];
    return targets.flatMap((to, index): Route[] => {
      if (typeof to !== "string" || isUnknown(to)) return [];
      seen.set(from, (seen.get(from) ?? new Set()).add(to));
      const isBackward = from !== to && seen.get(to)?.has(from) === true;
      return [{ from, to, path: ["routing_model", from, index], isBackward }];
    });
  });
}

/** Tells whether the routing model has a screen, as a key or as a target. */
export function routed(routes: Readonly<Record<string, readonly string[]>>): (id: string) => boolean {
  const ids = new Set([...Object.keys(routes), ...Object.values(routes).flat()]);
  return (id) => ids.has(id);
}
