import { isPlainObject, type JsonObject, type JsonValue } from "../../../sdk/flow";
import { componentsOf, screensOf } from "./visit";

/** A change after which a valid flow is still valid. */
export interface Benign {
  what: string;
  change: (flow: JsonObject) => JsonObject;
}

/** Replaces every text, and every key, of a document. */
function renamed(value: JsonValue, rename: (text: string) => string): JsonValue {
  if (typeof value === "string") return rename(value);
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [rename(key), renamed(member as JsonValue, rename)]),
  );
}

function reversed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(reversed);
  if (!isPlainObject(value)) return value;
  const members = Object.entries(value).map(([key, member]) => [key, reversed(member as JsonValue)]);
  return Object.fromEntries(members.reverse());
}

const each = (flow: JsonObject, types: string[], change: (component: JsonObject) => void): JsonObject => {
  for (const { value } of componentsOf(flow, ...types)) change(value);
  return flow;
};

export const benign: Benign[] = [
  { what: "keys in another order", change: (flow) => reversed(flow) as JsonObject },
  {
    what: "a screen renamed everywhere",
    change(flow) {
      const id = String(screensOf(flow)[0]?.id);
      const rename = (text: string) =>
        text === id ? "RENAMED" : text.replaceAll(`\${screen.${id}.`, "${screen.RENAMED.");
      return renamed(flow, rename) as JsonObject;
    },
  },
  {
    what: "another text",
    change: (flow) =>
      each(flow, ["TextHeading"], (component) => {
        if (!String(component.text).startsWith("$")) component.text = "Another heading";
      }),
  },
  {
    what: "another title",
    change(flow) {
      Object.assign(screensOf(flow)[0] ?? {}, { title: "Another" });
      return flow;
    },
  },
  {
    what: "visible written out",
    change: (flow) =>
      each(flow, ["TextHeading", "TextBody", "Image", "EmbeddedLink"], (component) => {
        component.visible ??= true;
      }),
  },
  {
    what: "required written out",
    change: (flow) =>
      each(flow, ["TextInput", "TextArea", "Dropdown", "RadioButtonsGroup"], (component) => {
        component.required ??= false;
      }),
  },
  {
    what: "a helper text added",
    change: (flow) =>
      each(flow, ["TextInput", "TextArea", "DatePicker"], (component) => {
        component["helper-text"] ??= "As on your card";
      }),
  },
  {
    what: "another label",
    change: (flow) =>
      each(flow, ["Footer"], (component) => {
        component.label = "Go on";
      }),
  },
  {
    what: "an alternative text for pictures",
    change: (flow) =>
      each(flow, ["Image"], (component) => {
        component["alt-text"] ??= "A picture";
      }),
  },
  {
    what: "a route written twice",
    change(flow) {
      const [targets] = Object.values((flow.routing_model ?? {}) as Record<string, string[]>);
      if (targets?.[0] !== undefined) targets.push(targets[0]);
      return flow;
    },
  },
  {
    what: "options in another order",
    change: (flow) =>
      each(flow, ["Dropdown", "RadioButtonsGroup", "CheckboxGroup"], (component) => {
        if (Array.isArray(component["data-source"])) component["data-source"].reverse();
      }),
  },
];
