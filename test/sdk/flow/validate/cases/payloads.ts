import type { JsonObject } from "../../../../../sdk/flow";
import { complete, flow, footer, input, last, navigate, type RuleCase, screen } from "../ruleCase";
import { boolean, one, option, photos, reply, string, strings, two } from "./bindingParts";

const silent: JsonObject = { name: "navigate", next: { type: "screen", name: "LAST" } };

const refusedByKeys: RuleCase[] = ["5.1", "6.0", "6.3", "7.2", "7.3"].flatMap((version): RuleCase[] => {
  const compares = version === "5.1" || version === "7.3";
  const code = (name: string) => (compares ? name : `${name} warning`);
  return [
    {
      rows: ["R39"],
      what: `a navigate without payload to a screen with data, at ${version}`,
      flow: two(version, silent, { name: string() }),
      expected: [
        `${code("MISSING_NAVIGATION_ACTION_PAYLOAD")} screens[0].layout.children[0].on-click-action.payload 13:32`,
      ],
    },
    {
      rows: ["R40"],
      what: `a navigate that lacks a key of the next screen, at ${version}`,
      flow: two(version, navigate("LAST"), { name: string() }),
      expected: [
        `${code("INVALID_NAVIGATE_ACTION_PAYLOAD")} screens[0].layout.children[0].on-click-action.payload.name 19:26`,
      ],
    },
    {
      rows: ["R40"],
      what: `a navigate that adds a bound key, at ${version}`,
      flow: two(version, navigate("LAST", { name: "A", age: "${form.age}" }), { name: string() }, [input("age")]),
      expected: [
        `${code("INVALID_NAVIGATE_ACTION_PAYLOAD")} screens[0].layout.children[1].on-click-action.payload.age 26:24`,
      ],
    },
    {
      rows: ["R40"],
      what: `a navigate with a payload to a screen without data, at ${version}`,
      flow: two(version, navigate("LAST", { name: "A" }), undefined),
      expected: [
        `${code("INVALID_NAVIGATE_ACTION_PAYLOAD")} screens[0].layout.children[0].on-click-action.payload 19:26`,
      ],
    },
    {
      rows: ["R40", "R41"],
      what: `a navigate that adds a written key, at ${version}`,
      flow: two(version, navigate("LAST", { name: "A", nick: "B" }), { name: string() }),
      expected: [
        `INVALID_NAVIGATE_ACTION_STATIC_DATA screens[0].layout.children[0].on-click-action.payload.nick 21:25`,
        ...(version === "7.3"
          ? [`INVALID_NAVIGATE_ACTION_PAYLOAD screens[0].layout.children[0].on-click-action.payload.nick 21:25`]
          : []),
      ],
    },
  ];
});

