import type { JsonObject, JsonValue } from "../../json";
import type { Edition, Formula, InputKind, PageModel } from "../model";
import { evaluate } from "./evaluate";
import { firstValues } from "./inputs";
import { asObject, asText, member, type Value } from "./values";

/** An edition with its formulas ready to be looked up. */
export interface Flow extends Omit<Edition, "values" | "conditions" | "routes"> {
  values: Map<string, Formula>;
  conditions: Map<string, Formula>;
  routes: Map<string, string[]>;
  inputs: Map<string, InputKind>;
}

/** A screen as it is shown once: the data that it was given, and what was put into its inputs. */
export interface Visit {
  index: number;
  id: string;
  screen: JsonObject;
  data: Map<string, JsonValue>;
  form: Map<string, JsonValue>;
}

/** Makes an edition ready to be played. */
export function flowOf(edition: Edition, { inputs }: Pick<PageModel, "inputs">): Flow {
  const { values, conditions, routes } = edition;
  return {
    ...edition,
    values: new Map(values),
    conditions: new Map(conditions),
    routes: new Map(routes),
    inputs: new Map(Object.entries(inputs)),
  };
}

/**
 * Shows a screen with data, or with its examples where there is none.
 *
 * @param before the screens visited so far, to which first values of inputs may refer
 */
export function visit(flow: Flow, index: number, before: readonly Visit[] = [], data?: JsonObject): Visit {
  const screen = flow.screens[index] ?? {};
  const given = Object.entries(data ?? examplesOf(screen));
  const shown: Visit = { index, id: asText(screen.id), screen, data: new Map(given), form: new Map() };
  shown.form = firstValues(asObject(screen.layout), flow.inputs, (value) => read(flow, [...before, shown], value));
  return shown;
}

/** The `__example__` values of a screen's data model. */
export function examplesOf(screen: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(asObject(screen.data)).map(([key, schema]) => [key, asObject(schema).__example__ ?? ""]),
  );
}

/** The index of the first screen with an id; -1 where there is none. */
export const screenIndex = (flow: Flow, id: string): number => flow.screens.findIndex((screen) => screen.id === id);

/**
 * The value of a property: what a binding or an expression stands for, and every other value as it is.
 *
 * @param visits the screens visited so far, the present one last
 */
export function read(flow: Flow, visits: readonly Visit[], value: Value): Value {
  const formula = typeof value === "string" ? flow.values.get(value) : undefined;
  return formula === undefined ? value : evaluate(formula, (binding) => lookUp(visits, binding));
}

/** Whether a condition holds; one that cannot be read does not. */
export function test(flow: Flow, visits: readonly Visit[], condition: Value): boolean {
  if (typeof condition === "boolean") return condition;
  const formula = flow.conditions.get(asText(condition));
  return formula !== undefined && evaluate(formula, (binding) => lookUp(visits, binding)) === true;
}

/** The same visit with other data; what was put into the inputs stays. Keys that are not given stay as they are. */
export function refreshed(shown: Visit, data: JsonObject): Visit {
  return { ...shown, data: new Map([...shown.data, ...Object.entries(data)]) };
}

/** What the endpoint is asked from the screen that is shown. */
export function endpointRequest(flow: Flow, visits: readonly Visit[], action: string, data: JsonObject, token: string) {
  const screen = visits.at(-1)?.id ?? "";
  return { version: flow.dataApiVersion ?? "3.0", action, screen, data, flow_token: token };
}

/** A payload as it is sent. Values at its top are replaced; what stands deeper is sent as it is written. */
export function payloadOf(flow: Flow, visits: readonly Visit[], action: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(asObject(action.payload)).map(([key, value]) => [key, read(flow, visits, value) ?? null]),
  );
}

function lookUp(visits: readonly Visit[], { root, screen, path }: Extract<Formula, { kind: "binding" }>): Value {
  const there = screen === undefined ? visits.at(-1) : visits.findLast(({ id }) => id === screen);
  const [name = "", ...steps] = path;
  let value: Value = there?.[root].get(name);
  for (const step of steps) value = member(asObject(value), step);
  return value;
}
