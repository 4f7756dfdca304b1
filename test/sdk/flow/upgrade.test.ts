import * as fc from "fast-check";
import type { JsonObject, JsonValue } from "../../../sdk/flow/json";
import { upgrade } from "../../../sdk/flow/upgrade";
import { validate } from "../../../sdk/flow/validate";

const done = (payload: JsonObject = {}) => ({
  type: "Footer",
  label: "Done",
  "on-click-action": { name: "complete", payload },
});
const go = (next: string, payload: JsonObject = {}) => ({
  type: "Footer",
  label: "Next",
  "on-click-action": { name: "navigate", next: { type: "screen", name: next }, payload },
});
const screen = (id: string, children: JsonValue[], more: JsonObject = {}): JsonObject => ({
  id,
  title: "Title",
  ...more,
  layout: { type: "SingleColumnLayout", children },
});
const last = (children: JsonValue[] = [done()], more: JsonObject = {}) =>
  screen("LAST", children, { terminal: true, ...more });
const codes = (document: JsonObject, version?: string) =>
  upgrade(document, version).diagnostics.map(({ code }) => code);

test("a flow that is right in both versions only gets the new version, 7.3 where none is asked for", () => {
  const flow = { version: "6.3", screens: [last()] };
  expect(upgrade(flow)).toEqual({ document: { version: "7.3", screens: [last()] }, fixes: [], diagnostics: [] });
  expect(upgrade(flow, "7.0").document).toEqual({ version: "7.0", screens: [last()] });
});

test("the document that was given is left as it is", () => {
  const flow = { version: "2.1", data_channel_uri: "https://example.com", screens: [last()] };
  const before = structuredClone(flow);
  upgrade(flow);
  expect(flow).toEqual(before);
});

test("the address of the endpoint leaves the document from 3.0", () => {
  const flow = { version: "2.1", data_channel_uri: "https://example.com", screens: [last()] };
  expect(upgrade(flow)).toEqual({
    document: { version: "7.3", screens: [last()] },
    fixes: [{ path: "data_channel_uri", message: expect.stringContaining("removed") }],
    diagnostics: [],
  });
});

describe("dates in milliseconds become days from 5.0", () => {
  const noon = "1693569600000";
  const picker = { type: "DatePicker", name: "day", label: "Day" };

  test("in the picker", () => {
    const dates = { "min-date": noon, "unavailable-dates": [noon, "2023-09-03"] };
    const { document, fixes } = upgrade({ version: "4.0", screens: [last([{ ...picker, ...dates }, done()])] });
    expect(document.screens).toEqual([
      last([{ ...picker, "min-date": "2023-09-01", "unavailable-dates": ["2023-09-01", "2023-09-03"] }, done()]),
    ]);
    expect(fixes.map(({ path }) => path)).toEqual([
      "screens[0].layout.children[0].min-date",
      "screens[0].layout.children[0].unavailable-dates[0]",
    ]);
  });

  test("in the init-values of its Form, for that picker alone", () => {
    const form = (day: string) => ({
      type: "Form",
      name: "form",
      "init-values": { day, phone: noon },
      children: [picker, { type: "TextInput", name: "phone", label: "Phone" }, done()],
    });
    expect(upgrade({ version: "4.0", screens: [last([form(noon)])] }).document.screens).toEqual([
      last([form("2023-09-01")]),
    ]);
  });

  test("in the data that a picker is bound to, and in what a navigate gives for it", () => {
    const flow = (day: string) => ({
      version: "7.3",
      screens: [
        screen("FIRST", [go("LAST", { first: day, amount: noon })]),
        last([{ ...picker, "min-date": "${data.first}" }, { type: "TextBody", text: "${data.amount}" }, done()], {
          data: {
            first: { type: "string", __example__: day },
            amount: { type: "string", __example__: noon },
          },
        }),
      ],
    });
    expect(upgrade({ ...flow(noon), version: "4.0" })).toMatchObject({
      document: flow("2023-09-01"),
      fixes: [{ path: "screens[1].data.first.__example__" }, { path: expect.stringContaining("payload.first") }],
      diagnostics: [],
    });
  });

  test("but nothing that could be meant otherwise: days without hyphens, seconds, and older targets", () => {
    const flow = {
      version: "4.0",
      screens: [last([{ ...picker, "min-date": "20230901", "max-date": "1693569600" }, done()])],
    };
    expect(upgrade(flow).fixes).toEqual([]);
    const old = { version: "3.0", screens: [last([{ ...picker, "min-date": noon }, done()])] };
    expect(upgrade(old, "4.0").fixes).toEqual([]);
  });
});

describe("blank texts from 6.0", () => {
  const input = { type: "TextInput", name: "city", label: "City" };
  const options = (more: JsonObject) => ({
    type: "Dropdown",
    name: "d",
    label: "D",
    "data-source": [{ id: "a", title: "A", ...more }],
  });

  test("are removed where a text may be left out", () => {
    const before = [{ ...input, "helper-text": " " }, options({ description: "" }), done()];
    expect(upgrade({ version: "5.1", screens: [last(before)] })).toMatchObject({
      document: { version: "7.3", screens: [last([input, options({}), done()])] },
      fixes: [
        { path: "screens[0].layout.children[0].helper-text" },
        { path: "screens[0].layout.children[1].data-source[0].description" },
      ],
      diagnostics: [],
    });
  });

  test("are left to the author where a text is needed", () => {
    expect(upgrade({ version: "5.1", screens: [last([{ type: "TextBody", text: "" }, done()])] }).fixes).toEqual([]);
  });
});

