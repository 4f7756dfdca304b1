import { applyDiff, diffFlows, formatDiffMarkdown, formatDiffText } from "../../../../sdk/flow/diff";
import type { JsonObject, JsonValue } from "../../../../sdk/flow/json";

/** A value within ten thousand others. */
function deep(core: JsonValue): JsonValue {
  let value = core;
  for (let level = 0; level < 10_000; level++) value = level % 2 === 0 ? [value] : { children: value, type: "Form" };
  return value;
}

const screens = (count: number, screen: (index: number) => JsonObject): JsonObject => ({
  screens: Array.from({ length: count }, (_, index) => screen(index)),
});

describe("documents that nobody would write by hand", () => {
  test("ten thousand levels are compared, shown and applied", () => {
    const flow = (core: JsonValue): JsonObject => ({
      screens: [{ id: "A", data: { key: deep(core) }, layout: { children: [deep(core)] } }],
    });
    expect(diffFlows(flow(1), flow(1))).toEqual([]);
    const entries = diffFlows(flow(1), flow(2));
    expect(entries).toHaveLength(2);
    expect(diffFlows(applyDiff(flow(1), entries), flow(2))).toEqual([]);
    expect(formatDiffText(entries)).toContain("2 changes");
    expect(formatDiffMarkdown(entries)).toContain("2 changes");
  });

  test("a deep document that comes, goes or turns into something else is one change", () => {
    expect(diffFlows(null, deep(1))).toHaveLength(1);
    expect(diffFlows({ screens: [{ id: "A" }] }, { screens: [{ id: "A", title: deep(1) }] })).toHaveLength(1);
    expect(diffFlows({ version: deep(1) }, {})).toHaveLength(1);
  });

  test("five thousand screens with new ids in another order are renamed", () => {
    const before = screens(5_000, (index) => ({ id: `A${index}`, title: `Screen ${index}` }));
    const after = screens(5_000, (index) => ({ id: `B${index}`, title: `Screen ${4_999 - index}` }));
    const entries = diffFlows(before, after);
    expect(entries.filter(({ kind }) => kind === "renamed")).toHaveLength(5_000);
    expect(diffFlows(applyDiff(before, entries), after)).toEqual([]);
  });

  test("five thousand screens that share nothing with five thousand others come to an end", () => {
    const before = screens(5_000, (index) => ({ id: `A${index}`, title: `Old ${index}` }));
    const after = screens(5_000, (index) => ({ id: `B${index}`, title: `New ${index}` }));
    expect(diffFlows(before, after)).toHaveLength(10_000);
  });

  test("long lists of twins come to an end", () => {
    const list = (first: string): JsonValue =>
      Array.from({ length: 20_000 }, (_, index) => (index % 7 === 0 ? first : "x"));
    const before: JsonValue = { list: list("a") };
    const after: JsonValue = { list: list("b") };
    expect(diffFlows(applyDiff(before, diffFlows(before, after)), after)).toEqual([]);
  });

  test("a screen with two hundred thousand routes comes and goes", () => {
    const targets = Array.from({ length: 200_000 }, (_, index) => `B${index}`);
    const wide = { routing_model: { A: targets }, screens: [{ id: "A" }] };
    const without = { routing_model: {}, screens: [] };
    expect(diffFlows(without, wide)).toHaveLength(1);
    expect(diffFlows(wide, without)).toHaveLength(1);
  });

  test("a list of two hundred thousand items is turned around and back", () => {
    const items = Array.from({ length: 200_000 }, (_, index) => index);
    const entries = diffFlows({ items }, { items: items.toReversed() });
    expect(entries).toHaveLength(1);
    expect(applyDiff({ items }, entries)).toEqual({ items: items.toReversed() });
  });

  test("keys that objects inherit are keys like any other", () => {
    const before: JsonValue = JSON.parse('{"constructor": 1, "screens": [{"id": "__proto__", "toString": 1}]}');
    const after: JsonValue = JSON.parse(
      '{"hasOwnProperty": 1, "screens": [{"id": "__proto__", "__proto__": {"id": "x"}}]}',
    );
    expect(diffFlows(applyDiff(before, diffFlows(before, after)), after)).toEqual([]);
  });
});
