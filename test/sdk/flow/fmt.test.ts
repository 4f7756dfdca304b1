import fc from "fast-check";
import { digest } from "../../../sdk/flow";
import { formatFlow } from "../../../sdk/flow/fmt";
import type { JsonObject, JsonValue } from "../../../sdk/flow/json";

test("a flow file has one layout: reading order, two spaces, one line for what fits", () => {
  const flow: JsonObject = {
    screens: [
      {
        layout: {
          children: [
            {
              children: [
                {
                  "helper-text": "As on your passport",
                  label: "Name",
                  name: "name",
                  required: true,
                  type: "TextInput",
                },
                {
                  "on-click-action": {
                    payload: { name: "${form.name}" },
                    next: { name: "DONE", type: "screen" },
                    name: "navigate",
                  },
                  label: "Continue",
                  type: "Footer",
                },
              ],
              name: "form",
              type: "Form",
            },
          ],
          type: "SingleColumnLayout",
        },
        data: { plan: { __example__: "basic", type: "string" } },
        title: "Who are you?",
        id: "START",
      },
    ],
    routing_model: { START: ["DONE"], DONE: [] },
    version: "7.3",
  };
  expect(formatFlow(flow)).toBe(`{
  "version": "7.3",
  "routing_model": { "START": ["DONE"], "DONE": [] },
  "screens": [
    {
      "id": "START",
      "title": "Who are you?",
      "data": { "plan": { "type": "string", "__example__": "basic" } },
      "layout": {
        "type": "SingleColumnLayout",
        "children": [
          {
            "type": "Form",
            "name": "form",
            "children": [
              {
                "type": "TextInput",
                "name": "name",
                "label": "Name",
                "helper-text": "As on your passport",
                "required": true
              },
              {
                "type": "Footer",
                "label": "Continue",
                "on-click-action": {
                  "name": "navigate",
                  "next": { "type": "screen", "name": "DONE" },
                  "payload": { "name": "\${form.name}" }
                }
              }
            ]
          }
        ]
      }
    }
  ]
}
`);
});

test("unknown keys follow the known ones in the order in which they stand", () => {
  expect(formatFlow({ zeta: 1, screens: [], alpha: 2, constructor: 3, version: "7.3" })).toBe(
    '{\n  "version": "7.3",\n  "screens": [],\n  "zeta": 1,\n  "alpha": 2,\n  "constructor": 3\n}\n',
  );
});

test("keys that belong to the user keep their order, whatever they are called", () => {
  const payload = { title: "a", id: "b", type: "c", name: "d", version: "e" };
  const screen = {
    layout: { children: [{ "on-click-action": { payload } }] },
    data: { b: { type: "object", __example__: payload } },
  };
  const written = formatFlow({ screens: [screen], routing_model: { B: [], A: [] } });
  expect(written.match(/\{ "title": "a", "id": "b", "type": "c", "name": "d", "version": "e" \}/g)).toHaveLength(2);
  expect(written).toContain('{ "B": [], "A": [] }');
});

test("branches, cases, list items and their actions are in reading order too", () => {
  const component = { text: "a", type: "TextBody" };
  const text = JSON.stringify(component);
  const action = { payload: {}, name: "update_data" };
  const wrap = (child: JsonObject): JsonObject => ({ screens: [{ layout: { children: [child] } }] });
  const written = [
    formatFlow(wrap(JSON.parse(`{"else":[${text}],"then":[${text}],"condition":"\${data.a}","type":"If"}`))),
    formatFlow(wrap({ cases: { type: [component], a: [component] }, value: "${data.a}", type: "Switch" })),
    formatFlow(wrap({ "data-source": [{ "on-select-action": action, title: "A", id: "a" }], type: "Dropdown" })),
  ].map((text) => text.replaceAll(/\s+/g, " "));
  expect(written[0]).toContain(
    '{ "type": "If", "condition": "${data.a}", "then": [{ "type": "TextBody", "text": "a" }], "else": [{ "type": "TextBody", "text": "a" }] }',
  );
  expect(written[1]).toContain('"cases": { "type": [{ "type": "TextBody", "text": "a" }], "a": [{ "type": "TextBody"');
  expect(written[2]).toContain(
    '{ "id": "a", "title": "A", "on-select-action": { "name": "update_data", "payload": {} } }',
  );
});

test("a line is broken when it would be longer than 100 columns, with its comma", () => {
  const line = (length: number) => formatFlow({ a: { b: "x".repeat(length) }, c: 1 }).split("\n")[1];
  expect(line(81)).toHaveLength(100);
  expect(line(81)).toMatch(/ \},$/);
  expect(line(82)).toBe('  "a": {');
});

test("an empty flow is written", () => {
  expect(formatFlow({})).toBe("{}\n");
});

const words = fc.constantFrom(
  ...[
    "version",
    "screens",
    "layout",
    "children",
    "data",
    "type",
    "items",
    "cases",
    "then",
    "payload",
    "__proto__",
    "0",
  ],
);
const keys = fc.oneof(words, fc.string());
const { flow } = fc.letrec<{ value: JsonValue; flow: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    ),
    fc.array(tie("value"), { maxLength: 6 }),
    tie("flow"),
  ),
  flow: fc
    .array(fc.tuple(keys, tie("value")), { maxLength: 6 })
    .map((members) => JSON.parse(JSON.stringify(Object.fromEntries(members))) as JsonObject),
}));

test("the meaning of a document is kept, and a second writing changes nothing", () => {
  fc.assert(
    fc.property(flow, (document) => {
      const written = formatFlow(document);
      const again: JsonObject = JSON.parse(written);
      expect(digest(again)).toBe(digest(document));
      expect(formatFlow(again)).toBe(written);
    }),
    { numRuns: 300 },
  );
});

test("no line that could be broken is longer than 100 columns", () => {
  fc.assert(
    fc.property(flow, (document) => {
      for (const line of formatFlow(document).split("\n")) {
        if (line.length > 100)
          expect(line).toMatch(
            /^ *("([^"\\]|\\.)*": )?("([^"\\]|\\.)*"|-?[\d.e+-]+|\[|\{|true|false|null|\[\]|\{\}),?$/,
          );
      }
    }),
  );
});

test("a file of many thousand levels is written", () => {
  const deep = `${'{"a":['.repeat(10_000)}1${"]}".repeat(10_000)}`;
  const written = formatFlow(JSON.parse(deep));
  expect(written.replaceAll(/\s/g, "")).toBe(deep);
  expect(formatFlow(JSON.parse(written))).toBe(written);
});
