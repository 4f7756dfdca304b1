import { isPlainObject } from "../json";
import type { Path } from "../path";
import { addComponents } from "./components";
import type { ScreenSurface, Surface } from "./surfaceTypes";
import { shapeOf } from "./types";

export type { Input, Payload, ScreenSurface, Surface } from "./surfaceTypes";

/** Reads what others rely on out of any JSON value. */
export function surfaceOf(document: unknown): Surface {
  const flow = isPlainObject(document) ? document : {};
  const screens = new Map<string, ScreenSurface>();
  const list: unknown[] = Array.isArray(flow.screens) ? flow.screens : [];
  list.forEach((screen, index) => {
    if (!isPlainObject(screen) || typeof screen.id !== "string" || screens.has(screen.id)) return;
    screens.set(screen.id, readScreen(screen, screen.id, ["screens", index]));
  });
  return {
    version: flow.version,
    dataApiVersion: flow.data_api_version,
    screens,
    entry: entryOf(screens, flow.routing_model),
  };
}

function readScreen(screen: Record<string, unknown>, id: string, path: Path): ScreenSurface {
  const schemas = isPlainObject(screen.data) ? screen.data : {};
  const surface: ScreenSurface = {
    id,
    path,
    data: new Map(
      Object.entries(schemas).map(([key, schema]) => [key, { path: [...path, "data", key], type: shapeOf(schema) }]),
    ),
    schemas,
    inputs: new Map(),
    replies: [],
    exchanges: [],
    navigates: [],
  };
  if (isPlainObject(screen.layout)) addComponents(surface, screen.layout.children, [...path, "layout", "children"]);
  return surface;
}

/** The first screen that no route and no navigate of another screen leads to; without such a one the first screen. */
function entryOf(screens: Map<string, ScreenSurface>, routes: unknown): ScreenSurface | undefined {
  const led = new Set<string>();
  for (const { id, navigates } of screens.values()) for (const to of navigates) if (to !== id) led.add(to);
  if (isPlainObject(routes)) {
    for (const [id, targets] of Object.entries(routes)) {
      if (Array.isArray(targets)) for (const to of targets) if (typeof to === "string" && to !== id) led.add(to);
    }
  }
  const all = [...screens.values()];
  return all.find(({ id }) => !led.has(id)) ?? all[0];
}