export const cases: RuleCase[] = [
  ...refusedByKeys,
  {
    rows: ["R39", "R40"],
    what: "a navigate without payload to a screen with an empty data model",
    flow: two("7.3", silent, {}),
    expected: [],
  },
  ...["5.1", "6.0", "7.3"].map(
    (version): RuleCase => ({
      rows: ["R48"],
      what: `values of payloads that begin and end with bindings, at ${version}`,
      flow: two(version, navigate("LAST", { name: "${form.first}, ${form.last}" }), { name: string() }, [
        input("first"),
        input("last"),
      ]),
      expected: ["INVALID_ON_CLICK_ACTION_PAYLOAD screens[0].layout.children[2].on-click-action.payload.name 30:25"],
    }),
  ),
  {
    rows: ["R48"],
    what: "values of payloads with bindings among other text, which are sent as they are written",
    flow: reply({ a: "Dear ${form.name}, ${form.name}", b: "${form.name}!", c: "`${form.name} ', ' ${form.name}`" }, [
      input("name"),
    ]),
    expected: [],
  },
  {
    rows: ["R41"],
    what: "navigate with written values of other types than the next screen expects",
    flow: two("6.3", navigate("LAST", { name: 1, list: ["A", 2], free: null }), {
      name: string(),
      list: strings,
      free: { type: "null", __example__: null },
    }),
    expected: [
      "INVALID_NAVIGATE_ACTION_STATIC_DATA screens[0].layout.children[0].on-click-action.payload.name 20:25",
      "INVALID_NAVIGATE_ACTION_STATIC_DATA screens[0].layout.children[0].on-click-action.payload.list[1] 23:19",
    ],
  },
  {
    rows: ["R88"],
    what: "an entry of a list that navigates with a value of a wrong type, which Meta was seen to accept",
    flow: flow("7.3", [
      screen("FIRST", [
        {
          type: "NavigationList",
          name: "list",
          "list-items": [
            { id: "a", "main-content": { title: "A" }, "on-click-action": navigate("LAST", { name: true }) },
          ],
        },
      ]),
      last("LAST", { data: { name: string() } }),
    ]),
    expected: [
      "INVALID_NAVIGATE_ACTION_STATIC_DATA warning screens[0].layout.children[0].list-items[0].on-click-action.payload.name 26:29",
    ],
  },
  {
    rows: ["R42"],
    what: "navigate with bindings of other types than the next screen expects",
    flow: two(
      "5.1",
      navigate("LAST", { name: "${form.age}", age: "${form.age}" }),
      { name: string(), age: { type: "integer", __example__: 1 } },
      [input("age", { "input-type": "number" })],
    ),
    expected: ["INVALID_NAVIGATE_ACTION_PAYLOAD screens[0].layout.children[1].on-click-action.payload.name 26:25"],
  },
  {
    rows: ["R88"],
    what: "navigate with bindings whose schemas differ inside",
    flow: flow("7.3", [
      screen("FIRST", [footer(navigate("LAST", { list: "${data.list}" }))], {
        data: { list: { type: "array", items: { type: "number" }, __example__: [1] } },
      }),
      last("LAST", { data: { list: strings } }),
    ]),
    expected: [
      "INVALID_NAVIGATE_ACTION_PAYLOAD warning screens[0].layout.children[0].on-click-action.payload.list 31:25",
    ],
  },
  {
    rows: ["R88"],
    what: "navigate with an expression that comes out as another type",
    flow: two("7.3", navigate("LAST", { name: "`${form.a} == 'x'`" }), { name: string() }, [input("a")]),
    expected: [
      "INVALID_NAVIGATE_ACTION_PAYLOAD warning screens[0].layout.children[1].on-click-action.payload.name 25:25",
    ],
  },
  {
    rows: ["R46"],
    what: "update_data of a key that the screen does not have",
    flow: one(
      "6.0",
      [
        {
          type: "RadioButtonsGroup",
          name: "group",
          label: "Group",
          "data-source": [
            option({ "on-select-action": { name: "update_data", payload: { shwn: true, shown: true } } }),
          ],
        },
      ],
      { shown: boolean },
    ),
    expected: [
      "INVALID_UPDATE_DATA_ACTION_PAYLOAD screens[0].layout.children[0].data-source[0].on-select-action.payload.shwn 28:29",
    ],
  },
  {
    rows: ["R71"],
    what: "photos that are handed to another screen, here and by reference",
    flow: flow("7.3", [
      screen("FIRST", [photos("shots"), footer(navigate("MIDDLE", { shots: "${form.shots}" }))]),
      screen("MIDDLE", [footer(navigate("LAST", { again: "${screen.FIRST.form.shots}" }))], {
        data: { shots: strings },
      }),
      last("LAST", { data: { again: strings } }),
    ]),
    expected: [
      "INVALID_ON_CLICK_ACTION_PAYLOAD screens[0].layout.children[1].on-click-action.payload.shots 25:26",
      "INVALID_ON_CLICK_ACTION_PAYLOAD screens[1].layout.children[0].on-click-action.payload.again 59:26",
    ],
  },
  {
    rows: ["R72"],
    what: "photos inside other values of a payload",
    flow: reply({ all: { shots: "${form.shots}", list: ["${form.shots}"] } }, [
      photos("shots", { "max-uploaded-photos": 1 }),
    ]),
    expected: [
      "INVALID_ON_CLICK_ACTION_PAYLOAD screens[0].layout.children[1].on-click-action.payload.all.shots 24:28",
      "INVALID_ON_CLICK_ACTION_PAYLOAD screens[0].layout.children[1].on-click-action.payload.all.list[0] 26:21",
    ],
  },
  {
    rows: ["R73"],
    what: "a reply with too many files and too many bytes by default",
    flow: reply({ shots: "${form.shots}" }, [photos("shots")]),
    expected: [
      "INVALID_ON_CLICK_ACTION_PAYLOAD screens[0].layout.children[1].on-click-action.payload 21:26",
      "INVALID_ON_CLICK_ACTION_PAYLOAD screens[0].layout.children[1].on-click-action.payload 21:26",
    ],
  },
  {
    rows: ["R73"],
    what: "a reply with photos of two screens that are too large together",
    flow: flow("7.3", [
      screen("FIRST", [
        photos("shots", { "max-uploaded-photos": 5, "max-file-size-kb": 10240 }),
        footer(navigate("LAST")),
      ]),
      screen(
        "LAST",
        [
          photos("more", { "max-uploaded-photos": 5, "max-file-size-kb": 10241 }),
          footer(complete({ shots: "${screen.FIRST.form.shots}", more: "${form.more}" })),
        ],
        { terminal: true },
      ),
    ]),
    expected: ["INVALID_ON_CLICK_ACTION_PAYLOAD screens[1].layout.children[1].on-click-action.payload 51:26"],
  },
  {
    rows: ["R73"],
    what: "a reply with as many files as it can carry",
    flow: reply({ shots: "${form.shots}", same: "${form.shots}" }, [
      photos("shots", { "max-uploaded-photos": 10, "max-file-size-kb": 10240 }),
    ]),
    expected: [],
  },
];
