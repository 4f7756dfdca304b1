import fc from "fast-check";
import { digest } from "../../../../sdk/flow/canonical";
import { contractChanges } from "../../../../sdk/flow/contract";
import { applyDiff, type DiffEntry, diffFlows } from "../../../../sdk/flow/diff";
import type { JsonValue } from "../../../../sdk/flow/json";
import { valueAt } from "../../../../sdk/flow/path";

const json = fc.jsonValue({ maxDepth: 5 }) as fc.Arbitrary<JsonValue>;

/** Documents in which names, types and values meet again and again, as in two versions of one flow. */
const flowLike: fc.Arbitrary<JsonValue> = fc.letrec<{ node: JsonValue; action: JsonValue; component: JsonValue }>(
  (tie) => {
    const word = fc.constantFrom("A", "B", "C", "", "__proto__", "toString");
    const leaf = fc.oneof(
      word,
      fc.constantFrom<JsonValue>(null, true, 0, -0, 1, [], {}, "${form.A}", "${screen.A.form.B}"),
    );
    const list = (item: fc.Arbitrary<JsonValue>) =>
      fc.oneof({ weight: 9, arbitrary: fc.array(item, { maxLength: 5 }) }, leaf);
    const record = (model: Record<string, fc.Arbitrary<JsonValue>>) =>
      fc.oneof({ weight: 9, arbitrary: fc.record(model, { requiredKeys: [] }) as fc.Arbitrary<JsonValue> }, leaf);
    const named = (value: fc.Arbitrary<JsonValue>) =>
      fc.dictionary(word, value, { maxKeys: 3 }) as fc.Arbitrary<JsonValue>;
    const option = record({ id: word, title: word, "on-click-action": tie("action") });
    return {
      action: record({
        name: fc.constantFrom("navigate", "complete"),
        next: record({ name: word }),
        payload: named(leaf),
      }),
      component: record({
        type: fc.constantFrom("Form", "TextBody", "Footer"),
        name: word,
        text: fc.oneof(word, list(leaf)),
        children: fc.oneof({ depthSize: "small" }, leaf, list(tie("component"))),
        "data-source": list(option),
        "on-click-action": tie("action"),
      }),
      node: record({
        version: word,
        data_api_version: word,
        routing_model: named(list(word)),
        screens: list(
          record({
            id: word,
            title: word,
            sensitive: list(word),
            data: named(record({ type: word, __example__: leaf })),
            layout: record({ type: word, children: list(tie("component")) }),
          }),
        ),
      }),
    };
  },
).node;

function keepsTheLaw(before: JsonValue, after: JsonValue): void {
  const entries = diffFlows(before, after);
  expect(entries.length === 0).toBe(digest(before) === digest(after));
  expect(digest(applyDiff(before, entries))).toBe(digest(after));
}

describe("the diff of any two documents", () => {
  test("is empty exactly when they mean the same, and turns one into the other", () => {
    fc.assert(fc.property(json, json, keepsTheLaw), { numRuns: 300 });
    fc.assert(
      fc.property(json, (document) => keepsTheLaw(document, structuredClone(document))),
      { numRuns: 100 },
    );
  });

  test("does so for versions of a flow that share and repeat names", () => {
    fc.assert(fc.property(flowLike, flowLike, keepsTheLaw), { numRuns: 1_000 });
  });

  test("does so after things of a flow were removed, doubled, swapped and replaced", () => {
    const step = fc.record({
      seed: fc.nat(),
      what: fc.constantFrom("remove", "double", "swap", "replace"),
      value: json,
    });
    fc.assert(
      fc.property(flowLike, fc.array(step, { maxLength: 5 }), (document, steps) => {
        const changed = structuredClone(document);
        for (const { seed, what, value } of steps) mutate(changed, seed, what, value);
        keepsTheLaw(document, changed);
      }),
      { numRuns: 500 },
    );
  });

  test("can be stored as JSON and applied in any order, and leaves the old document alone", () => {
    fc.assert(
      fc.property(flowLike, flowLike, (before, after) => {
        const digestBefore = digest(before);
        const stored: ReturnType<typeof diffFlows> = JSON.parse(JSON.stringify(diffFlows(before, after)));
        expect(digest(applyDiff(before, stored.reverse()))).toBe(digest(after));
        expect(digest(before)).toBe(digestBefore);
      }),
      { numRuns: 300 },
    );
  });

  test("tells every contract change by one of its entries, and no other", () => {
    fc.assert(
      fc.property(flowLike, flowLike, (before, after) => {
        const told = new Set(diffFlows(before, after).flatMap(({ codes }) => codes));
        expect(told).toEqual(new Set(contractChanges(before, after).map(({ code }) => code)));
      }),
      { numRuns: 500 },
    );
  });

  test("says in an entry what its steps do", () => {
    fc.assert(
      fc.property(flowLike, flowLike, (before, after) => {
        const holds = (entry: DiffEntry): void => {
          const [edit] = entry.edits;
          if (entry.kind !== "moved" && edit?.edit === "insert") expect(entry.after).toEqual(edit.value);
          if (entry.kind !== "moved" && edit?.edit === "set") {
            expect(entry.after).toEqual(edit.value);
            expect(entry.before).toEqual(valueAt(before, edit.at));
          }
          entry.parts.forEach(holds);
        };
        diffFlows(before, after).forEach(holds);
      }),
      { numRuns: 300 },
    );
  });

  test.each<[string, JsonValue, JsonValue]>([
    ["numbers that JSON spells as null", JSON.parse("[1e999]"), [null]],
    ["zero and minus zero", { a: -0 }, { a: 0 }],
    ["other orders of keys", { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }],
  ])("sees no change in %s", (_, before, after) => {
    expect(digest(before)).toBe(digest(after));
    expect(diffFlows(before, after)).toEqual([]);
  });

  test("carries a key named __proto__ over as any other", () => {
    const after: JsonValue = JSON.parse('{"screens": [{"id": "A", "data": {"__proto__": {"type": "string"}}}]}');
    keepsTheLaw({ screens: [{ id: "A", data: {} }] }, after);
    keepsTheLaw(after, { screens: [{ id: "A", data: {} }] });
  });
});

/** Changes a document in place somewhere, the same way for the same seed. */
function mutate(document: JsonValue, seed: number, what: string, value: JsonValue): void {
  const holders: (JsonValue[] | Record<string, JsonValue>)[] = [];
  const collect = (found: JsonValue): void => {
    if (typeof found !== "object" || found === null) return;
    holders.push(found);
    for (const child of Object.values(found)) collect(child);
  };
  collect(document);
  const holder = holders[seed % Math.max(1, holders.length)];
  if (Array.isArray(holder)) {
    const at = seed % (holder.length + 1);
    const other = (seed >> 3) % (holder.length + 1);
    if (what === "remove") holder.splice(at, 1);
    else if (what === "double" && at < holder.length) holder.splice(other, 0, structuredClone(holder[at] ?? null));
    else if (what === "swap") holder.splice(other, 0, ...holder.splice(at, 1));
    else holder.splice(at, 1, value);
  } else if (holder !== undefined) {
    const keys = Object.keys(holder).filter((key) => key !== "__proto__");
    const key = keys[seed % Math.max(1, keys.length)];
    if (key === undefined) return;
    if (what === "remove") delete holder[key];
    else holder[key] = value;
  }
}
