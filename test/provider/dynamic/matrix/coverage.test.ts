import { readFileSync } from "node:fs";
import * as path from "node:path";
import { OPTIONS } from "../../../../provider/emulator/options";
import { KEY_ROWS } from "./keyRows";
import { ROWS } from "./rows";
import { TRIGGER_ROWS } from "./triggerRows";
import { DEFAULTS } from "./world";

/** The matrix, the emulator's options and the page of assumptions are one and the same list. */
const tried = new Map<string, Set<unknown>>();
for (const options of [DEFAULTS, ...ROWS.map(({ emulator }) => emulator), ...TRIGGER_ROWS, ...KEY_ROWS]) {
  for (const [name, value] of Object.entries(options)) tried.set(name, (tried.get(name) ?? new Set()).add(value));
}

const assumptions = readFileSync(path.join(__dirname, "../../../../docs/assumptions.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| question"))
  .map((line) => line.slice(2, -2).split(" | "));

test.each(Object.entries(OPTIONS))("a life is led under each value of %s", (name, row) => {
  const values = tried.get(name) ?? new Set();
  // The rows without any option have the default of each.
  if ("values" in row) expect([...values, row.values[0]]).toEqual(expect.arrayContaining([...row.values]));
  else expect([...values].filter((value) => value !== row.default)).not.toEqual([]);
});

test("lags of 0.3, 5 and 40 seconds are tried for all reads and for each of them alone", () => {
  for (const name of ["readAfterWriteLagMs", "getFlowLagMs", "listFlowLagMs", "readBackLagMs"]) {
    expect([...(tried.get(name) ?? [])]).toEqual(expect.arrayContaining([300, 5_000, 40_000]));
  }
});

test("every assumption on the page names the options that play it, or says why there is none", () => {
  expect(assumptions.length).toBeGreaterThan(15);
  for (const cells of assumptions) {
    const [question, , , options = ""] = cells;
    const named = [...options.matchAll(/`(\w+)`/g)].map(([, name]) => name);
    expect({ question, options, isAnswered: named.length > 0 || options.startsWith("none: ") }).toMatchObject({
      isAnswered: true,
    });
    expect(Object.keys(OPTIONS)).toEqual(expect.arrayContaining(named));
  }
});

test("every option plays an assumption on the page", () => {
  const played = assumptions.flatMap(([, , , options = ""]) => [...options.matchAll(/`(\w+)`/g)]);
  expect(new Set(played.map(([, name]) => name))).toEqual(new Set(Object.keys(OPTIONS)));
});
