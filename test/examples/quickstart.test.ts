import { readFileSync } from "node:fs";
import * as path from "node:path";
import { type Emulator, startEmulator } from "../../provider/emulator";
import { digest, parseFlow } from "../../sdk/flow";
import { removeTestStacks, testStack } from "../engine/testStack";

const example = path.join(__dirname, "../../examples/quickstart");
const files = Object.fromEntries(
  ["Pulumi.yaml", "package.json", "index.ts", "feedback.ts", "signup.flow.json"].map((name) => [
    name,
    readFileSync(path.join(example, name), "utf8"),
  ]),
);
let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.close());
afterAll(removeTestStacks);

test("the quickstart publishes its two flows, leaves them alone, and takes them down", async () => {
  const stack = testStack(emulator.env, { files });
  expect((await stack.up()).code).toBe(0);
  const signup = parseFlow(files["signup.flow.json"] ?? "", "signup.flow.json");
  expect(await stack.outputs()).toMatchObject({
    signupStatus: "PUBLISHED",
    signupDigest: digest(signup),
    feedbackStatus: "PUBLISHED",
  });
  const before = emulator.calls.length;
  expect((await stack.pulumi("up", "--yes")).output).toContain("3 unchanged");
  expect(emulator.calls.length).toBe(before);
  expect((await stack.pulumi("destroy", "--yes", "--skip-preview")).code).toBe(0);
  expect(emulator.flows().map(({ status }) => status)).toEqual(["DEPRECATED", "DEPRECATED"]);
});

test("the project at the root of the repository runs the quickstart", () => {
  const [root, own] = ["../../Pulumi.yaml", "../../examples/quickstart/Pulumi.yaml"].map((file) =>
    readFileSync(path.join(__dirname, file), "utf8"),
  );
  expect(root?.replace("main: examples/quickstart\n", "")).toBe(own);
});
