import { readFileSync } from "node:fs";
import * as path from "node:path";
import { isPlainObject, type JsonObject, parseFlow } from "../../../../sdk/flow";
import { cases as bindings } from "./cases/bindings";
import { cases as inputs } from "./cases/inputs";
import { cases as placement } from "./cases/placement";
import { cases as screens } from "./cases/screens";
import { cases as structure } from "./cases/structure";

/** Every document that shows a rule. */
export const allCases = [...structure, ...screens, ...placement, ...inputs, ...bindings];

/** A document that holds hundreds of values is looked at elsewhere; here each of its values would be tried. */
const LONGEST = 12_000;

const files = ["booking", "rating"].map((name): [string, JsonObject] => {
  const file = path.join(__dirname, `../flows/${name}.flow.json`);
  return [name, parseFlow(readFileSync(file, "utf8"), file)];
});

const documents = (isValid: boolean): [string, JsonObject][] =>
  allCases.flatMap(({ what, flow, expected }): [string, JsonObject][] =>
    isPlainObject(flow) && (expected.length === 0) === isValid && JSON.stringify(flow).length < LONGEST
      ? [[what, flow as JsonObject]]
      : [],
  );

/** Documents about which nothing is said. */
export const validDocuments = [...files, ...documents(true)];

/** Documents about which something is said. */
export const invalidDocuments = documents(false);