describe("from 7.3, for every navigate,", () => {
  const flow = (routes: JsonObject, first: JsonValue, end: JsonValue = last()) => ({
    version: "7.2",
    routing_model: routes,
    screens: [screen("FIRST", [go("SECOND")]), screen("SECOND", [first]), end],
  });

  test("a route that is missing is added", () => {
    const routes = { FIRST: ["SECOND"], SECOND: [], LAST: [] };
    expect(upgrade(flow(routes, go("LAST")))).toMatchObject({
      document: { routing_model: { FIRST: ["SECOND"], SECOND: ["LAST"], LAST: [] } },
      fixes: [{ path: "routing_model.SECOND[0]" }],
    });
    expect(upgrade(flow(routes, go("LAST")), "7.2").fixes).toEqual([]);
  });

  test("a route back is not added: no version takes it", () => {
    const routes = { FIRST: ["SECOND", "LAST"], SECOND: [], LAST: [] };
    expect(upgrade(flow(routes, go("FIRST"))).fixes).toEqual([]);
  });

  test("what the next screen cannot read is removed from the payload", () => {
    const end = last([done()], { data: { city: { type: "string", __example__: "a" } } });
    const routes = { FIRST: ["SECOND"], SECOND: ["LAST"], LAST: [] };
    const { document, fixes } = upgrade(flow(routes, go("LAST", { city: "Bonn", street: "${data.street}" }), end));
    expect(document).toEqual({ ...flow(routes, go("LAST", { city: "Bonn" }), end), version: "7.3" });
    expect(fixes).toHaveLength(1);
  });

  test("a key that could be a misspelling of a missing one is left to the author", () => {
    const end = last([done()], { data: { city: { type: "string", __example__: "a" } } });
    const routes = { FIRST: ["SECOND"], SECOND: ["LAST"], LAST: [] };
    expect(upgrade(flow(routes, go("LAST", { cty: "Bonn" }), end)).fixes).toEqual([]);
  });
});

describe("the diagnostics are those that are new", () => {
  test("what was a warning and becomes an error is new", () => {
    const flow = { version: "7.2", screens: [screen("ONLY", [], { terminal: true })] };
    expect(validate(flow)).toMatchObject([{ code: "MISSING_FOOTER_ON_TERMINAL_SCREEN", severity: "warning" }]);
    expect(upgrade(flow).diagnostics).toMatchObject([{ code: "MISSING_FOOTER_ON_TERMINAL_SCREEN", severity: "error" }]);
  });

  test("what was wrong before and still is, is not", () => {
    const flow = { version: "7.2", screens: [last(), last()] };
    expect(validate(flow).map(({ code }) => code)).toContain("DUPLICATE_SCREEN_IDS");
    expect(codes(flow)).not.toContain("DUPLICATE_SCREEN_IDS");
  });

  test("a version that Meta does not take is told", () => {
    expect(codes({ version: "7.3", screens: [last()] }, "9.9")).toEqual(["INVALID_FLOW_JSON_VERSION"]);
  });

  test("of a flow in a frozen version all count, as nothing was said of it before", () => {
    expect(codes({ version: "4.0", screens: [screen("ONLY", [done()])] })).toContain("MISSING_TERMINAL_SCREEN");
  });
});

describe("any JSON is taken", () => {
  const word = fc.constantFrom(
    ...["version", "screens", "id", "data", "layout", "children", "type", "name", "payload", "next", "__proto__"],
    ...["routing_model", "init-values", "data-source", "min-date", "on-click-action", "Form", "DatePicker", "If", "A"],
    ...["SingleColumnLayout", "Footer", "navigate", "", "7.3", "1693569600000", "${data.a}"],
  );
  const { flowLike } = fc.letrec((tie) => ({
    flowLike: fc.oneof(
      { maxDepth: 6 },
      word,
      fc.constantFrom(null, true, 0),
      fc.array(tie("flowLike"), { maxLength: 3 }),
      fc.dictionary(word, tie("flowLike"), { maxKeys: 4 }),
    ),
  }));
  const json = fc
    .oneof(fc.jsonValue(), flowLike, fc.record({ version: word, screens: fc.array(flowLike) }))
    .map((value): JsonValue => JSON.parse(JSON.stringify(value) ?? "null"));

  test("without a throw, and a second upgrade has nothing to fix", () => {
    return fc.assert(
      fc.property(json, (value) => {
        const { document } = upgrade(value);
        expect(upgrade(document)).toEqual({ document, fixes: [], diagnostics: [] });
      }),
      { numRuns: 300 },
    );
  });

  test.each([[null], [true], [7], ["text"], [[1, 2]]])("%j comes back as it was", (value) => {
    expect(upgrade(value)).toEqual({ document: value, fixes: [], diagnostics: [] });
  });
});
