import Ajv from "ajv";
import type { Finding } from "../../../sdk/flow/diagnostic";
import { DOCUMENT, VERSIONS } from "../../../sdk/flow/format";
import { flowSchema } from "../../../sdk/flow/generate";
import type { JsonObject, JsonValue } from "../../../sdk/flow/json";
import { checkContext } from "../../../sdk/flow/validate/context";
import { checkProperty } from "../../../sdk/flow/validate/structure";
import { checkVersion } from "../../../sdk/flow/validate/version";

const ajv = new Ajv({ strict: true, allowUnionTypes: false });
const accepts = ajv.compile(flowSchema());

const footer = { type: "Footer", label: "Done", "on-click-action": { name: "complete", payload: {} } };
const screen = (...children: JsonValue[]): JsonObject => ({
  id: "FIRST",
  title: "First",
  terminal: true,
  layout: { type: "SingleColumnLayout", children: [...children, footer] },
});
const flow = (version: string, ...children: JsonValue[]): JsonObject => ({ version, screens: [screen(...children)] });
const form = (...children: JsonValue[]) => ({ type: "Form", name: "form", children });
const input = { type: "TextInput", name: "city", label: "City" };
const heading = { type: "TextHeading", text: "Hello" };
const chips = { type: "ChipsSelector", name: "c", label: "Choose", "data-source": [{ id: "a", title: "A" }] };

const branches = (shown: JsonValue[], otherwise: JsonValue[] = [heading]): JsonObject => ({
  type: "If",
  condition: "${form.a}",
  then: shown,
  else: otherwise,
});

const ACCEPTED: [promise: string, JsonObject][] = [
  ["a small flow", flow("7.3", heading)],
  [
    "bindings for texts, truths, numbers, choices and lists",
    flow(
      "7.3",
      { ...input, label: "${data.label}", required: "${data.must}", "min-chars": "${data.least}" },
      { type: "TextBody", text: "${data.lines}", "font-weight": "${data.weight}" },
      { ...chips, "data-source": "${data.chips}" },
    ),
  ],
  ["an expression between backticks from 6.0", flow("6.0", { ...heading, visible: "`${form.a} == 'x'`" })],
  ["init-value on an input outside a Form", flow("7.3", { ...input, "init-value": "Bonn" })],
  [
    "an If and a Switch inside a Form",
    flow("7.3", form(branches([input], [{ type: "Switch", value: "${form.b}", cases: { a: [heading] } }]))),
  ],
  ["chips in a branch from 7.1", flow("7.1", branches([chips]))],
  ["a blank optional text before 6.0", flow("5.1", { ...input, "helper-text": "" })],
  ["an endpoint with its routes", { ...flow("7.3", heading), data_api_version: "4.0", routing_model: { FIRST: [] } }],
  [
    "further keys in a data model",
    { version: "7.3", screens: [{ ...screen(), data: { age: { type: "integer", __example__: 7, minimum: 0 } } }] },
  ],
];

