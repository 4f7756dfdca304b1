import Ajv from "ajv";
import { reports } from "../../../provider/cmd/reports";
import type { JsonObject } from "../../../sdk/flow";
import { diagnoseText } from "../../../sdk/flow";
import { twoScreens } from "../../engine/flows";
import { folder, removeFolders } from "./command";

afterAll(removeFolders);

const wrong: JsonObject = { ...twoScreens(), routing_model: { START: ["NOWHERE"], DONE: [] } };
const suffered = twoScreens("A label that is far too long for a button: clients cut it off");
const text = (flow: JsonObject) => JSON.stringify(flow, null, 2);

const files = folder({
  "good.flow.json": twoScreens(),
  "suffered.flow.json": suffered,
  "wrong, 100%.flow.json": wrong,
  "broken.flow.json": '{\n  "version": "7.3",\n}\n',
});

test("a flow that Meta would take ends with 0", async () => {
  const { code, out, err } = await files.run(["validate", "good.flow.json"]);
  expect({ code, out, err }).toEqual({ code: 0, out: "1 file, 0 errors, 0 warnings\n", err: "" });
});

test("a flow that Meta would refuse ends with 1, with file, line, column, rule and way out on one line", async () => {
  const { code, out } = await files.run(["validate", "wrong, 100%.flow.json"]);
  expect(code).toBe(1);
  expect(out).toMatch(
    /^wrong, 100%\.flow\.json:\d+:\d+ error INVALID_ROUTING_MODEL routing_model\.START\[0\]: .+\(.+\)$/m,
  );
});

test("a text that is no JSON is a finding with its place", async () => {
  const { code, out } = await files.run(["validate", "broken.flow.json"]);
  expect({ code, out }).toEqual({
    code: 1,
    out: expect.stringMatching(/^broken\.flow\.json:3:1 error INVALID_FLOW_JSON .+\n1 file, 1 error, 0 warnings\n$/),
  });
});

test("warnings end with 1 only when that is wanted, and lints can be left out", async () => {
  const run = (...options: string[]) => files.run(["validate", ...options, "suffered.flow.json"]);
  expect(await run()).toMatchObject({ code: 0, out: expect.stringContaining("warning TEXT_TOO_LONG") });
  expect((await run("--fail-on", "warning")).code).toBe(1);
  expect(await run("--fail-on", "warning", "--no-lint")).toMatchObject({
    code: 0,
    out: "1 file, 0 errors, 0 warnings\n",
  });
});

test("as JSON it prints files with the diagnostics of the library", async () => {
  const { code, out } = await files.run(["validate", "--format", "json", "."]);
  expect(code).toBe(1);
  const found = JSON.parse(out);
  expect(found.map(({ file, valid }: { file: string; valid: boolean }) => [file, valid])).toEqual([
    ["broken.flow.json", false],
    ["good.flow.json", true],
    ["suffered.flow.json", true],
    ["wrong, 100%.flow.json", false],
  ]);
  expect(found[3].diagnostics).toEqual(diagnoseText(text(wrong)));
});

test("for GitHub it prints one annotation a finding, whatever the file is called", async () => {
  const { out } = await files.run(["validate", "--format", "github", "wrong, 100%.flow.json"]);
  const begin = "^::error file=wrong%2C 100%25\\.flow\\.json,line=\\d+,endLine=\\d+";
  expect(out).toMatch(new RegExp(`${begin},title=[A-Z_]+::\\S`, "m"));
  expect(out).toMatch(new RegExp(`${begin},col=\\d+,endColumn=\\d+,title=[A-Z_]+::\\S`, "m"));
  expect(out.trimEnd().split("\n")).toHaveLength(diagnoseText(text(wrong)).length);
  expect((await files.run(["validate", "--format", "github", "good.flow.json"])).out).toBe("");
});

test("on a terminal the severity is coloured, and the text around it is not", () => {
  const diagnostics = diagnoseText("{");
  const lines = reports.text([{ file: "a\u001b[2J.json", valid: false, diagnostics }], { color: true });
  expect(lines).toContain("a\\u{1b}[2J.json:1:2 \u001b[31merror\u001b[39m INVALID_FLOW_JSON ");
});

test("a finding about the standard input is named -", async () => {
  const { out } = await files.run(["validate", "-"], { input: "[]" });
  expect(out).toMatch(/^-:1:1 error INVALID_FLOW_JSON a flow must be a JSON object\n/);
});

test("as SARIF it prints a log that holds to the schema, with relative files and exact regions", async () => {
  const { out } = await files.run(["validate", "--format", "sarif", "."]);
  const log = JSON.parse(out);
  expect(problemsWith(log)).toEqual([]);
  const [{ results, tool }] = log.runs;
  const [first] = diagnoseText(text(wrong));
  const result = results.find(({ ruleId }: { ruleId: string }) => ruleId === first?.code);
  expect(result).toMatchObject({
    level: "error",
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "wrong%2C%20100%25.flow.json" },
          region: { startLine: first?.line, startColumn: first?.column, endLine: first?.endLine },
        },
      },
    ],
  });
  expect(tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
  expect(problemsWith({ ...log, runs: [{ results }] })).not.toEqual([]);
});

test("as SARIF it prints a log of no results where there is nothing to say", async () => {
  const log = JSON.parse((await files.run(["validate", "--format", "sarif", "good.flow.json"])).out);
  expect(problemsWith(log)).toEqual([]);
  expect(log.runs[0].results).toEqual([]);
});

/** What the schema of SARIF 2.1.0 says of a log. The schema is of draft 4, and uses nothing that draft 7 reads otherwise. */
function problemsWith(log: unknown): string[] {
  const { $schema: _, id: __, ...schema } = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  const formats = {
    uri: (text: string) => URL.canParse(text),
    "uri-reference": (text: string) => URL.canParse(text, "https://example.com/"),
    "date-time": true as const,
  };
  const validate = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, formats }).compile(schema);
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
