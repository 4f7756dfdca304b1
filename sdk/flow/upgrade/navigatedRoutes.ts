import { isPlainObject } from "../json";
import type { UpgradeStep } from "./step";

/** Meta takes no more routes from one screen. */
const MOST_ROUTES = 10;

/**
 * From 7.3 every navigate needs its route. A route is added where the routing model knows both screens; not one back to
 * a screen that leads here, which no version takes.
 */
export const addNavigatedRoutes: UpgradeStep = ({ document, screens, byId }, note) => {
  const model = document.routing_model;
  if (!isPlainObject(model)) return;
  const routesOf = (id: string) => {
    const routes = Object.hasOwn(model, id) ? model[id] : undefined;
    return Array.isArray(routes) ? routes : undefined;
  };
  for (const { name, next, screen } of screens.flatMap(({ actions }) => actions)) {
    if (name !== "navigate" || next === undefined || next === screen.id || !byId.has(next)) continue;
    const [from, back] = [routesOf(screen.id), routesOf(next)];
    if (from === undefined || back === undefined || from.includes(next) || back.includes(screen.id)) continue;
    if (from.length >= MOST_ROUTES) continue;
    from.push(next);
    const path = ["routing_model", screen.id, from.length - 1];
    note(path, `the route from ${screen.id} to ${next} is added: from version 7.3 every navigate needs one`);
  }
};
