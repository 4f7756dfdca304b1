import { readFileSync } from "node:fs";
import * as path from "node:path";
import { CONTROL_ROUTES } from "../../../provider/emulator/control";
import { FAULT_KINDS } from "../../../provider/emulator/faults";
import { OPERATIONS } from "../../../provider/emulator/operations";
import { OPTIONS } from "../../../provider/emulator/options";

const page = readFileSync(path.join(__dirname, "../../../docs/emulator.md"), "utf8");

/** The rows of the table that begins with a head. */
function rowsBelow(head: string): string[] {
  const [, below = ""] = page.split(
    `${head}\n| ${head
      .split("|")
      .slice(1, -1)
      .map(() => "---")
      .join(" | ")} |\n`,
  );
  return below.split("\n\n")[0]?.split("\n") ?? [];
}

test("the page about the emulator lists every option with its values and default", () => {
  const expected = Object.entries(OPTIONS).map(([name, row]) => {
    const values =
      "values" in row ? row.values.map((value) => `\`${value}\``).join(", ") : `${row.default} ${row.unit}`;
    return `| \`${name}\` | ${values} | ${row.about} |`;
  });
  expect(rowsBelow("| option | values, the default first | what it decides |")).toEqual(expected);
});

test("the page lists every kind of fault", () => {
  const expected = Object.entries(FAULT_KINDS).map(([kind, { on, about }]) => `| \`${kind}\` | ${on} | ${about} |`);
  expect(rowsBelow("| kind | for | what happens |")).toEqual(expected);
});

test("the page lists every route of the control endpoint", () => {
  const expected = CONTROL_ROUTES.map(({ method, path, about }) => `| \`${method} ${path}\` | ${about} |`);
  expect(rowsBelow("| route | what it does |")).toEqual(expected);
});

test("the page names every operation", () => {
  const [, named = ""] = /^Operations: ([^.]*)\./m.exec(page) ?? [];
  expect(new Set(named.split(/,\s+/))).toEqual(new Set(OPERATIONS.keys()));
});
