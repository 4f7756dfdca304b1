import { isPlainObject, type JsonObject, type JsonValue } from "../../../../sdk/flow";
import type { Finding } from "../../../../sdk/flow/diagnostic";
import { type Path, valueAt } from "../../../../sdk/flow/path";

/** The value around the one at a path, and the last step to it. */
function around(document: JsonObject, path: Path): { holder: unknown; step: string | number } {
  return { holder: valueAt(document, path.slice(0, -1)), step: path.at(-1) ?? "" };
}

function set(document: JsonObject, path: Path, value: JsonValue): void {
  const { holder, step } = around(document, path);
  if (isPlainObject(holder) || Array.isArray(holder)) Reflect.set(holder, step, value);
}

function remove(document: JsonObject, path: Path): void {
  const { holder, step } = around(document, path);
  if (Array.isArray(holder)) holder.splice(Number(step), 1);
  else if (isPlainObject(holder)) delete holder[step];
}

/** Gives a key another name and leaves it where it stands. */
function rename(document: JsonObject, path: Path, from: string | number, to: string): void {
  const holder = valueAt(document, path);
  if (!isPlainObject(holder)) return;
  const members = Object.entries(holder);
  for (const [key] of members) delete holder[key];
  for (const [key, value] of members) holder[key === from ? to : key] = value;
}

/** What was meant: another word, another key, or another reference. */
function replace(document: JsonObject, { path, code }: Finding, meant: string): void {
  const value = valueAt(document, path);
  const holder = valueAt(document, path.slice(0, -1));
  const reference = /^(data|form|screen)\./.test(meant) && typeof value === "string" && value.startsWith("${");
  if (reference) {
    const old = String(value).slice(2, -1);
    const isScreen = meant.startsWith("screen.");
    set(document, path, `\${${isScreen ? [meant, ...old.split(".").slice(3)].join(".") : withScreen(old, meant)}}`);
  } else if (
    !Array.isArray(holder) &&
    (code !== "INVALID_ENUM_VALUE" || typeof value !== "string") &&
    isKey(path, value, code)
  )
    rename(document, path.slice(0, -1), path.at(-1) ?? "", meant);
  else set(document, path, meant);
}

const withScreen = (old: string, meant: string): string => {
  const [root, screen] = old.split(".");
  return root === "screen" ? `screen.${screen}.${meant}` : meant;
};

const KEYED = [
  "INVALID_PROPERTY_KEY",
  "INVALID_UPDATE_DATA_ACTION_PAYLOAD",
  "INVALID_NAVIGATE_ACTION_STATIC_DATA",
  "INVALID_NAVIGATE_ACTION_PAYLOAD",
];

/** Whether a finding is about the key at its path and not about the value. */
const isKey = (path: Path, value: unknown, code: string): boolean =>
  KEYED.includes(code) ||
  (code === "INVALID_ROUTING_MODEL" && Array.isArray(value)) ||
  (code === "INVALID_PROPERTY_VALUE" && ["init-values", "error-messages"].includes(String(path.at(-2))));

type Edit = (document: JsonObject, finding: Finding, ...groups: string[]) => void;

const screenPath = (path: Path): Path => path.slice(0, 2);

const screensOf = (document: JsonObject): JsonObject[] =>
  Array.isArray(document.screens) ? document.screens.filter((screen) => isPlainObject(screen)) : [];

/** Every object of a document with the key. */
function objectsWith(value: unknown, key: string): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap((each) => objectsWith(each, key));
  if (!isPlainObject(value)) return [];
  return [
    ...(Object.hasOwn(value, key) ? [value] : []),
    ...Object.values(value).flatMap((each) => objectsWith(each, key)),
  ];
}

const navigationsTo = (document: JsonObject, id: string) =>
  objectsWith(document.screens, "next").filter(({ next }) => isPlainObject(next) && next.name === id);

function describe(document: JsonObject, id: string, key: string, value: JsonValue | undefined): void {
  const screen = screensOf(document).find((each) => each.id === id);
  if (screen === undefined) return;
  const type = typeof value === "number" || typeof value === "boolean" ? typeof value : "string";
  screen.data = { ...(screen.data as JsonObject), [key]: { type, __example__: value ?? "x" } };
}

