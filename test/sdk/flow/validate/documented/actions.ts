import type { JsonObject } from "../../../../../sdk/flow";
import { complete, flow, footer, input, last, navigate, screen, text } from "../ruleCase";
import { boolean, type DocumentedFlow, inVersions, optionList, single, string } from "./documentedFlow";

const exchange: JsonObject = { name: "data_exchange", payload: {} };
const endpoint = (routes: JsonObject): JsonObject => ({ data_api_version: "3.0", routing_model: routes });
const entry = (id: string, action: JsonObject, more: JsonObject = {}): JsonObject => ({
  id,
  "main-content": { title: "Room", description: "Quiet", metadata: "12 sqm" },
  ...more,
  "on-click-action": action,
});

/** Actions and lists that lead on, in the forms that Meta documents. */
export const actions: DocumentedFlow[] = [
  // reference/flowjson#navigate-action
  ...inVersions("5.1", "reference/flowjson#navigate-action", "answers that are handed to the next screen", (version) =>
    flow(version, [
      screen("LOGIN", [
        {
          type: "Form",
          name: "names",
          "init-values": { first: "Ada" },
          children: [
            input("first", { required: true, "input-type": "text" }),
            input("family"),
            footer(navigate("CONFIRM", { first: "${form.first}", family: "${form.family}", source: "web" })),
          ],
        },
      ]),
      screen(
        "CONFIRM",
        [
          text("${data.first}"),
          text("${data.family}"),
          footer(complete({ first: "${data.first}", source: "${data.source}" })),
        ],
        { terminal: true, data: { first: string("Ada"), family: string("King"), source: string("web") } },
      ),
    ]),
  ),
  // reference/flowjson#data_exchange-action
  ...inVersions(
    "5.1",
    "reference/flowjson#data_exchange-action",
    "data and answers that are sent to the endpoint",
    (version) =>
      flow(
        version,
        [
          screen(
            "CART",
            [
              { type: "CheckboxGroup", name: "items", label: "Items", "data-source": "${data.rooms}" },
              footer({
                name: "data_exchange",
                payload: { code: "${data.code}", items: "${form.items}", step: 1, deep: { all: true } },
              }),
            ],
            { data: { rooms: optionList, code: string("SPRING") } },
          ),
          last("DONE"),
        ],
        endpoint({ CART: ["DONE"] }),
      ),
  ),
  // reference/flowjson#data_exchange-action
  ...inVersions("7.3", "reference/versioning", "version 4.0 of the protocol of endpoints", (version) =>
    flow(version, [screen("FIRST", [footer(exchange)]), last()], {
      data_api_version: "4.0",
      routing_model: { FIRST: ["LAST"] },
    }),
  ),
  // reference/flowjson#update_data-action
  ...inVersions(
    "6.0",
    "reference/flowjson#update_data-action",
    "options that change the options of the next list",
    (version) => {
      const action = (payload: JsonObject): JsonObject => ({ name: "update_data", payload });
      return single(
        version,
        [
          { type: "RadioButtonsGroup", name: "country", label: "Country", "data-source": "${data.countries}" },
          {
            type: "Dropdown",
            name: "town",
            label: "Town",
            "data-source": "${data.towns}",
            visible: "${data.has_towns}",
          },
        ],
        {
          data: {
            countries: {
              ...optionList,
              __example__: [
                {
                  id: "nl",
                  title: "Netherlands",
                  "on-select-action": action({ towns: [{ id: "ams", title: "Amsterdam" }], has_towns: true }),
                  "on-unselect-action": action({ has_towns: false }),
                },
              ],
            },
            towns: { ...optionList, __example__: [] },
            has_towns: boolean,
          },
        },
      );
    },
  ),
  // reference/flowjson#update_data-action
  ...inVersions(
    "6.0",
    "reference/flowjson#update_data-action",
    "options that are written out and change data",
    (version) =>
      single(
        version,
        [
          {
            type: "Dropdown",
            name: "pet",
            label: "Pet",
            "data-source": [
              { id: "cat", title: "Cat", "on-select-action": { name: "update_data", payload: { has_pet: true } } },
              { id: "none", title: "None", "on-unselect-action": { name: "update_data", payload: { has_pet: false } } },
            ],
          },
          {
            type: "OptIn",
            name: "more",
            label: "More",
            "on-select-action": { name: "update_data", payload: { has_pet: "${data.has_pet}" } },
          },
        ],
        { data: { has_pet: boolean } },
      ),
  ),
  // reference/components#navlist
  ...inVersions(
    "6.2",
    "reference/components#navlist",
    "a list whose entries lead on, each to a screen of its own",
    (version) =>
      flow(version, [
        screen("ROOMS", [
          {
            type: "NavigationList",
            name: "rooms",
            label: "Rooms",
            description: "Tap to see more",
            "media-size": "regular",
            "list-items": [
              entry("garden", navigate("GARDEN"), {
                start: { image: "iVBORw0KGgo=", "alt-text": "Trees" },
                end: { title: "90 EUR", description: "a night" },
                badge: "New",
                tags: ["quiet", "small"],
              }),
              entry("sea", navigate("SEA")),
            ],
          },
        ]),
        last("GARDEN"),
        last("SEA"),
      ]),
  ),
  // reference/components#navlist
  ...inVersions(
    "6.2",
    "reference/components#navlist",
    "two lists with one action for all of their entries",
    (version) => {
      const list = (name: string): JsonObject => ({
        type: "NavigationList",
        name,
        "list-items": [{ id: "a", "main-content": { title: "Room" } }],
        "on-click-action": navigate("LAST"),
      });
      return flow(version, [screen("ROOMS", [list("first"), list("second")]), last()]);
    },
  ),
  // reference/components#navlist
  ...inVersions("6.2", "reference/components#navlist", "a list whose entries come as data", (version) =>
    flow(
      version,
      [
        screen(
          "ROOMS",
          [{ type: "NavigationList", name: "rooms", "list-items": "${data.rooms}", "on-click-action": exchange }],
          {
            data: {
              rooms: {
                type: "array",
                items: {
                  type: "object",
                  properties: {
                    id: { type: "string" },
                    "main-content": { type: "object", properties: { title: { type: "string" } } },
                  },
                },
                __example__: [{ id: "a", "main-content": { title: "Garden" } }],
              },
            },
          },
        ),
        last(),
      ],
      endpoint({ ROOMS: ["LAST"] }),
    ),
  ),
];
