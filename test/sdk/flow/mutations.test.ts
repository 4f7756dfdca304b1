import { existsSync, readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { digest, type JsonObject, parseFlow } from "../../../sdk/flow";
import { validate } from "../../../sdk/flow/validate";
import { benign } from "./benign";
import { faults } from "./faults";
import { copy } from "./visit";

/** Valid flows: those of this repository, and further ones that people wrote where a folder of them is at hand. */
const root = path.join(__dirname, "../../..");
const further = path.join(root, "../shared/flows");
const folders = [
  path.join(root, "examples/quickstart"),
  path.join(__dirname, "flows"),
  ...(existsSync(further) ? ["meta", "pywa", "studio"].map((name) => path.join(further, name)) : []),
];
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json") && name !== "package.json")
    .map((name) => path.join(folder, name)),
);
const read = files.map((file): [string, JsonObject] => [
  path.basename(file),
  parseFlow(readFileSync(file, "utf8"), file),
]);
const isFrozen = ({ version }: JsonObject) => ["2.1", "3.1", "4.0", "5.0"].includes(String(version));
const flows = read.filter(([, flow]) => !isFrozen(flow));

const errorsIn = (flow: JsonObject) =>
  validate(flow)
    .filter(({ severity }) => severity === "error")
    .map(({ code, path: place }) => `${code} ${place}`);

test("there are flows to change", () => expect(flows.length).toBeGreaterThanOrEqual(3));

test("a flow of a frozen version is refused for that alone", () => {
  const frozen = [...read, ...flows.map(([name, flow]): [string, JsonObject] => [name, { ...flow, version: "5.0" }])];
  for (const [name, flow] of frozen.filter(([, each]) => isFrozen(each))) {
    expect([name, errorsIn(flow)]).toEqual([name, ["INVALID_FLOW_JSON_VERSION version"]]);
  }
});

describe.each(flows)("%s", (_, flow) => {
  test("is accepted", () => expect(errorsIn(flow)).toEqual([]));

  test.each(benign)("is accepted with $what", ({ change }) => {
    expect(errorsIn(change(copy(flow)))).toEqual([]);
  });

  test.each(faults)("is refused with $what, at its place", ({ make }) => {
    const changed = copy(flow);
    const expected = make(changed);
    if (expected === undefined) {
      // The flow has no place for the mistake, so nothing may have changed either.
      expect(digest(changed)).toBe(digest(flow));
      return;
    }
    expect(errorsIn(changed)).toContain(`${expected.code} ${expected.path}`);
  });
});

test.each(faults)("some flow has a place for $what", ({ make }) => {
  expect(flows.some(([, flow]) => make(copy(flow)) !== undefined)).toBe(true);
});
