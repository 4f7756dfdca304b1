import type { JsonObject, JsonValue } from "../../json";
import type { InputKind } from "../model";
import { asList, asNumber, asObject, asText, asTexts, member, type Value } from "./values";

/** First values of all inputs of a screen, also of those in branches that are not shown, by name. */
export function firstValues(
  layout: JsonObject,
  kinds: ReadonlyMap<string, InputKind>,
  read: (value: Value) => Value,
): Map<string, JsonValue> {
  const found = new Map<string, JsonValue>();
  collect(asList(layout.children), {});
  return found;

  function collect(children: readonly JsonValue[], given: JsonObject): void {
    for (const child of children) {
      const component = asObject(child);
      const kind = kinds.get(asText(component.type));
      const name = component.name;
      if (kind !== undefined && typeof name === "string" && !found.has(name)) {
        found.set(name, firstValue(component, kind, read(component["init-value"]) ?? member(given, name)));
      }
      const inner = component.type === "Form" ? asObject(read(component["init-values"])) : given;
      for (const list of listsIn(component)) collect(list, mapValues(inner, read));
    }
  }
}

/** The lists of components that a component holds. */
function listsIn(component: JsonObject): JsonValue[][] {
  const { children, then, else: otherwise, cases } = component;
  return [children, then, otherwise, ...Object.values(asObject(cases))].map(asList);
}

const mapValues = (object: JsonObject, read: (value: Value) => Value): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, read(value) ?? null]));

function firstValue(component: JsonObject, kind: InputKind, given: Value): JsonValue {
  switch (kind) {
    case "array":
      return asTexts(given);
    case "boolean":
      return given === true;
    case "text":
      return typedValue(component, asText(given));
    case "date":
      return component.mode === "range" ? asObject(given) : asText(given);
    case "string":
      return asText(given);
    case "number":
      return asNumber(given) ?? 0;
  }
}

/** What a TextInput gives for what was typed: a number where it asks for one. */
export function typedValue(component: JsonObject, typed: string): JsonValue {
  const isNumber = component["input-type"] === "number" || component["input-type"] === "passcode";
  return isNumber ? (asNumber(typed) ?? typed) : typed;
}
