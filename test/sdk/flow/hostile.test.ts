import * as fc from "fast-check";
import {
  applyDiff,
  canonicalize,
  covers,
  decodeKeyed,
  diffFlows,
  digest,
  encodeKeyed,
  flowGraph,
  formatFlow,
  type JsonObject,
  type JsonValue,
  lint,
  toDot,
  toMermaid,
  upgrade,
  validate,
} from "../../../sdk/flow";

/** Documents that nobody writes by hand, and that a tool in a pipeline meets all the same. */
const nested = (depth: number): JsonValue => JSON.parse('{"a":['.repeat(depth) + "]}".repeat(depth));

test("a document that is nested 10,000 levels deep is keyed, compared and named like any other", () => {
  const document = nested(10_000);
  expect(canonicalize(decodeKeyed(encodeKeyed(document)))).toBe(canonicalize(document));
  expect(digest(document)).not.toBe(digest(nested(9_999)));
  expect(covers(document, nested(10_000))).toBe(true);
  expect(covers(nested(9_999), document)).toBe(false);
});

test("5,000 screens of the same id are told apart by their keys", () => {
  const screens = Array.from({ length: 5000 }, (_, index) => ({ id: "SAME", title: String(index) }));
  expect(decodeKeyed(encodeKeyed({ screens }))).toEqual({ screens });
});

/** A valid flow of so many screens, each leading to the next. */
function chain(screens: number): JsonObject {
  const id = (index: number) => `S_${String(index).replace(/\d/g, (digit) => String.fromCharCode(65 + Number(digit)))}`;
  return {
    version: "7.2",
    screens: Array.from({ length: screens }, (_, index): JsonObject => {
      const action: JsonObject =
        index === screens - 1
          ? { name: "complete", payload: {} }
          : { name: "navigate", next: { type: "screen", name: id(index + 1) }, payload: {} };
      return {
        id: id(index),
        title: "Title",
        ...(index === screens - 1 ? { terminal: true } : {}),
        layout: {
          type: "SingleColumnLayout",
          children: [{ type: "Footer", label: "Go", "on-click-action": action }],
        },
      };
    }),
  };
}

/** A flow whose one component is an If in an If in an If, and so on. */
function nestedIfs(depth: number): JsonObject {
  const open = '{"type":"If","condition":"${data.yes}","then":[';
  const middle = '{"type":"TextBody","text":"inside"}';
  const component = JSON.parse(open.repeat(depth) + middle + "]}".repeat(depth));
  const screen = { id: "A", title: "A", terminal: true, layout: { type: "SingleColumnLayout", children: [component] } };
  return { version: "7.3", screens: [screen] };
}

const hostile: [what: string, flow: JsonObject][] = [
  ["5,000 screens", chain(5000)],
  ["10 MB of text", { ...chain(2), screens: [{ id: "A", title: "x".repeat(10 * 1024 * 1024) }] }],
  ["values nested 10,000 levels deep", { ...chain(2), screens: nested(10_000) }],
  ["components nested 10,000 levels deep", nestedIfs(10_000)],
  ["a payload nested 10,000 levels deep", withPayload(nested(10_000))],
  ["an expression of 100,000 parentheses", withText(`\`${"(".repeat(100_000)}\``)],
  ["a pattern that would never end", withPattern("^(a+)+$")],
  ["100,000 bindings in a text", withText(`\`${"${data.x} ".repeat(100_000)}\``)],
];

function withPayload(payload: JsonValue): JsonObject {
  const action = { name: "complete", payload: { deep: payload } };
  const footer = { type: "Footer", label: "Go", "on-click-action": action };
  const screen = { id: "A", title: "A", terminal: true, layout: { type: "SingleColumnLayout", children: [footer] } };
  return { version: "7.3", screens: [screen] };
}

function withText(text: string): JsonObject {
  const flow = withPayload({});
  const [screen] = flow.screens as { layout: { children: JsonValue[] } }[];
  screen?.layout.children.unshift({ type: "TextBody", text });
  return flow;
}

function withPattern(pattern: string): JsonObject {
  const flow = withPayload({});
  const [screen] = flow.screens as { layout: { children: JsonValue[] } }[];
  const value = `${"a".repeat(50)}!`;
  const input = { type: "TextInput", name: "n", label: "N", pattern, "helper-text": "H", "init-value": value };
  screen?.layout.children.unshift(input);
  return flow;
}

describe.each(hostile)("a document with %s", (_, flow) => {
  test("is validated and linted to an end", () => {
    expect(Array.isArray(validate(flow))).toBe(true);
    expect(Array.isArray(lint(flow))).toBe(true);
  });

  test("is compared, and the comparison leads to the other document", () => {
    const other = { ...flow, version: "6.3" };
    expect(diffFlows(flow, flow)).toEqual([]);
    expect(digest(applyDiff(flow, diffFlows(flow, other)))).toBe(digest(other));
  });

  test("is moved to another version", () => {
    const moved = upgrade(flow, "7.3");
    expect(moved.document.version).toBe("7.3");
    expect(Array.isArray(moved.diagnostics)).toBe(true);
  });

  test("is laid out and drawn", () => {
    const text = formatFlow(flow);
    expect(digest(JSON.parse(text))).toBe(digest(flow));
    const graph = flowGraph(flow);
    expect(toMermaid(graph)).toContain("flowchart");
    expect(toDot(graph)).toContain("digraph");
  });
});

test("validation, lints, diff, layout and graph take any JSON value", () => {
  return fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      for (const value of [one, { version: "7.3", screens: one }, { version: "7.3", screens: [one, other] }]) {
        expect(Array.isArray(validate(value))).toBe(true);
        expect(Array.isArray(lint(value))).toBe(true);
        expect(flowGraph(value).screens.length).toBeGreaterThanOrEqual(0);
      }
      expect(diffFlows(one as JsonValue, other as JsonValue).length === 0).toBe(digest(one) === digest(other));
    }),
    { numRuns: 300 },
  );
});
