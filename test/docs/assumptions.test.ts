import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { root, textOf } from "./pages";

const files = ["sdk", "provider"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.join(root, folder, name)),
);
const source = files.map((file) => readFileSync(file, "utf8")).join("\n");

/** Places in the code that a page names in the third column of its table of assumptions. */
const placesOn = (page: string) =>
  textOf(page)
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .flatMap((line) => [...(line.split(" | ")[2] ?? "").matchAll(/`([\w.]+)`/g)].map(([, place]) => place ?? ""));

test.each([
  ["docs/assumptions.md", placesOn("docs/assumptions.md")],
  ["docs/endpoint.md", placesOn(`docs/endpoint.md`).filter((name) => /^[a-z]+[A-Z]\w+$/.test(name))],
])("each place in the code that %s names is there", (_, places) => {
  expect(places.length).toBeGreaterThan(3);
  const isThere = (place: string) =>
    place.endsWith(".ts")
      ? files.some((file) => path.basename(file) === place)
      : new RegExp(`\\b(?:function|const|class) ${place}\\b`).test(source);
  expect(places.filter((place) => !isThere(place))).toEqual([]);
});
