import { type Emulator, startEmulator } from "../../provider/emulator";
import { twoScreens } from "./flows";
import { removeTestStacks, testStack } from "./testStack";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ limits: "off" });
});
afterEach(() => emulator.close());
afterAll(removeTestStacks);

const pack = `
const { PolicyPack } = require("@pulumi/policy");
new PolicyPack("flows", {
  policies: [
    {
      name: "no-old-version",
      description: "Flows use the current Flow JSON version.",
      enforcementLevel: "mandatory",
      validateResource: ({ type, props }, reportViolation) => {
        if (type === "pulumi-nodejs:dynamic/cams:WhatsAppFlow" && props.flow.version !== "7.3") {
          reportViolation("the flow has version " + props.flow.version + " and a first label " + props.flow.screens.START.layout.children.Footer.label);
        }
      },
    },
  ],
});
`;

test("a policy pack sees flows in the keyed form and can stop a preview", async () => {
  const stack = testStack(emulator.env, {
    files: {
      "policy/PulumiPolicy.yaml": "runtime: nodejs\nversion: 0.0.1\n",
      "policy/package.json": JSON.stringify({ name: "flows", version: "0.0.1", main: "index.js" }),
      "policy/index.js": pack,
    },
  });
  stack.declare({ signup: { flow: { ...twoScreens(), version: "7.2" } } });
  const refused = await stack.pulumi("preview", "--policy-pack", "policy");
  expect(refused.output).toContain("the flow has version 7.2 and a first label Continue");
  expect(refused.code).not.toBe(0);
  stack.declare({ signup: { flow: twoScreens() } });
  const { code, output } = await stack.pulumi("preview", "--policy-pack", "policy");
  expect(output).toContain("+ 2 to create");
  expect(code).toBe(0);
});
