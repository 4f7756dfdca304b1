import type { ContractCode } from "../../../../sdk/flow/contract";
import type { JsonObject } from "../../../../sdk/flow/json";
import { chain, type Editable, edited } from "./sample";

/** The way from a screen of a chain to the action of its button. */
export const footer = ["layout", "children", 1, "children", 2, "on-click-action"] as const;

/** A flow of two screens that both ask an endpoint before they go on. */
const asking = edited(chain(2), (flow) => {
  flow.object().data_api_version = "3.0";
  flow.field(0, 1)["on-select-action"] = { name: "data_exchange", payload: { country: "${form.country}", step: 1 } };
});

/** Each edit of a flow that others notice, with the codes and the path that tell of it. */
export const breaking: [string, JsonObject, (flow: Editable) => void, ContractCode[], string][] = [
  [
    "the entry screen gets another id",
    chain(2),
    (flow) => renameFirst(flow),
    ["ENTRY_SCREEN_CHANGED", "SCREEN_REMOVED"],
    "screens[0]",
  ],
  [
    "a screen is put before the entry screen",
    chain(2),
    (flow) => putFirst(flow),
    ["ENTRY_SCREEN_CHANGED"],
    "screens[0]",
  ],
  [
    "a route leads back to the entry screen",
    chain(2),
    (flow) => {
      flow.object("routing_model").Z = ["A"];
      flow.list("screens").push({ id: "Z" });
    },
    ["ENTRY_SCREEN_CHANGED"],
    "screens[2]",
  ],
  [
    "a data key of the entry screen goes",
    chain(2),
    (flow) => {
      delete flow.object("screens", 0, "data").given_name;
    },
    ["ENTRY_DATA_KEY_REMOVED"],
    "screens[0].data.given_name",
  ],
  [
    "a data key of the entry screen comes",
    chain(2),
    (flow) => {
      flow.object("screens", 0, "data").age = { type: "number", __example__: 1 };
    },
    ["ENTRY_DATA_KEY_ADDED"],
    "screens[0].data.age",
  ],
  [
    "a data key of the entry screen gets another type",
    chain(2),
    (flow) => {
      flow.object("screens", 0, "data", "given_name").type = "number";
    },
    ["ENTRY_DATA_TYPE_CHANGED"],
    "screens[0].data.given_name",
  ],
  [
    "a screen goes",
    chain(3),
    (flow) => {
      flow.list("screens").splice(1, 1);
    },
    ["SCREEN_REMOVED"],
    "screens[1]",
  ],
  [
    "an input goes",
    chain(1),
    (flow) => {
      flow.fields(0).splice(1, 1);
    },
    ["INPUT_REMOVED"],
    "screens[0].layout.children[1].children[1]",
  ],
  [
    "an input gets another name",
    chain(1),
    (flow) => {
      flow.field(0, 1).name = "land";
    },
    ["INPUT_REMOVED"],
    "screens[0].layout.children[1].children[1]",
  ],
  [
    "an input collects a list instead of a text",
    chain(1),
    (flow) => {
      flow.field(0, 1).type = "CheckboxGroup";
    },
    ["INPUT_TYPE_CHANGED"],
    "screens[0].layout.children[1].children[1]",
  ],
  [
    "an option goes",
    chain(1),
    (flow) => {
      flow.list("screens", 0, "layout", "children", 1, "children", 1, "data-source").splice(1, 1);
    },
    ["OPTION_REMOVED"],
    "screens[0].layout.children[1].children[1].data-source[1]",
  ],
  [
    "the reply loses a key",
    chain(1),
    (flow) => {
      delete flow.object("screens", 0, ...footer, "payload").email;
    },
    ["REPLY_KEY_REMOVED"],
    "screens[0].layout.children[1].children[2].on-click-action.payload.email",
  ],
  [
    "the reply gets a key",
    chain(1),
    (flow) => {
      flow.object("screens", 0, ...footer, "payload").country = "${form.country}";
    },
    ["REPLY_KEY_ADDED"],
    "screens[0].layout.children[1].children[2].on-click-action.payload.country",
  ],
  [
    "a key of the reply gets another type",
    chain(1),
    (flow) => {
      flow.object("screens", 0, ...footer, "payload").channel = 7;
    },
    ["REPLY_TYPE_CHANGED"],
    "screens[0].layout.children[1].children[2].on-click-action.payload.channel",
  ],
  [
    "a request to the endpoint loses a key",
    asking,
    (flow) => {
      delete flow.object("screens", 0, "layout", "children", 1, "children", 1, "on-select-action", "payload").step;
    },
    ["EXCHANGE_KEY_REMOVED"],
    "screens[0].layout.children[1].children[1].on-select-action.payload.step",
  ],
  [
    "a request to the endpoint gets a key",
    asking,
    (flow) => {
      flow.object("screens", 0, "layout", "children", 1, "children", 1, "on-select-action", "payload").more = {
        deep: 1,
      };
    },
    ["EXCHANGE_KEY_ADDED"],
    "screens[0].layout.children[1].children[1].on-select-action.payload.more",
  ],
  [
    "a key of a request gets another type",
    asking,
    (flow) => {
      flow.object("screens", 0, "layout", "children", 1, "children", 1, "on-select-action", "payload").step = "one";
    },
    ["EXCHANGE_TYPE_CHANGED"],
    "screens[0].layout.children[1].children[1].on-select-action.payload.step",
  ],
  [
    "a screen begins to ask the endpoint",
    asking,
    (flow) => {
      flow.field(1, 1)["on-select-action"] = { name: "data_exchange" };
    },
    ["EXCHANGE_ADDED"],
    "screens[1].layout.children[1].children[1].on-select-action",
  ],
  [
    "a screen no longer asks the endpoint",
    asking,
    (flow) => {
      delete flow.field(0, 1)["on-select-action"];
    },
    ["EXCHANGE_REMOVED"],
    "screens[0].layout.children[1].children[1].on-select-action",
  ],
  [
    "the endpoint is switched on",
    chain(1),
    (flow) => {
      flow.object().data_api_version = "3.0";
    },
    ["ENDPOINT_ADDED"],
    "data_api_version",
  ],
  [
    "the endpoint is switched off",
    asking,
    (flow) => {
      delete flow.object().data_api_version;
    },
    ["ENDPOINT_REMOVED"],
    "data_api_version",
  ],
  [
    "the version of the data API changes",
    asking,
    (flow) => {
      flow.object().data_api_version = "4.0";
    },
    ["DATA_API_VERSION_CHANGED"],
    "data_api_version",
  ],
  [
    "the Flow JSON version changes",
    chain(1),
    (flow) => {
      flow.object().version = "7.2";
    },
    ["FLOW_VERSION_CHANGED"],
    "version",
  ],
];

function renameFirst(flow: Editable): void {
  flow.object("screens", 0).id = "BEGIN";
  const routes = flow.object("routing_model");
  routes.BEGIN = routes.A ?? [];
  delete routes.A;
}

function putFirst(flow: Editable): void {
  flow.list("screens").unshift({ id: "INTRO" });
  flow.object("routing_model").INTRO = ["A"];
}
