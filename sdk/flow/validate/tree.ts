import { type ActionName, COMPONENTS } from "../format";
import { isPlainObject, type JsonObject, type JsonValue } from "../json";
import type { Path } from "../path";
import { LONGEST_PATH } from "./depth";

/** A flow whose structure is right, taken apart for the rules of meaning. */
export interface FlowTree {
  document: JsonObject;
  screens: ScreenNode[];
  /** Screens by id; of twins the first. */
  byId: Map<string, ScreenNode>;
  /** The routing model, as far as it is known; undefined where there is none. */
  routes?: Record<string, string[]>;
  /** Whether the flow has an endpoint. */
  hasEndpoint: boolean;
  /** Whether screens or routes are not known yet, so that nothing can be said to be missing from the flow. */
  isOpen: boolean;
}

export interface ScreenNode {
  id: string;
  path: Path;
  value: JsonObject;
  isTerminal: boolean;
  /** The data model: schema by key. */
  data: Record<string, JsonValue>;
  /** All components in document order, those inside others as well. */
  components: ComponentNode[];
  actions: ActionNode[];
  /** Whether some of its components are not known yet, so that nothing can be said to be missing from the screen. */
  isOpen: boolean;
}

export interface ComponentNode {
  type: string;
  value: JsonObject;
  path: Path;
  screen: ScreenNode;
  /** Components around it, outermost first. */
  parents: ComponentNode[];
  /** The list of its parent in which it stands: `children`, `then`, `else`, or `cases` with the case. */
  slot: string;
  /** Name of an input; undefined for components that take no input, and where it is not known yet. */
  inputName?: string;
}

export interface ActionNode {
  name: ActionName;
  value: JsonObject;
  path: Path;
  /** The key that holds it, such as `on-click-action`. */
  trigger: string;
  component: ComponentNode;
  screen: ScreenNode;
  payload?: JsonObject;
  /** Id of the screen that a navigate leads to. */
  next?: string;
}

/** Tells values that are not known yet. */
type IsUnknown = (value: unknown) => boolean;

/** Takes a document apart. Values that are not known yet are passed over and mark what is around them as open. */
export function flowTree(document: JsonObject, isUnknown: IsUnknown): FlowTree {
  const list = Array.isArray(document.screens) && !isUnknown(document.screens) ? document.screens : [];
  const screens = list.flatMap((value, index) =>
    isPlainObject(value) && !isUnknown(value) ? [screenNode(value, index, isUnknown)] : [],
  );
  const named = screens.filter((screen) => !isUnknown(screen.value.id));
  const model = document.routing_model;
  const routes = isPlainObject(model) && !isUnknown(model) ? model : undefined;
  const openRoutes = model !== undefined && (routes === undefined || holdsUnknown(routes, isUnknown));
  return {
    document,
    screens,
    byId: new Map(named.toReversed().map((screen) => [screen.id, screen])),
    ...(routes === undefined ? {} : { routes: knownRoutes(routes, isUnknown) }),
    hasEndpoint: document.data_api_version !== undefined,
    isOpen: openRoutes || list.length === 0 || named.length < list.length,
  };
}

function screenNode(value: Record<string, unknown>, index: number, isUnknown: IsUnknown): ScreenNode {
  const screen: ScreenNode = {
    id: String(value.id),
    path: ["screens", index],
    value: value as JsonObject,
    isTerminal: value.terminal === true || isUnknown(value.terminal),
    data: isPlainObject(value.data) && !isUnknown(value.data) ? (value.data as JsonObject) : {},
    components: [],
    actions: [],
    isOpen: false,
  };
  const layout = isPlainObject(value.layout) && !isUnknown(value.layout) ? value.layout : undefined;
  if (layout === undefined) screen.isOpen = true;
  else {
    const path = [...screen.path, "layout", "children"];
    addComponents(layout.children, { path, slot: "children", parents: [], screen, isUnknown });
  }
  return screen;
}

