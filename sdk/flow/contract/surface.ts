import { isPlainObject } from "../json";
import type { Path } from "../path";
import { addComponents } from "./components";
import { shapeOf } from "./types";

/** What others rely on in a flow: callers, open conversations, the endpoint and consumers of the reply. */
export interface Surface {
  version: unknown;
  dataApiVersion: unknown;
  /** Screens by id in document order; of twins the first. */
  screens: Map<string, ScreenSurface>;
  /** The screen that callers open; absent when there is no screen with an id. */
  entry: ScreenSurface | undefined;
}

/** What others rely on in one screen. */
export interface ScreenSurface {
  id: string;
  path: Path;
  data: Map<string, Field>;
  /** The schemas behind `data`, to find the types of bindings. */
  schemas: Record<string, unknown>;
  inputs: Map<string, Input>;
  /** Payloads of `complete`: they become the reply. */
  replies: Payload[];
  /** Payloads of `data_exchange`: they go to the endpoint. */
  exchanges: Payload[];
  /** Screens that its navigates lead to. */
  navigates: string[];
}

/** A named value with its type; undefined when the type cannot be known. */
export interface Field {
  path: Path;
  type: string | undefined;
}

/** A component that collects a value. */
export interface Input extends Field {
  component: string;
  /** Ids of its options and where they stand; undefined when they are not written in the flow. */
  options: Map<string, Path> | undefined;
}

/** What an action sends. */
export interface Payload {
  /** Names the action within its screen, to find it in another version of the flow. */
  site: string;
  path: Path;
  /** Keys in dotted form: members of nested objects count as keys. */
  values: { key: string; path: Path; value: unknown }[];
}

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
