import { complete, flow, footer, input, navigate, type RuleCase, screen, text } from "../ruleCase";
import { boolean, number, one, option, reply, string, strings, when } from "./bindingParts";
import { cases as expressions } from "./expressions";
import { itemActions } from "./itemActions";
import { cases as payloads } from "./payloads";

export const cases: RuleCase[] = [
  {
    rows: ["R48"],
    what: "bindings to data that the model does not have, or only inside a list",
    flow: one(
      "5.1",
      [
        text("${data.nmae}"),
        text("${data.user.name}"),
        text("${data.user.age}"),
        text("${data.list.first}"),
        text("${data.list[0]}"),
        text("${data.name.first}"),
      ],
      {
        name: string(),
        list: strings,
        user: { type: "object", properties: { name: { type: "string" } }, __example__: { name: "A" } },
      },
    ),
    expected: [
      "INVALID_SCREEN_DYNAMIC_DATA screens[0].layout.children[0].text 39:21",
      "INVALID_SCREEN_DYNAMIC_DATA screens[0].layout.children[2].text 47:21",
      "INVALID_SCREEN_DYNAMIC_DATA screens[0].layout.children[3].text 51:21",
      "INVALID_SCREEN_DYNAMIC_DATA screens[0].layout.children[4].text 55:21",
      "INVALID_SCREEN_DYNAMIC_DATA screens[0].layout.children[5].text 59:21",
    ],
  },
  {
    rows: ["R48"],
    what: "what Meta takes for plain text: other roots, spaces, text around a binding, a title",
    flow: flow("7.3", [
      screen("ONLY", [text("${foo.x}"), text("${ data.x }"), text("Hello ${data.x}"), footer(complete())], {
        title: "${data.x}",
        terminal: true,
      }),
    ]),
    expected: [],
  },
  {
    rows: ["R48", "R49"],
    what: "bindings in payloads to nothing, at the top and further inside",
    flow: reply({ a: "${data.x}", b: "${form.x}", c: { d: "${form.x}" } }, []),
    expected: [
      "INVALID_ON_CLICK_ACTION_PAYLOAD screens[0].layout.children[0].on-click-action.payload.a 17:22",
      "INVALID_ON_CLICK_ACTION_PAYLOAD screens[0].layout.children[0].on-click-action.payload.b 18:22",
    ],
  },
  {
    rows: ["R48"],
    what: "a Switch over data that does not exist, and a link to it",
    flow: one("7.3", [
      { type: "Switch", value: "${data.kind}", cases: { a: [text("A")] } },
      { type: "EmbeddedLink", text: "Link", "on-click-action": { name: "open_url", url: "${data.url}" } },
    ]),
    expected: [
      "INVALID_SCREEN_DYNAMIC_DATA screens[0].layout.children[0].value 13:22",
      "INVALID_SCREEN_DYNAMIC_DATA screens[0].layout.children[1].on-click-action.url 28:22",
    ],
  },
  {
    rows: ["R48", "R49"],
    what: "bindings in the first values and messages of a Form",
    flow: one("7.3", [
      {
        type: "Form",
        name: "form",
        "init-values": { name: "${data.name}" },
        "error-messages": "${data.messages}",
        children: [input("name")],
      },
    ]),
    expected: [
      "INVALID_SCREEN_DYNAMIC_DATA screens[0].layout.children[0].init-values.name 15:23",
      "INVALID_SCREEN_DYNAMIC_DATA screens[0].layout.children[0].error-messages 17:31",
    ],
  },
  {
    rows: ["R48"],
    what: "all first values of a Form from data that the model does not have",
    flow: one("7.3", [{ type: "Form", name: "form", "init-values": "${data.values}", children: [input("name")] }]),
    expected: ["INVALID_SCREEN_DYNAMIC_DATA warning screens[0].layout.children[0].init-values 14:28"],
  },
  {
    rows: ["R51"],
    what: "first values of a Form from data of other types",
    flow: one(
      "7.0",
      [
        {
          type: "Form",
          name: "form",
          "init-values": {
            name: "${data.list}",
            age: "${data.count}",
            agreed: "`${data.count} + 1`",
            kinds: "${data.list}",
          },
          children: [
            input("name"),
            input("age", { "input-type": "number" }),
            { type: "OptIn", name: "agreed", label: "Label" },
            { type: "CheckboxGroup", name: "kinds", label: "Label", "data-source": [option()] },
          ],
        },
      ],
      { list: strings, count: number() },
    ),
    expected: [
      "INVALID_PROPERTY_VALUE screens[0].layout.children[0].init-values.name 30:23",
      "INVALID_PROPERTY_VALUE screens[0].layout.children[0].init-values.agreed 32:25",
    ],
  },
  {
    rows: ["R51"],
    what: "first values of a Form from data of other types, before 7.0",
    flow: one(
      "6.3",
      [{ type: "Form", name: "form", "init-values": { name: "${data.list}" }, children: [input("name")] }],
      { list: strings },
    ),
    expected: [],
  },
  {
    rows: ["R49"],
    what: "a binding to an input that does not exist, beside ones that do, one of them in a branch",
    flow: one(
      "6.3",
      [
        when("${data.flag}", [input("inner")]),
        text("${form.inner}"),
        input("a.b"),
        text("${form.a.b}"),
        text("${form.inne}"),
        text("${form.inner.more}"),
      ],
      { flag: boolean },
    ),
    expected: [
      "INVALID_SCREEN_DYNAMIC_DATA screens[0].layout.children[4].text 43:21",
      "INVALID_SCREEN_DYNAMIC_DATA screens[0].layout.children[5].text 47:21",
    ],
  },
  {
    rows: ["R50"],
    what: "references to a screen that does not exist and to their own screen",
    flow: flow("7.3", [
      screen("FIRST", [input("name"), footer(navigate("LAST"))]),
      screen(
        "LAST",
        [
          text("${screen.FIRST.form.name}"),
          text("${screen.FRIST.form.name}"),
          text("${screen.LAST.form.name}"),
          text("${screen.FIRST.form.age}"),
          footer(complete({ name: "${screen.NONE.form.name}" })),
        ],
        { terminal: true },
      ),
    ]),
    expected: [
      "INVALID_SCREEN_DYNAMIC_DATA screens[1].layout.children[1].text 43:21",
      "INVALID_SCREEN_DYNAMIC_DATA screens[1].layout.children[2].text 47:21",
      "INVALID_SCREEN_DYNAMIC_DATA screens[1].layout.children[3].text 51:21",
      "INVALID_SCREEN_DYNAMIC_DATA screens[1].layout.children[4].on-click-action.payload.name 59:25",
    ],
  },
  {
    rows: ["R51"],
    what: "bindings of types that properties do not take",
    flow: one(
      "7.3",
      [
        text("${data.count}"),
        text("${data.list}", { visible: "${data.name}" }),
        { type: "TextHeading", text: "${data.list}", visible: "${data.flag}" },
        input("age", { "input-type": "number", "init-value": "${data.count}", required: "${data.count}" }),
        input("size", { "max-chars": "${data.count}", enabled: "${data.flag}", label: "${form.age}" }),
        { type: "CalendarPicker", name: "day", label: "${data.name}" },
        text("${form.day}"),
      ],
      { count: number(), list: strings, name: string(), flag: boolean },
    ),
    expected: [
      "INVALID_SCREEN_DYNAMIC_DATA screens[0].layout.children[0].text 36:21",
      "INVALID_SCREEN_DYNAMIC_DATA screens[0].layout.children[1].visible 41:24",
      "INVALID_SCREEN_DYNAMIC_DATA screens[0].layout.children[3].init-value 53:27",
      "INVALID_SCREEN_DYNAMIC_DATA screens[0].layout.children[3].required 54:25",
      "INVALID_SCREEN_DYNAMIC_DATA screens[0].layout.children[4].label 59:22",
    ],
  },
  {
    rows: ["R51"],
    what: "options from data whose schema lacks their title, is no list of objects, or is no list",
    flow: one(
      "5.1",
      [
        { type: "Dropdown", name: "a", label: "A", "data-source": "${data.ids}" },
        { type: "Dropdown", name: "b", label: "B", "data-source": "${data.strings}" },
        { type: "Dropdown", name: "c", label: "C", "data-source": "${data.name}" },
        { type: "Dropdown", name: "d", label: "D", "data-source": "${data.good}" },
      ],
      {
        ids: {
          type: "array",
          items: { type: "object", properties: { id: { type: "string" } } },
          __example__: [{ id: "a" }],
        },
        strings,
        name: string(),
        good: {
          type: "array",
          items: { type: "object", properties: { id: { type: "string" }, title: { type: "string" } } },
          __example__: [option()],
        },
      },
    ),
    expected: [
      "INVALID_SCREEN_DYNAMIC_DATA screens[0].layout.children[0].data-source 66:28",
      "INVALID_SCREEN_DYNAMIC_DATA screens[0].layout.children[1].data-source 72:28",
      "INVALID_SCREEN_DYNAMIC_DATA screens[0].layout.children[2].data-source 78:28",
    ],
  },
  {
    rows: ["R86"],
    what: "a list of dates from data that holds numbers, which nobody has seen refused",
    flow: one("7.3", [{ type: "DatePicker", name: "a", label: "A", "unavailable-dates": "${data.days}" }], {
      days: { type: "array", items: { type: "number" }, __example__: [1] },
    }),
    expected: ["INVALID_SCREEN_DYNAMIC_DATA warning screens[0].layout.children[0].unavailable-dates 26:34"],
  },
  {
    rows: ["R78", "R89"],
    what: "schemas with examples of other types, with examples inside, and lists that do not say what they hold",
    flow: one("7.3", [], {
      name: string(1),
      list: { type: "array", __example__: [] },
      user: {
        type: "object",
        properties: {
          age: { type: "number", __example__: 1 },
          tags: { type: "array" },
          kind: { type: "text" },
        },
        __example__: { age: "old", other: true },
      },
      whole: { type: "integer", __example__: 1.5 },
      free: { type: "object", __example__: { a: 1 } },
    }),
    expected: [
      "INVALID_PROPERTY_TYPE screens[0].data.name.__example__ 11:26",
      "INVALID_SCREEN_DATA screens[0].data.list.items 13:17",
      "INVALID_SCREEN_DATA screens[0].data.user.properties.age.__example__ 22:30",
      "INVALID_SCREEN_DATA warning screens[0].data.user.properties.tags.items 24:21",
      "INVALID_ENUM_VALUE warning screens[0].data.user.properties.kind.type 28:23",
      "INVALID_PROPERTY_TYPE screens[0].data.user.__example__.age 32:20",
      "INVALID_PROPERTY_TYPE screens[0].data.whole.__example__ 38:26",
    ],
  },
  ...itemActions,
  ...expressions,
  ...payloads,
];
