import { readFileSync } from "node:fs";
import * as path from "node:path";
import { type Emulator, startEmulator } from "../../provider/emulator";
import { removeTestStacks, succeeded, testStack } from "../engine/testStack";

const example = path.join(__dirname, "../../examples/trigger");
const files = Object.fromEntries(
  ["Pulumi.yaml", "package.json", "index.ts"].map((name) => [name, readFileSync(path.join(example, name), "utf8")]),
);
let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.close());
afterAll(removeTestStacks);

test("the example announces each release once, and a second up does nothing", async () => {
  const { flowCode } = emulator.addChatFlow({ inputs: ["release"] });
  const stack = testStack(emulator.env, { project: "trigger", files });
  const upTo = async (release: string) => {
    succeeded(await stack.pulumi("config", "set", "release", release));
    return succeeded(await stack.pulumi("up", "--yes")).output;
  };
  succeeded(await stack.pulumi("config", "set", "flowCode", flowCode));

  expect(await upTo("1.4.0")).toContain(`will send to Chat Flow ${flowCode} with 1 data key`);
  expect(await stack.outputs()).toMatchObject({ outcome: "accepted" });
  const before = emulator.calls.length;
  expect(await upTo("1.4.0")).toContain("2 unchanged");
  expect(emulator.calls.length).toBe(before);
  await upTo("1.5.0");
  expect(emulator.runs()).toMatchObject([{ dataKeys: ["release"] }, { dataKeys: ["release"] }]);
});
