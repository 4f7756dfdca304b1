import type { JsonObject } from "../../../../../sdk/flow";
import { flow, footer, input, last, navigate, screen, text } from "../ruleCase";
import { boolean, type DocumentedFlow, inVersions, number, optionList, single } from "./documentedFlow";

const exchange: JsonObject = { name: "data_exchange", payload: {} };
const endpoint = (routes: JsonObject): JsonObject => ({ data_api_version: "3.0", routing_model: routes });

/** Screens, routes and data models, in the forms that Meta documents. */
export const screens: DocumentedFlow[] = [
  // reference/flowjson#routing-model
  ...inVersions(
    "5.1",
    "reference/flowjson#routing-model",
    "routes of a flow with endpoint, whose last screen is only a target",
    (version) =>
      flow(
        version,
        [
          screen("FIRST", [footer(exchange)]),
          screen("SECOND", [footer(exchange)], { data: {} }),
          last("THIRD", { success: true }),
        ],
        endpoint({ FIRST: ["SECOND"], SECOND: ["THIRD"] }),
      ),
  ),
  // reference/flowjson#routing-model
  ...inVersions("5.1", "reference/flowjson#routing-model", "a last screen that the endpoint ends", (version) =>
    flow(
      version,
      [screen("FIRST", [footer(exchange)]), screen("LAST", [footer(exchange)], { terminal: true })],
      endpoint({ FIRST: ["LAST"], LAST: [] }),
    ),
  ),
  // reference/flowjson#routing-model
  ...inVersions(
    "5.1",
    "reference/flowjson#routing-model",
    "a catalogue that leads to details and past them",
    (version) =>
      flow(
        version,
        [screen("CATALOG", [footer(exchange)]), screen("DETAILS", [footer(exchange)]), last("CHECKOUT")],
        endpoint({ CATALOG: ["DETAILS", "CHECKOUT"], DETAILS: ["CHECKOUT"] }),
      ),
  ),
  // reference/flowjson#when-to-define-routes
  ...inVersions(
    "5.1",
    "reference/flowjson#when-to-define-routes",
    "a flow without endpoint and without routes",
    (version) => flow(version, [screen("FIRST", [footer(navigate("LAST"))]), last()]),
  ),
  // reference/flowjson#screens
  ...inVersions("5.1", "reference/flowjson#screens", "several ends, one of which is no success", (version) => {
    const link: JsonObject = { type: "EmbeddedLink", text: "Cancel", "on-click-action": navigate("CANCELLED") };
    return flow(version, [
      screen("FIRST", [link, footer(navigate("BOOKED"))]),
      last("BOOKED", { success: true }),
      last("CANCELLED", { success: false }),
    ]);
  }),
  // reference/flowjson#additional-information-on-refresh_on_back
  ...inVersions(
    "5.1",
    "reference/flowjson#additional-information-on-refresh_on_back",
    "a screen that is refreshed on the way back",
    (version) =>
      flow(
        version,
        [screen("FIRST", [footer(exchange)]), last("LAST", { refresh_on_back: true })],
        endpoint({ FIRST: ["LAST"] }),
      ),
  ),
  // reference/flowjson#additional-information-on-sensitive-fields
  ...inVersions(
    "5.1",
    "reference/flowjson#additional-information-on-sensitive-fields",
    "inputs that the summary hides",
    (version) => single(version, [input("pin", { "input-type": "passcode" }), input("name")], { sensitive: ["pin"] }),
  ),
  // reference/flowjson#declaring-screen-properties
  ...inVersions("5.1", "reference/flowjson#declaring-screen-properties", "a data model with every type", (version) =>
    single(version, [text("${data.guest.name}"), text("${data.lines}")], {
      data: {
        guest: {
          type: "object",
          properties: { name: { type: "string" }, age: { type: "number" } },
          __example__: { name: "Ada", age: 36 },
        },
        lines: { type: "array", items: { type: "string" }, __example__: ["One", "Two"] },
        rooms: optionList,
        nights: number(2),
        floor: { type: "integer", __example__: 3 },
        paid: boolean,
      },
    }),
  ),
];
