import { declarationsOf } from "./declarations";
import { exchangeOf } from "./exchange";
import type { Schema } from "./schema";

/** A document of JSON Schemas, draft 7. */
export interface ExchangeSchema {
  $schema: string;
  definitions: Record<string, Schema>;
}

/**
 * JSON Schemas of what a flow exchanges, as `definitions`: `Reply`, `EntryPayload`, and of a flow with an endpoint
 * `EndpointRequest` with the requests of each screen and the answers that are allowed there. Takes any JSON value.
 *
 * @example ajv.addSchema(exchangeSchema(document), "flow").getSchema("flow#/definitions/Reply")
 */
export function exchangeSchema(document: unknown): ExchangeSchema {
  const named = declarationsOf(exchangeOf(document)).map(({ name, about, schema }): [string, Schema] => [
    name,
    { description: about, ...schema },
  ]);
  return { $schema: "http://json-schema.org/draft-07/schema#", definitions: Object.fromEntries(named) };
}
