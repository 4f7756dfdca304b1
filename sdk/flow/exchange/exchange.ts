import type { Payload } from "../contract";
import { isPlainObject } from "../json";
import { valueAt } from "../path";
import { dataSchema, objectOf, type Schema } from "./schema";
import { payloadSchema, readingOf } from "./values";

/** What a flow exchanges with callers, its endpoint and the consumers of its reply. */
export interface Exchange {
  /** The screen that callers open; undefined for a flow without screens. */
  entry: string | undefined;
  /** Whether the flow has an endpoint. */
  hasEndpoint: boolean;
  /** The data model of each screen, as an object that has every key; by id, in document order. */
  screens: ReadonlyMap<string, Schema>;
  /** Screens to which the endpoint may lead from each screen, by the routing model. */
  routes: ReadonlyMap<string, readonly string[]>;
  /** What data_exchange actions of each screen send; screens without one are left out. */
  exchanges: ReadonlyMap<string, readonly Schema[]>;
  /** Whether some screen asks the endpoint on going back. */
  asksOnBack: boolean;
  /** What `complete` actions send, without the flow token that phones add. */
  replies: readonly Schema[];
}

/** Reads what a flow exchanges. Takes any JSON value: what is no flow has no screens. */
export function exchangeOf(document: unknown): Exchange {
  const reading = readingOf(document);
  const { surface } = reading;
  const flow = isPlainObject(document) ? document : {};
  const schemas = (payloads: readonly Payload[], screen: string) =>
    payloads.map(({ path }) => payloadSchema(valueAt(document, [...path, "payload"]), screen, reading));
  const screens = [...surface.screens.values()];
  const model = isPlainObject(flow.routing_model) ? flow.routing_model : {};
  return {
    entry: surface.entry?.id,
    hasEndpoint: typeof flow.data_api_version === "string",
    screens: new Map(screens.map(({ id, schemas: data }) => [id, modelSchema(data)])),
    routes: new Map(Object.entries(model).map(([id, targets]) => [id, textsOf(targets)])),
    exchanges: new Map(
      screens.flatMap(({ id, exchanges }) => (exchanges.length > 0 ? [[id, schemas(exchanges, id)]] : [])),
    ),
    asksOnBack: screens.some(({ path }) => valueAt(document, [...path, "refresh_on_back"]) === true),
    replies: screens.flatMap(({ id, replies }) => schemas(replies, id)),
  };
}

const modelSchema = (data: Record<string, unknown>): Schema =>
  objectOf(Object.fromEntries(Object.entries(data).map(([key, declared]) => [key, dataSchema(declared)])));

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
