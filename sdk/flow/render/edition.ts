import { RECOMMENDED_VERSION } from "../format";
import type { FlowGraph } from "../graph";
import type { JsonObject, JsonValue } from "../json";
import { formulasIn } from "./formulas";
import type { Edition, Mark } from "./model";

/** Flows are less than twenty levels deep; what lies deeper than this is not drawn. */
const DEPTH = 60;

/** Makes a document ready to be drawn. Takes any JSON value: what is no flow has no screens. */
export function editionOf(document: JsonValue, graph: FlowGraph, label = "", marks: Mark[] = []): Edition {
  const flow = objectOf(shallow(document, DEPTH));
  const screens = (Array.isArray(flow.screens) ? flow.screens : []).map(objectOf);
  const version = typeof flow.version === "string" ? flow.version : RECOMMENDED_VERSION;
  const { values, conditions } = formulasIn(screens, version);
  const entries = graph.screens.filter(({ entry }) => entry).map(({ id }) => id);
  const routes = new Map<string, string[]>();
  for (const { from, to, model } of graph.edges) if (model) routes.set(from, [...(routes.get(from) ?? []), to]);
  return {
    label,
    screens,
    entries: entries.length > 0 ? entries : graph.screens.slice(0, 1).map(({ id }) => id),
    routes: [...routes],
    ...(typeof flow.data_api_version === "string" && { dataApiVersion: flow.data_api_version }),
    values: [...values],
    conditions: [...conditions],
    marks,
  };
}

const objectOf = (value: JsonValue): JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};

/** A copy down to a depth; null stands for what is deeper. */
function shallow(value: JsonValue, levels: number): JsonValue {
  if (typeof value !== "object" || value === null) return value;
  if (levels === 0) return null;
  if (Array.isArray(value)) return value.map((item) => shallow(item, levels - 1));
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shallow(member, levels - 1)]));
}
