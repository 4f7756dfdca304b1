import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { root, textOf } from "./pages";

const source = ["provider/cams", "provider/resources", "provider/dynamic"]
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(path.join(root, folder, name), "utf8")),
  )
  .join("\n");

const listed = [...textOf("docs/troubleshooting.md").matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell]) =>
  [...(cell ?? "").matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? ""),
);

test("every code that the page about messages lists is one that the provider knows", () => {
  expect(listed.length).toBeGreaterThan(40);
  const isKnown = (code: string) => source.includes(`"${code}"`) || source.includes(code.replace(".", "\\."));
  expect(listed.filter((code) => !isKnown(code))).toEqual([]);
});

test("every code with which the provider stops a run is on the page", () => {
  const thrown = [
    ...source.matchAll(/(?:failure|rule|SettingsError)\(\s*"([A-Z]+_[A-Z_]+)"|\bcode: "([A-Z]+_[A-Z_]+)"/g),
  ];
  const codes = new Set(thrown.map(([, one, other]) => one ?? other ?? ""));
  expect([...codes].filter((code) => !listed.includes(code)).sort()).toEqual([]);
});
