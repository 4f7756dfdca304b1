import { readFileSync } from "node:fs";
import * as path from "node:path";
import * as fc from "fast-check";
import { decodeKeyed, encodeKeyed, NotJsonError } from "../../../sdk/flow";

const golden = JSON.parse(readFileSync(path.join(__dirname, "keyed.golden.json"), "utf8")) as {
  document: unknown;
  view: unknown;
};

test("the encoding is the one that stands in users' state files", () => {
  expect(encodeKeyed(golden.document)).toEqual(golden.view);
  expect(decodeKeyed(golden.view)).toEqual(golden.document);
});

test("any JSON value comes back from the keyed view as it was", () => {
  return fc.assert(
    fc.property(documents, (document) => {
      expect(decodeKeyed(encodeKeyed(document))).toEqual(document);
    }),
    { numRuns: 2000 },
  );
});

test("the keyed view holds no null, and no key that the engine would hide", () => {
  return fc.assert(
    fc.property(documents, (document) => {
      const text = JSON.stringify(encodeKeyed(document));
      expect(text).not.toMatch(/[:[,]null\b/);
      expect(text).not.toMatch(/"__[^"]*":/);
    }),
  );
});

test("a screen that is inserted in front adds one key and changes the order, and nothing else", () => {
  const screen = (id: string) => ({
    id,
    layout: { type: "SingleColumnLayout", children: [{ type: "Footer", label: id }] },
  });
  const before = encodeKeyed([screen("A"), screen("B")]) as Record<string, unknown>;
  const after = encodeKeyed([screen("NEW"), screen("A"), screen("B")]) as Record<string, unknown>;
  const { NEW: added, $order: order, ...rest } = after;
  expect(added).toBeDefined();
  expect(order).toBe("NEW, A, B");
  expect({ ...rest, $order: "A, B" }).toEqual(before);
});

test("unnamed components are keyed by type, and a name that looks like an ordinal keeps its own key", () => {
  const view = encodeKeyed([
    { type: "TextBody", text: "one" },
    { type: "TextBody", text: "two" },
    { type: "TextInput", name: "TextBody_2" },
  ]) as Record<string, { text?: string; name?: string }>;
  expect(view.TextBody?.text).toBe("one");
  expect(view.TextBody_2?.name).toBe("TextBody_2");
  expect(view.TextBody_3?.text).toBe("two");
});

test("a value that JSON cannot hold is named by its place", () => {
  const flow = { screens: [{ id: "A", layout: { children: [{ type: "Image", src: () => "x" }] } }] };
  expect(() => encodeKeyed(flow)).toThrow(NotJsonError);
  expect(() => encodeKeyed(flow)).toThrow(
    "screens[0].layout.children[0].src is a function, which JSON cannot represent",
  );
  expect(() => encodeKeyed({ at: new Date() })).toThrow("at is an instance of Date, which JSON cannot represent");
  expect(() => encodeKeyed({ n: Number.NaN })).toThrow("n is NaN, which JSON cannot represent");
});

test("properties that are undefined are left out, as JSON does", () => {
  expect(encodeKeyed({ a: undefined, b: [undefined] })).toEqual({ b: ["(null)"] });
});

/** JSON values rich in what the encoding treats specially. */
const text = fc.oneof(
  fc.string(),
  fc.constantFrom(
    "(null)",
    "((null))",
    "(null",
    "null",
    "A",
    "A_2",
    "a, b",
    "%2C",
    "$order",
    "__example__",
    "__proto__",
  ),
);
const { documents } = fc.letrec<{ documents: unknown }>((tie) => ({
  documents: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, 0, 1.5, -3),
    text,
    fc.array(tie("documents"), { maxLength: 4 }),
    fc.array(fc.record({ id: text, value: tie("documents") }, { requiredKeys: [] }), { maxLength: 4 }),
    fc.array(fc.record({ type: text, name: text, value: tie("documents") }, { requiredKeys: ["type"] }), {
      maxLength: 4,
    }),
    fc.array(fc.tuple(text, tie("documents")), { maxLength: 4 }).map((pairs) => Object.fromEntries(pairs)),
  ),
}));