const REFUSED: [fault: string, JsonObject][] = [
  ["no version", { screens: [screen()] }],
  ["a frozen version", flow("4.0")],
  ["an internal version", flow("5.2")],
  ["an unknown key of the document", { ...flow("7.3"), name: "signup" }],
  ["an unknown key of a component", flow("7.3", { ...heading, colour: "red" })],
  ["an unknown component", flow("7.3", { type: "TextBoddy", text: "Hello" })],
  ["a component without type", flow("7.3", { text: "Hello" })],
  ["a missing key", flow("7.3", { type: "TextInput", name: "city" })],
  ["a wrong type", flow("7.3", { ...heading, text: 5 })],
  ["a text that is neither truth nor binding", flow("7.3", { ...heading, visible: "yes" })],
  ["a binding where a value must be written out", flow("7.3", { type: "TextBody", text: "a", markdown: "${data.a}" })],
  ["a value outside its list", flow("7.3", { ...input, "input-type": "date" })],
  ["an empty list", flow("7.3", { ...chips, "data-source": [] })],
  ["a number out of range", flow("7.3", { type: "PhotoPicker", name: "p", label: "P", "max-uploaded-photos": 31 })],
  ["a blank text from 6.0", flow("6.0", { ...input, "helper-text": " " })],
  ["an expression between backticks before 6.0", flow("5.1", { ...heading, visible: "`${form.a} == 'x'`" })],
  ["a RichText inside a Form", flow("7.3", form({ type: "RichText", text: "Hello" }))],
  ["a Form inside a Form", flow("7.3", form(form(input)))],
  ["a Form in a branch", flow("7.3", branches([form(input)]))],
  [
    "an If in a case",
    flow("7.3", {
      type: "Switch",
      value: "${data.a}",
      cases: { a: [branches([heading])] },
    }),
  ],
  ["chips in a branch before 7.1", flow("7.0", branches([chips]))],
  ["a component before its version", flow("6.2", chips)],
  ["a key before its version", flow("6.1", { ...input, pattern: "a+", "helper-text": "a" })],
  ["init-value on an input inside a Form", flow("7.3", form({ ...input, "init-value": "Bonn" }))],
  ["init-value in a branch inside a Form", flow("7.3", form(branches([{ ...input, "init-value": "Bonn" }])))],
  [
    "an action where it is not possible",
    flow("7.3", { type: "EmbeddedLink", text: "Read", "on-click-action": { name: "complete" } }),
  ],
  [
    "an action before its version",
    flow("5.1", {
      type: "EmbeddedLink",
      text: "Read",
      "on-click-action": { name: "open_url", url: "https://example.com" },
    }),
  ],
  [
    "a navigate without next",
    flow("7.3", { type: "EmbeddedLink", text: "Read", "on-click-action": { name: "navigate" } }),
  ],
  ["a left caption alone", flow("7.3", { ...footer, "left-caption": "a" })],
  ["a digit in the id of a screen", { version: "7.3", screens: [{ ...screen(), id: "STEP1" }] }],
  ["a comma in the id of a screen from 7.0", { version: "7.0", screens: [{ ...screen(), id: "A,B" }] }],
  [
    "success on a screen that is not terminal",
    { version: "7.3", screens: [{ ...screen(), terminal: false, success: true }] },
  ],
];

test.each(ACCEPTED)("the schema accepts %s", (_, document) => {
  expect(accepts(document)).toBe(true);
});

test.each(REFUSED)("the schema refuses %s", (_, document) => {
  expect(accepts(document)).toBe(false);
});

test.each([...ACCEPTED, ...REFUSED])("the schema and validation agree on the structure of %s", (_, document) => {
  const findings: Finding[] = [];
  const context = checkContext(document, {}, findings);
  if (checkVersion(document, context)) {
    checkProperty(document, { shape: { kind: "object", properties: DOCUMENT } }, [], context, { inForm: false });
  }
  expect(findings.length === 0).toBe(accepts(document));
});

test("the schema refuses an endpoint without routes, which validation tells behind the structure", () => {
  expect(accepts({ ...flow("7.3"), data_api_version: "3.0" })).toBe(false);
});

test("the schema refuses more screens than a flow can have", () => {
  const screens = (count: number) => ({ version: "7.3", screens: Array.from({ length: count }, () => screen()) });
  expect([accepts(screens(100)), accepts(screens(101))]).toEqual([true, false]);
});

test("the schema of one version says of that version what the whole schema says", () => {
  const versions = VERSIONS.filter(({ state }) => state === "active" || state === "early");
  for (const { version } of versions) {
    const one = new Ajv({ strict: true }).compile(flowSchema(version));
    for (const [, document] of [...ACCEPTED, ...REFUSED]) {
      const moved = { ...document, version };
      expect([version, document, one(moved)]).toEqual([version, document, accepts(moved)]);
    }
    expect(one({ ...flow("7.3"), version: "0.9" })).toBe(false);
  }
});

test("a version without a schema is told with those that have one", () => {
  expect(() => flowSchema("5.0")).toThrow(/5\.0.*5\.1.*7\.4/);
});
