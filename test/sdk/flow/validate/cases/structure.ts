import type { JsonObject } from "../../../../../sdk/flow";
import { complete, flow, footer, last, navigate, type RuleCase, screen } from "../ruleCase";
import { exchange, link } from "./screenParts";
import { values } from "./values";

/** A flow of one screen with a button that ends it. */
const one = (version: string, more: JsonObject = {}, captions: JsonObject = {}): JsonObject =>
  flow(version, [screen("ONLY", [footer(complete(), captions)], { terminal: true, ...more })]);

/** A flow of one screen with a link above the button. */
const withLink = (action: JsonObject, more: JsonObject = {}): JsonObject =>
  flow("7.3", [screen("FIRST", [link(action), footer(navigate("LAST"))]), last()], more);

export const cases: RuleCase[] = [
  {
    rows: ["R01"],
    what: "a text that is not JSON",
    flow: '{\n  "version": "7.3",\n  "screens": [,]\n}',
    expected: ["INVALID_FLOW_JSON  3:15"],
  },
  {
    rows: ["R01"],
    what: "an empty text",
    flow: "",
    expected: ["INVALID_FLOW_JSON  1:1"],
  },
  {
    rows: ["R01"],
    what: "JSON that is no object",
    flow: [],
    expected: ["INVALID_FLOW_JSON  1:1"],
  },
  {
    rows: ["R02"],
    what: "a flow without version, about which nothing else can be said",
    flow: { screens: "none" },
    expected: ["MISSING_FLOW_JSON_VERSION version 1:1"],
  },
  {
    rows: ["R03"],
    what: "a frozen version",
    flow: one("5.0"),
    expected: ["INVALID_FLOW_JSON_VERSION version 2:14"],
  },
  {
    rows: ["R03"],
    what: "a version that Meta keeps for itself",
    flow: one("5.2"),
    expected: ["INVALID_FLOW_JSON_VERSION version 2:14"],
  },
  {
    rows: ["R03"],
    what: "a version that was never published",
    flow: one("6.4"),
    expected: ["INVALID_FLOW_JSON_VERSION version 2:14"],
  },
  {
    rows: ["R03"],
    what: "a version written as a number",
    flow: { version: 7.3, screens: [last()] },
    expected: ["INVALID_FLOW_JSON_VERSION version 2:14"],
  },
  {
    rows: ["R03"],
    what: "the newest version that Meta takes",
    flow: one("7.4"),
    expected: [],
  },
  {
    rows: ["R04"],
    what: "keys that are not known, at every level",
    flow: flow(
      "7.3",
      [
        {
          ...screen("ONLY", [{ ...footer({ ...complete(), then_: 1 }), lable: "Go" }], { terminal: true, titel: "T" }),
        },
      ],
      { data_channel_uri: "https://example.com", constructor: 1 },
    ),
    expected: [
      "INVALID_PROPERTY_KEY data_channel_uri 3:23",
      "INVALID_PROPERTY_KEY constructor 4:18",
      "INVALID_PROPERTY_KEY screens[0].titel 10:16",
      "INVALID_PROPERTY_KEY screens[0].layout.children[0].on-click-action.then_ 20:24",
      "INVALID_PROPERTY_KEY screens[0].layout.children[0].lable 22:22",
    ],
  },
  {
    rows: ["R04"],
    what: "a key that came in a later version",
    flow: flow("6.3", [
      screen("ONLY", [{ type: "TextInput", name: "a", label: "A", "label-variant": "large" }, footer(complete())], {
        terminal: true,
      }),
    ]),
    expected: ["INVALID_PROPERTY_KEY screens[0].layout.children[0].label-variant 15:30"],
  },
  {
    rows: ["R04"],
    what: "an init-value inside a Form",
    flow: flow("7.3", [
      screen(
        "ONLY",
        [
          {
            type: "Form",
            name: "form",
            children: [{ type: "TextInput", name: "a", label: "A", "init-value": "x" }, footer(complete())],
          },
        ],
        { terminal: true },
      ),
    ]),
    expected: ["INVALID_PROPERTY_KEY screens[0].layout.children[0].children[0].init-value 19:31"],
  },
  {
    rows: ["R05"],
    what: "required keys that are absent, at every level",
    flow: flow("7.3", [
      { id: "FIRST", layout: { children: [{ type: "Footer", "on-click-action": {} }, { text: "No type" }] } },
    ]),
    expected: [
      "MISSING_REQUIRED_PROPERTY screens[0].title 4:5",
      "MISSING_REQUIRED_PROPERTY screens[0].layout.type 6:17",
      "MISSING_REQUIRED_PROPERTY screens[0].layout.children[0].label 8:11",
      "MISSING_REQUIRED_PROPERTY screens[0].layout.children[0].on-click-action.name 10:32",
      "MISSING_REQUIRED_PROPERTY screens[0].layout.children[1].type 12:11",
    ],
  },
  {
    rows: ["R05"],
    what: "a flow without screens",
    flow: { version: "7.3" },
    expected: ["MISSING_REQUIRED_PROPERTY screens 1:1"],
  },
  {
    rows: ["R08"],
    what: "a component and a layout that do not exist",
    flow: flow("7.3", [
      screen("ONLY", [{ type: "TextHeadding", text: "Hi" }, { type: 7 }, footer(complete())], { terminal: true }),
      { id: "OTHER", title: "T", layout: { type: "Grid", children: [] } },
    ]),
    expected: [
      "INVALID_PROPERTY_VALUE screens[0].layout.children[0].type 12:21",
      "INVALID_PROPERTY_VALUE screens[0].layout.children[1].type 16:21",
      "INVALID_PROPERTY_VALUE screens[1].layout.type 33:17",
    ],
  },
  {
    rows: ["R09"],
    what: "a RichText in a Form",
    flow: flow("7.3", [
      screen("ONLY", [{ type: "Form", name: "form", children: [{ type: "RichText", text: "Hi" }] }], {
        terminal: true,
      }),
    ]),
    expected: ["ONE_OF_SCHEMA_VALIDATION_FAILED screens[0].layout.children[0].children[0].type 16:25"],
  },
  {
    rows: ["R09"],
    what: "a component before the version that has it",
    flow: flow("6.0", [
      screen("ONLY", [{ type: "CalendarPicker", name: "day", label: "Day" }, footer(complete())], { terminal: true }),
    ]),
    expected: ["ONE_OF_SCHEMA_VALIDATION_FAILED screens[0].layout.children[0].type 12:21"],
  },
  {
    rows: ["R09"],
    what: "a component in the version that has it",
    flow: flow("6.1", [
      screen("ONLY", [{ type: "CalendarPicker", name: "day", label: "Day" }, footer(complete())], { terminal: true }),
    ]),
    expected: [],
  },
  {
    rows: ["R14"],
    what: "a Footer with a caption at one side only",
    flow: one("7.3", {}, { "left-caption": "Left" }),
    expected: ["INVALID_DEPENDENCIES screens[0].layout.children[0].right-caption 11:11"],
  },
  {
    rows: ["R14"],
    what: "a Footer with a caption at each side",
    flow: one("5.1", {}, { "left-caption": "Left", "right-caption": "Right" }),
    expected: [],
  },
  {
    rows: ["R15"],
    what: "a Footer with captions in the centre and at the sides",
    flow: one("7.3", {}, { "left-caption": "Left", "center-caption": "Centre", "right-caption": "Right" }),
    expected: ["NOT_KEYWORD_SCHEMA_VALIDATION_FAILED screens[0].layout.children[0].center-caption 15:31"],
  },
  {
    rows: ["R16"],
    what: "success on a screen that is not terminal",
    flow: flow("7.3", [screen("FIRST", [footer(navigate("LAST"))], { success: false }), last()]),
    expected: ["NOT_KEYWORD_SCHEMA_VALIDATION_FAILED screens[0].success 7:18"],
  },
  {
    rows: ["R17"],
    what: "success that is false wherever it is given",
    flow: flow("7.3", [last("A", { success: false })]),
    expected: ["INVALID_PROPERTY_VALUE screens[0].success 8:18"],
  },
  {
    rows: ["R17"],
    what: "success that is false on one terminal screen and left out on the others",
    flow: flow("7.3", [
      screen("A", [link(navigate("B")), footer(complete())], { terminal: true, success: false }),
      screen("B", [link(navigate("C")), footer(complete())], { terminal: true }),
      last("C", { success: false }),
    ]),
    expected: ["INVALID_PROPERTY_VALUE screens[0].success 8:18"],
  },
  {
    rows: ["R17"],
    what: "success that is true on one of the screens",
    flow: flow("7.3", [
      screen("A", [link(navigate("B")), footer(complete())], { terminal: true, success: false }),
      last("B", { success: true }),
    ]),
    expected: [],
  },
  {
    rows: ["R44"],
    what: "an endpoint without routing model",
    flow: flow("7.3", [last()], { data_api_version: "3.0" }),
    expected: ["MISSING_REQUIRED_PROPERTY routing_model 1:1"],
  },
  {
    rows: ["R44"],
    what: "an endpoint without routing model, beside another mistake of meaning",
    flow: flow("7.3", [last("success")], { data_api_version: "3.0" }),
    expected: ["MISSING_REQUIRED_PROPERTY routing_model 1:1", "SCREEN_ID_IS_RESERVED_KEYWORD screens[0].id 6:13"],
  },
  {
    rows: ["R44"],
    what: "an endpoint without routing model, behind a mistake of structure",
    flow: flow("7.3", [last("LAST", { titel: "T" })], { data_api_version: "3.0" }),
    expected: ["INVALID_PROPERTY_KEY screens[0].titel 9:16"],
  },
  {
    rows: ["R47"],
    what: "open_url with a payload and without address",
    flow: withLink({ name: "open_url", payload: {} }),
    expected: [
      "MISSING_REQUIRED_PROPERTY screens[0].layout.children[0].on-click-action.url 13:32",
      "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED screens[0].layout.children[0].on-click-action.payload 15:26",
    ],
  },
  {
    rows: ["R47"],
    what: "open_url with an address",
    flow: withLink({ name: "open_url", url: "https://example.com" }),
    expected: [],
  },
  {
    rows: ["R07", "R47"],
    what: "open_url before the version that has it",
    flow: flow("5.1", [
      screen("ONLY", [link({ name: "open_url", url: "https://example.com" }), footer(complete())], { terminal: true }),
    ]),
    expected: ["INVALID_ENUM_VALUE screens[0].layout.children[0].on-click-action.name 15:23"],
  },
  {
    rows: ["R79"],
    what: "next on an action that does not navigate",
    flow: withLink(
      { ...exchange, next: { type: "screen", name: "LAST" } },
      { data_api_version: "3.0", routing_model: { FIRST: ["LAST"] } },
    ),
    expected: ["NOT_KEYWORD_SCHEMA_VALIDATION_FAILED screens[0].layout.children[0].on-click-action.next 22:23"],
  },
  {
    rows: ["R79"],
    what: "a navigation without next",
    flow: withLink({ name: "navigate", payload: {} }),
    expected: ["MISSING_REQUIRED_PROPERTY screens[0].layout.children[0].on-click-action.next 13:32"],
  },
  ...values,
];