/** Hints that name an edit, each with the edit as a reader would make it; of several ways the first. */
const EDITS: readonly (readonly [pattern: RegExp, edit: Edit])[] = [
  [/^did you mean (.+)\?$/, (document, finding, meant = "") => replace(document, finding, meant)],
  [
    /^rename (\S+) to (\S+)$/,
    (document, { path }, from = "", to = "") => rename(document, path.slice(0, -1), from, to),
  ],
  [
    /^write (true|false|\d+) without quotes$/,
    (document, { path }, value = "") => set(document, path, JSON.parse(value)),
  ],
  [/^write ("`.*`")$/, (document, { path }, value = "") => set(document, path, JSON.parse(value))],
  [/^write (\$\{[^{}<]+\})$/, (document, { path }, value = "") => set(document, path, value)],
  [
    /^write "(version|data_api_version)": "([\d.]+)"(, and a routing_model)?$/,
    (document, _, key = "", value = "", routes) => {
      document[key] = value;
      if (routes === undefined) return;
      document.routing_model = Object.fromEntries(
        screensOf(document).map((screen) => [
          String(screen.id),
          objectsWith(screen, "next").flatMap(({ next }) => (isPlainObject(next) ? [String(next.name)] : [])),
        ]),
      );
    },
  ],
  [/^use "([\d.]+)"$/, (document, { path }, version = "") => set(document, path, version)],
  [
    /^remove it here and from the data of the other screen\b/,
    (document, { path }) => {
      const next = valueAt(document, [...path.slice(0, -2), "next", "name"]);
      const screen = screensOf(document).find(({ id }) => id === next);
      if (isPlainObject(screen?.data)) delete screen.data[String(path.at(-1))];
      remove(document, path);
    },
  ],
  [/^remove it\b/, (document, { path }) => remove(document, path)],
  [/^leave the payload empty\b/, (document, { path }) => set(document, path, {})],
  [/^remove terminal$/, (document, { path }) => remove(document, [...screenPath(path), "terminal"])],
  [/^use complete\b/, (document, { path }) => set(document, path.slice(0, -1), { name: "complete", payload: {} })],
  [
    /^add ("\w+") to the list of ("\w+") in the routing model$/,
    (document, _, to = "", from = "") => {
      const routes = document.routing_model as Record<string, string[]>;
      routes[JSON.parse(from)] = [...(routes[JSON.parse(from)] ?? []), JSON.parse(to)];
    },
  ],
  [
    /^set terminal: true on the screen, or/,
    (document, { path }) => set(document, [...screenPath(path), "terminal"], true),
  ],
  [/^set terminal: true, or/, (document, { path }) => set(document, [...screenPath(path), "terminal"], true)],
  [/^set success: true on a terminal screen, or/, (document, { path }) => set(document, path, true)],
  [
    /^exchange them$/,
    (document, { path }) => {
      const { holder } = around(document, path);
      if (isPlainObject(holder)) [holder["min-date"], holder["max-date"]] = [holder["max-date"], holder["min-date"]];
    },
  ],
  [
    /^lower (\S+), or raise (\S+)$/,
    (document, { path }, least = "", most = "") => {
      const { holder } = around(document, path);
      if (isPlainObject(holder)) holder[least] = holder[most];
    },
  ],
  [
    /^add (\S+) to the payload$/,
    (document, { path }, key = "") => {
      const next = valueAt(document, [...path.slice(0, -2), "next", "name"]);
      const screen = screensOf(document).find(({ id }) => id === next);
      set(document, path, (valueAt(screen, ["data", key, "__example__"]) ?? "x") as JsonValue);
    },
  ],
  [
    /^declare (\S+) in the data of screen (\w+)(, and pass it in every navigation to that screen)?$/,
    (document, { path }, key = "", id = "", all) => {
      const value = valueAt(document, path) as JsonValue | undefined;
      describe(document, id, key, value);
      if (all === undefined) return;
      for (const action of navigationsTo(document, id))
        action.payload = { [key]: value ?? "x", ...(action.payload as JsonObject) };
    },
  ],
  [/^add "items": (\{.*\})$/, (document, { path }, items = "") => set(document, path, JSON.parse(items))],
  [
    /^describe each as a property of the items/,
    (document, { path }) => {
      const [, key = ""] = /^\$\{data\.(\w+)\}$/.exec(String(valueAt(document, path))) ?? [];
      const schema = valueAt(document, [...screenPath(path), "data", key]);
      if (!isPlainObject(schema)) return;
      const text = { type: "string" };
      const content = { type: "object", properties: { title: text } };
      const more = path.at(-1) === "list-items" ? { "main-content": content } : { title: text };
      const old = isPlainObject(schema.items) && isPlainObject(schema.items.properties) ? schema.items.properties : {};
      schema.items = { type: "object", properties: { ...old, id: text, ...more } };
      schema.__example__ = [];
    },
  ],
  [
    /^describe the name as (\{.*\})$/,
    (document, { path, message }, name = "") => {
      const [, key = ""] = /^\$\{data\.(\w+)\}$/.exec(String(valueAt(document, path))) ?? [];
      const [, trigger = ""] = /the name of (\S+)/.exec(message) ?? [];
      const at = ["data", key, "items", "properties", trigger, "properties", "name"];
      set(document, [...screenPath(path), ...at], JSON.parse(name));
    },
  ],
  [/^move it into the __example__ of the key$/, (document, { path }) => remove(document, path)],
  [
    /^write \{"start-date": \.\.\., "end-date": \.\.\.\}$/,
    (document, { path }) => {
      const value = valueAt(document, path) as JsonValue;
      set(document, path, { "start-date": value, "end-date": value });
    },
  ],
  [
    /^use one of text, .* or remove the pattern$/,
    (document, { path }) => remove(document, [...path.slice(0, -1), "pattern"]),
  ],
  [/^add (\S+-caption), or use center-caption$/, (document, { path }) => set(document, path, "x")],
  [/^write a string\b/, (document, { path }) => set(document, path, "x")],
  [
    /^move it into the Form\b(?:, and its (.*) to the .* of the Form)?/,
    (document, { path }, held = "") => {
      const component = valueAt(document, path);
      const form = objectsWith(valueAt(document, screenPath(path)), "children").find(({ type }) => type === "Form");
      if (!isPlainObject(component) || form === undefined || !Array.isArray(form.children)) return;
      for (const key of held.split(" and ").filter((each) => each !== "")) {
        const values = isPlainObject(form[`${key}s`]) ? (form[`${key}s`] as Record<string, unknown>) : {};
        form[`${key}s`] = { ...values, [String(component.name)]: component[key] };
        delete component[key];
      }
      form.children.unshift(component);
      remove(document, path);
    },
  ],
];

/** Makes the edit that a hint names in a copy; undefined where it names none. */
export function applyHint(document: JsonObject, finding: Finding): JsonObject | undefined {
  const { hint } = finding;
  if (hint === undefined) return undefined;
  for (const [pattern, edit] of EDITS) {
    const [whole, ...groups] = pattern.exec(hint) ?? [];
    if (whole === undefined) continue;
    const copy: JsonObject = structuredClone(document);
    edit(copy, finding, ...groups);
    return copy;
  }
  return undefined;
}
