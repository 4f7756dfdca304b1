import type { JsonObject, JsonValue } from "../../../../../sdk/flow";
import { flow, footer, navigate, screen } from "../ruleCase";

/** A screen with a button that leads to another one. */
export const to = (id: string, target: string, more: JsonObject = {}): JsonObject =>
  screen(id, [footer(navigate(target))], more);

/** A link that does something. */
export const link = (action: JsonObject): JsonObject => ({
  type: "EmbeddedLink",
  text: "More",
  "on-click-action": action,
});

/** The endpoint says what comes next. */
export const exchange: JsonObject = { name: "data_exchange", payload: {} };

/** A flow with an endpoint. */
export const served = (routes: JsonObject, screens: JsonValue[]): JsonObject =>
  flow("7.3", screens, { data_api_version: "3.0", routing_model: routes });

/** Ids in letters: `A`, `B`, ... `Z`, `ZA`, ... */
export const ids = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, index) => "Z".repeat(Math.floor(index / 26)) + String.fromCharCode(65 + (index % 26)),
  );
