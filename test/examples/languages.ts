import { readFileSync } from "node:fs";
import * as path from "node:path";
import { type Emulator, startEmulator } from "../../provider/emulator";
import { digest, parseFlow } from "../../sdk/flow";
import { type Run, removeTestStacks, succeeded, type TestStack, testStack } from "../engine/testStack";

const ROOT = path.join(__dirname, "../..");

/** An example in a language other than TypeScript. */
export interface LanguageExample {
  folder: string;
  files: string[];
  /** Brings what the language needs into the project; false where the machine has not got it. */
  prepare(stack: TestStack): Promise<boolean>;
  /** What `pulumi import` writes first for a resource named `imported`. */
  imported: RegExp;
}

/** The life of an example that declares one flow from `signup.flow.json`, in any language. */
export function itsLife({ folder, files, prepare, imported }: LanguageExample): void {
  const source = Object.fromEntries(
    [...files, "Pulumi.yaml", "signup.flow.json"].map((name) => [
      name,
      readFileSync(path.join(ROOT, "examples", folder, name), "utf8"),
    ]),
  );
  const project = source["Pulumi.yaml"]?.replace("../../node_modules", path.join(ROOT, "node_modules")) ?? "";
  const flow = source["signup.flow.json"] ?? "";
  let emulator: Emulator;

  beforeEach(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => emulator.close());
  afterAll(removeTestStacks);

  const callsOf = async (step: () => Promise<Run>) => {
    const before = emulator.calls.length;
    const { output } = succeeded(await step());
    return { output, calls: emulator.calls.slice(before).map(({ operation }) => operation) };
  };

  test("it is published, left alone without a call, changed by one label, repaired and taken down", async () => {
    const stack = testStack(emulator.env, { files: { ...source, "Pulumi.yaml": project } });
    if (!(await prepare(stack))) return;
    succeeded(await stack.up());
    const [{ flowId } = { flowId: "" }] = emulator.flows();
    const signupDigest = digest(parseFlow(flow, "signup.flow.json"));
    expect(await stack.outputs()).toEqual({ signupId: flowId, signupStatus: "PUBLISHED", signupDigest });

    const again = await callsOf(() => stack.pulumi("up", "--yes"));
    expect(again.output).toContain("2 unchanged");
    expect(again.calls).toEqual([]);

    stack.write("signup.flow.json", flow.replace('"Continue"', '"Go on"'));
    const preview = await callsOf(() => stack.pulumi("preview", "--diff"));
    const lines = preview.output.split("\n").filter((line) => /^\s+~ .* => /.test(line) && !/digest/i.test(line));
    expect(lines.map((line) => line.trim())).toEqual([expect.stringMatching(/^~ label *: "Continue" => "Go on"$/)]);
    expect(preview.calls).toEqual([]);
    succeeded(await stack.up());
    expect(JSON.stringify(emulator.flows()[0]?.json)).toContain('"Go on"');

    emulator.edit(flowId, { json: parseFlow(flow, "console"), status: "PUBLISHED" });
    const refreshed = await callsOf(() => stack.pulumi("refresh", "--yes", "--skip-preview"));
    expect(refreshed.output).toContain("~ 1 updated");
    expect(refreshed.calls).toEqual(["GetFlow", "GetFlowJSONAssest"]);
    succeeded(await stack.up());
    expect(JSON.stringify(emulator.flows()[0]?.json)).toContain('"Go on"');

    succeeded(await stack.pulumi("destroy", "--yes", "--skip-preview"));
    expect(emulator.flows().map(({ status }) => status)).toEqual(["DEPRECATED"]);
  });

  test("pulumi import writes a program for a flow that exists, and the flow stays as it is", async () => {
    const stack = testStack(emulator.env, { files: { ...source, "Pulumi.yaml": project } });
    if (!(await prepare(stack))) return;
    succeeded(await stack.up());
    const [before] = emulator.flows();
    succeeded(await stack.pulumi("state", "delete", "--yes", "--all"));
    const type = "cams:index:WhatsAppFlow";
    const { output, calls } = await callsOf(() =>
      stack.pulumi("import", "--yes", "--out", "imported.txt", type, "imported", before?.flowId ?? ""),
    );
    expect(output).toContain("1 imported");
    expect(calls.every((operation) => operation.startsWith("Get"))).toBe(true);
    expect(readFileSync(path.join(stack.folder, "imported.txt"), "utf8")).toMatch(imported);
    expect(emulator.flows()).toEqual([before]);
  });
}
