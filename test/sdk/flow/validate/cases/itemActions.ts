import type { JsonObject } from "../../../../../sdk/flow";
import { complete, flow, footer, type RuleCase, screen } from "../ruleCase";

const text_: JsonObject = { type: "string" };
const listed: JsonObject = { type: "object", properties: { title: text_ } };

/** The schema of an action whose name is described in a way. */
const named = (name: JsonObject): JsonObject => ({ type: "object", properties: { name } });

/** Options and entries that come as data, with the properties of their items. */
const bound = (...[refused, accepted, refusedEntry, acceptedEntry]: JsonObject[]): JsonObject => {
  const list = (properties: JsonObject = {}): JsonObject => ({
    type: "array",
    items: { type: "object", properties },
    __example__: [],
  });
  const choice = (name: string): JsonObject => ({
    type: "Dropdown",
    name,
    label: "Label",
    "data-source": `\${data.${name}}`,
  });
  const entries = (name: string): JsonObject => ({ type: "NavigationList", name, "list-items": `\${data.${name}}` });
  return flow("7.3", [
    screen("ONLY", [choice("a"), choice("b"), footer(complete())], {
      terminal: true,
      data: { a: list(refused), b: list(accepted) },
    }),
    screen("LIST", [entries("c"), entries("d")], { data: { c: list(refusedEntry), d: list(acceptedEntry) } }),
  ]);
};

/** Lists of data whose schemas describe the actions of their items. */
export const itemActions: RuleCase[] = [
  {
    rows: ["R87"],
    what: "lists of data whose items describe the names of their actions as was reported refused, and as was accepted",
    flow: bound(
      { id: text_, title: text_, "on-select-action": named({ type: "string" }) },
      { id: text_, title: text_, "on-select-action": named({ const: "update_data" }) },
      { id: text_, "main-content": listed, "on-click-action": named({ const: "navigate" }) },
      { id: text_, "main-content": listed, "on-click-action": named({ type: "string" }) },
    ),
    expected: [
      "INVALID_SCREEN_DYNAMIC_DATA warning screens[0].layout.children[0].data-source 63:28",
      "INVALID_SCREEN_DYNAMIC_DATA warning screens[1].layout.children[0].list-items 149:27",
    ],
  },
];
