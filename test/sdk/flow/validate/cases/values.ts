import type { JsonObject, JsonValue } from "../../../../../sdk/flow";
import { complete, flow, footer, last, type RuleCase, screen } from "../ruleCase";

/** A flow of one screen with components above the button that ends it. */
const showing = (version: string, components: JsonValue[], more: JsonObject = {}): JsonObject =>
  flow(version, [screen("ONLY", [...components, footer(complete())], { terminal: true, ...more })]);

const input = (more: JsonObject): JsonObject => ({ type: "TextInput", name: "a", label: "A", ...more });

const choice = (more: JsonObject): JsonObject => ({
  type: "CheckboxGroup",
  name: "choice",
  label: "Choice",
  "data-source": [
    { id: "a", title: "A" },
    { id: "b", title: "B" },
  ],
  ...more,
});

/** The two codes of one mistake: a text that is no binding where only a binding can be a text, and a blank helper-text. */
const noBinding = (place: string) => [`PATTERN_MISMATCH ${place}`, `INVALID_PROPERTY_TYPE ${place}`];

/** Rules about values by themselves. */
export const values: RuleCase[] = [
  {
    rows: ["R06"],
    what: "values of wrong types",
    flow: flow("7.3", [{ ...last(), terminal: "yes", title: 7, data: [] }, "LAST"], {
      routing_model: { LAST: "LAST" },
    }),
    expected: [
      "INVALID_PROPERTY_TYPE routing_model.LAST 4:13",
      "INVALID_PROPERTY_TYPE screens[0].title 9:16",
      "INVALID_PROPERTY_TYPE screens[0].terminal 10:19",
      "INVALID_PROPERTY_TYPE screens[0].data 24:15",
      "INVALID_PROPERTY_TYPE screens[1] 26:5",
    ],
  },
  {
    rows: ["R06"],
    what: "values of wrong types where a binding could stand",
    flow: showing("7.3", [{ type: "TextBody", text: 7, visible: 1 }, choice({ "data-source": { id: "a" } })]),
    expected: [
      "INVALID_PROPERTY_TYPE screens[0].layout.children[0].text 13:21",
      ...noBinding("screens[0].layout.children[0].visible 14:24"),
      ...noBinding("screens[0].layout.children[1].data-source 20:28"),
    ],
  },
  {
    rows: ["R06"],
    what: "payloads and actions that are no objects",
    flow: flow("7.3", [
      screen(
        "ONLY",
        [footer({ name: "complete", payload: [] }), { ...footer(complete()), "on-click-action": "complete" }],
        {
          terminal: true,
        },
      ),
    ]),
    expected: [
      "INVALID_PROPERTY_TYPE screens[0].layout.children[0].on-click-action.payload 16:26",
      "INVALID_PROPERTY_TYPE screens[0].layout.children[1].on-click-action 22:32",
    ],
  },
  {
    rows: ["R07"],
    what: "values that are none of those possible",
    flow: showing("7.3", [
      input({ "input-type": "texxt" }),
      { type: "TextBody", text: "Hi", "font-weight": "thin" },
      { type: "EmbeddedLink", text: "More", "on-click-action": { name: "complete", payload: {} } },
    ]),
    expected: [
      "INVALID_ENUM_VALUE screens[0].layout.children[0].input-type 15:27",
      "INVALID_ENUM_VALUE screens[0].layout.children[1].font-weight 20:28",
      "INVALID_ENUM_VALUE screens[0].layout.children[2].on-click-action.name 26:23",
    ],
  },
  {
    rows: ["R07"],
    what: "a type of the data model that JSON Schema does not have",
    flow: showing("7.3", [], { data: { a: { type: "text", __example__: "x" } } }),
    expected: ["INVALID_ENUM_VALUE screens[0].data.a.type 10:19"],
  },
  {
    rows: ["R07"],
    what: "the endpoint's protocol 4.0 before 7.3",
    flow: flow("7.2", [last()], { data_api_version: "4.0", routing_model: {} }),
    expected: ["INVALID_PROPERTY_VALUE data_api_version 3:23"],
  },
  {
    rows: ["R07"],
    what: "the endpoint's protocol 4.0 at 7.3",
    flow: flow("7.3", [last()], { data_api_version: "4.0", routing_model: {} }),
    expected: [],
  },
  {
    rows: ["R07"],
    what: "a protocol of the endpoint that does not exist",
    flow: flow("7.3", [last()], { data_api_version: "2.0", routing_model: {} }),
    expected: ["INVALID_PROPERTY_VALUE data_api_version 3:23"],
  },
  {
    rows: ["R10"],
    what: "blank texts",
    flow: showing("7.3", [input({ label: "", "helper-text": " \t" }), { type: "RichText", text: ["Hi", ""] }]),
    expected: [
      "PATTERN_MISMATCH screens[0].layout.children[0].label 14:22",
      ...noBinding("screens[0].layout.children[0].helper-text 15:28"),
      "PATTERN_MISMATCH screens[0].layout.children[1].text[1] 21:15",
    ],
  },
  {
    rows: ["R10"],
    what: "blank texts before they were refused everywhere",
    flow: showing("5.1", [input({ label: " ", "helper-text": "" })]),
    expected: ["PATTERN_MISMATCH screens[0].layout.children[0].label 14:22"],
  },
  ...["5.1", "6.0", "7.3"].map(
    (version): RuleCase => ({
      rows: ["R10"],
      what: `a picture whose bytes are to come, at ${version}`,
      flow: showing(version, [{ type: "Image", src: "" }]),
      expected: ["PATTERN_MISMATCH warning screens[0].layout.children[0].src 13:20"],
    }),
  ),
  {
    rows: ["R10"],
    what: "a blank title",
    flow: showing("5.1", [], { title: " " }),
    expected: ["PATTERN_MISMATCH screens[0].title 6:16"],
  },
  {
    rows: ["R11"],
    what: "malformed bindings where only a binding can be a text",
    flow: showing("7.3", [
      input({ required: "${data.b", "min-chars": "${data.n} ", enabled: "is ${data.b}", visible: "`" }),
      choice({ "data-source": "${}" }),
    ]),
    expected: [
      ...noBinding("screens[0].layout.children[0].required 15:25"),
      ...noBinding("screens[0].layout.children[0].min-chars 16:26"),
      ...noBinding("screens[0].layout.children[0].enabled 17:24"),
      ...noBinding("screens[0].layout.children[0].visible 18:24"),
      ...noBinding("screens[0].layout.children[1].data-source 24:28"),
    ],
  },
  {
    rows: ["R06", "R11"],
    what: "texts that are not even meant as a binding, where only a binding can be a text",
    flow: showing("7.3", [input({ required: "true", "min-chars": "Hundred" })]),
    expected: [
      ...noBinding("screens[0].layout.children[0].required 15:25"),
      ...noBinding("screens[0].layout.children[0].min-chars 16:26"),
    ],
  },
  ...["5.1", "6.0", "7.3"].map(
    (version): RuleCase => ({
      rows: ["R06", "R11"],
      what: `expressions between the braces of a binding, at ${version}`,
      flow: showing(version, [
        input({ visible: "${data.msg != ''}", enabled: "${data.list.length > 0}", "min-chars": "${data.msg + 1}" }),
        input({ name: "b", visible: "!${data.flag}", required: "${data.flag==true}" }),
      ]),
      expected: [
        ...noBinding("screens[0].layout.children[0].visible 15:24"),
        ...noBinding("screens[0].layout.children[0].enabled 16:24"),
        ...noBinding("screens[0].layout.children[0].min-chars 17:26"),
        ...noBinding("screens[0].layout.children[1].visible 23:24"),
        ...noBinding("screens[0].layout.children[1].required 24:25"),
      ],
    }),
  ),
  {
    rows: ["R07", "R11"],
    what: "bindings where one of a few words can stand",
    flow: showing(
      "7.3",
      [
        choice({ "media-size": "${data.word}" }),
        input({ "label-variant": "${data.word}" }),
        { type: "CalendarPicker", name: "day", label: "Day", mode: "${data.word}" },
        { type: "PhotoPicker", name: "photo", label: "Photo", "photo-source": "${data.word}" },
        { type: "Image", src: "aGk=", "scale-type": "${data.word}" },
      ],
      { data: { word: { type: "string", __example__: "large" } } },
    ),
    expected: [],
  },
  {
    rows: ["R11"],
    what: "an expression in backticks before the version that has them",
    flow: showing("5.1", [input({ visible: "`${data.b} == true`" })], {
      data: { b: { type: "boolean", __example__: true } },
    }),
    expected: noBinding("screens[0].layout.children[0].visible 21:24"),
  },
  {
    rows: ["R11"],
    what: "a binding and an expression where only they can be texts",
    flow: showing("6.0", [input({ visible: "`${data.b} == true`", enabled: "${data.b}" })], {
      data: { b: { type: "boolean", __example__: true } },
    }),
    expected: [],
  },
  {
    rows: ["R12"],
    what: "lists that are empty",
    flow: showing("7.3", [choice({ "data-source": [] })], { sensitive: [] }),
    expected: [
      "MIN_ITEMS_REQUIRED screens[0].sensitive 8:20",
      "MIN_ITEMS_REQUIRED screens[0].layout.children[0].data-source 16:28",
    ],
  },
  {
    rows: ["R12"],
    what: "a flow with an empty list of screens",
    flow: flow("5.1", []),
    expected: ["MIN_ITEMS_REQUIRED screens 3:14"],
  },
  {
    rows: ["R12"],
    what: "a screen that shows nothing, which is allowed",
    flow: flow("7.2", [
      screen("FIRST", [
        {
          type: "EmbeddedLink",
          text: "On",
          "on-click-action": { name: "navigate", next: { type: "screen", name: "LAST" }, payload: {} },
        },
      ]),
      screen("LAST", [], { terminal: true }),
    ]),
    expected: ["MISSING_FOOTER_ON_TERMINAL_SCREEN warning screens[1].layout.children 31:21"],
  },
  {
    rows: ["R13"],
    what: "numbers outside their bounds",
    flow: showing("7.3", [
      choice({ "min-selected-items": -1, "max-selected-items": 1 }),
      { type: "PhotoPicker", name: "photo", label: "Photo", "max-file-size-kb": 25601, "min-uploaded-photos": 31 },
    ]),
    expected: [
      "MINIMUM_VALUE_REQUIRED screens[0].layout.children[0].min-selected-items 25:35",
      "MINIMUM_VALUE_REQUIRED screens[0].layout.children[0].max-selected-items 26:35",
      "MAXIMUM_VALUE_REQUIRED screens[0].layout.children[1].max-file-size-kb 32:33",
      "MAXIMUM_VALUE_REQUIRED screens[0].layout.children[1].min-uploaded-photos 33:36",
    ],
  },
  {
    rows: ["R13"],
    what: "numbers at their bounds",
    flow: showing("7.3", [
      choice({ "min-selected-items": 0, "max-selected-items": 2 }),
      { type: "PhotoPicker", name: "photo", label: "Photo", "max-file-size-kb": 25600, "max-uploaded-photos": 1 },
    ]),
    expected: [],
  },
  {
    rows: ["R13"],
    what: "a number that is not whole",
    flow: showing("7.3", [choice({ "max-selected-items": 2.5 })]),
    expected: [...noBinding("screens[0].layout.children[0].max-selected-items 25:35")],
  },
];
