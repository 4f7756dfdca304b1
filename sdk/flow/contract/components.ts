import { isPlainObject } from "../json";
import type { Path } from "../path";
import type { Payload, ScreenSurface } from "./surfaceTypes";
import { inputType } from "./types";

/** Deeper components and payloads are no flow that a client would open. */
const DEPTH = 60;
const PAYLOAD_DEPTH = 6;

const actions = ["on-click-action", "on-select-action", "on-unselect-action"];
const optionLists = ["data-source", "list-items"];

/** Adds the inputs and actions of a list of components, and of all that lie in them, to a screen. */
export function addComponents(screen: ScreenSurface, root: unknown, rootPath: Path): void {
  const counts = new Map<string, number>();
  const stack: { value: unknown; path: Path }[] = [{ value: root, path: rootPath }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { value, path } = top;
    if (path.length > DEPTH) continue;
    if (Array.isArray(value)) {
      // Pushed from the last, so that they are read in order of the document.
      for (let index = value.length - 1; index >= 0; index--)
        stack.push({ value: value[index], path: [...path, index] });
    } else if (isPlainObject(value)) {
      addComponent(screen, value, path, counts);
      if (isPlainObject(value.cases)) {
        for (const [name, list] of Object.entries(value.cases).reverse()) {
          if (Array.isArray(list)) stack.push({ value: list, path: [...path, "cases", name] });
        }
      }
      for (const name of ["else", "then", "children"]) {
        if (Array.isArray(value[name])) stack.push({ value: value[name], path: [...path, name] });
      }
    }
  }
}

function addComponent(
  screen: ScreenSurface,
  component: Record<string, unknown>,
  path: Path,
  counts: Map<string, number>,
): void {
  const type = typeof component.type === "string" ? component.type : "";
  const ordinal = (counts.get(type) ?? 0) + 1;
  counts.set(type, ordinal);
  const name = typeof component.name === "string" ? component.name : undefined;
  const options = readOptions(component, path);
  if (name !== undefined && type !== "Form") {
    const known = screen.inputs.get(name);
    if (known === undefined) {
      const ids = options?.map(({ id, path: at }): [string, Path] => [id, at]);
      screen.inputs.set(name, { path, component: type, type: inputType(component), options: ids && new Map(ids) });
    } else {
      // The branches of an If may offer one input with different options.
      for (const { id, path: at } of options ?? []) known.options?.set(id, at);
    }
  }
  const site = name ?? `${type} ${ordinal}`;
  addActions(screen, component, path, site);
  for (const { id, path: at, option } of options ?? []) addActions(screen, option, at, `${site} ${id}`);
}

function readOptions(component: Record<string, unknown>, path: Path) {
  const list = optionLists.find((name) => Array.isArray(component[name]));
  const items: unknown = list === undefined ? undefined : component[list];
  if (list === undefined || !Array.isArray(items)) return undefined;
  return items.flatMap((option: unknown, index) =>
    isPlainObject(option) && typeof option.id === "string"
      ? [{ id: option.id, path: [...path, list, index], option }]
      : [],
  );
}

function addActions(screen: ScreenSurface, holder: Record<string, unknown>, path: Path, site: string): void {
  for (const property of actions) {
    const action = holder[property];
    if (!isPlainObject(action)) continue;
    const at = [...path, property];
    const payload: Payload = { site: `${site} ${property}`, path: at, values: [] };
    addValues(payload, action.payload, [...at, "payload"], "", 0);
    if (action.name === "complete") screen.replies.push(payload);
    if (action.name === "data_exchange") screen.exchanges.push(payload);
    if (action.name === "navigate" && isPlainObject(action.next) && typeof action.next.name === "string") {
      screen.navigates.push(action.next.name);
    }
  }
}

function addValues(payload: Payload, value: unknown, path: Path, prefix: string, depth: number): void {
  if (!isPlainObject(value) || depth > PAYLOAD_DEPTH) return;
  for (const [name, inner] of Object.entries(value)) {
    const key = `${prefix}${name}`;
    payload.values.push({ key, path: [...path, name], value: inner });
    addValues(payload, inner, [...path, name], `${key}.`, depth + 1);
  }
}