/** Where a list of components stands, or one of its components. */
interface Spot {
  path: Path;
  slot: string;
  parents: ComponentNode[];
  screen: ScreenNode;
  isUnknown: IsUnknown;
}

function addComponents(list: unknown, spot: Spot): void {
  const { path, screen, isUnknown } = spot;
  if (!Array.isArray(list) || isUnknown(list) || path.length > LONGEST_PATH) {
    screen.isOpen ||= list !== undefined;
    return;
  }
  list.forEach((value, index) => {
    const isKnown = isPlainObject(value) && !isUnknown(value) && !isUnknown(value.type);
    if (!isKnown || typeof value.type !== "string" || !Object.hasOwn(COMPONENTS, value.type)) screen.isOpen = true;
    else addComponent(value.type, value as JsonObject, { ...spot, path: [...path, index] });
  });
}

function addComponent(type: string, value: JsonObject, spot: Spot): void {
  const { path, slot, parents, screen, isUnknown } = spot;
  const isInput = COMPONENTS[type]?.value !== undefined;
  // An input without a known name can be the one that a binding names.
  if (isInput && isUnknown(value.name)) screen.isOpen = true;
  const hasName = isInput && typeof value.name === "string" && !isUnknown(value.name);
  const inputName = hasName ? { inputName: String(value.name) } : {};
  const node: ComponentNode = { type, value, path, screen, parents, slot, ...inputName };
  screen.components.push(node);
  addActions(value, path, node, isUnknown);
  const add = (list: unknown, inner: string[]) =>
    addComponents(list, { ...spot, path: [...path, ...inner], slot: inner.join("."), parents: [...parents, node] });
  if (type === "Form") add(value.children, ["children"]);
  if (type === "If") for (const branch of ["then", "else"]) add(value[branch], [branch]);
  if (type !== "Switch") return;
  if (!isPlainObject(value.cases) || isUnknown(value.cases)) screen.isOpen = true;
  else for (const [key, list] of Object.entries(value.cases)) add(list, ["cases", key]);
}

const TRIGGERS = ["on-click-action", "on-select-action", "on-unselect-action"];

/** Actions of a component, and of its options and entries. */
function addActions(value: Record<string, unknown>, path: Path, component: ComponentNode, isUnknown: IsUnknown): void {
  for (const trigger of TRIGGERS) {
    const action = value[trigger];
    if (!isPlainObject(action) || isUnknown(action)) continue;
    if (typeof action.name !== "string" || isUnknown(action.name)) continue;
    const { payload } = action;
    const target = isPlainObject(action.next) && !isUnknown(action.next) ? action.next.name : undefined;
    component.screen.actions.push({
      name: action.name as ActionName,
      value: action as JsonObject,
      path: [...path, trigger],
      trigger,
      component,
      screen: component.screen,
      ...(isPlainObject(payload) && !isUnknown(payload) ? { payload: payload as JsonObject } : {}),
      ...(typeof target === "string" && !isUnknown(target) ? { next: target } : {}),
    });
  }
  for (const key of ["data-source", "list-items"]) {
    const items = value[key];
    if (!Array.isArray(items) || isUnknown(items)) continue;
    items.forEach((item, index) => {
      if (isPlainObject(item) && !isUnknown(item)) addActions(item, [...path, key, index], component, isUnknown);
    });
  }
}

function knownRoutes(routes: Record<string, unknown>, isUnknown: IsUnknown): Record<string, string[]> {
  const known = (targets: unknown) =>
    Array.isArray(targets) && !isUnknown(targets)
      ? targets.filter((target) => typeof target === "string" && !isUnknown(target))
      : [];
  return Object.fromEntries(Object.entries(routes).map(([id, targets]) => [id, known(targets)]));
}

const holdsUnknown = (routes: Record<string, unknown>, isUnknown: IsUnknown) =>
  Object.values(routes).some((targets) => isUnknown(targets) || (Array.isArray(targets) && targets.some(isUnknown)));
