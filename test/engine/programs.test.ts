import { type Emulator, startEmulator } from "../../provider/emulator";
import { twoScreens } from "./flows";
import { removeTestStacks, testStack } from "./testStack";

/** The languages and module systems in which people write Pulumi programs for Node. */
let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ limits: "off" });
});
afterEach(() => emulator.close());
afterAll(removeTestStacks);

const flow = JSON.stringify(twoScreens());
const manifest = (fields: object) => JSON.stringify({ name: "program", ...fields });
const plain = "name: program\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n";

const programs: [what: string, files: Record<string, string>][] = [
  [
    "CommonJS JavaScript",
    {
      "Pulumi.yaml": plain,
      "package.json": manifest({ main: "index.js" }),
      "index.js": `const cams = require("pulumi-cams"); exports.id = new cams.WhatsAppFlow("signup", { flow: ${flow} }).flowId;`,
    },
  ],
  [
    "an ES module",
    {
      "Pulumi.yaml": plain,
      "package.json": manifest({ type: "module", main: "index.js" }),
      "index.js": `import { WhatsAppFlow } from "pulumi-cams"; export const id = new WhatsAppFlow("signup", { flow: ${flow} }).flowId;`,
    },
  ],
  [
    "TypeScript, as Pulumi compiles and checks it",
    {
      "Pulumi.yaml": "name: program\nruntime: nodejs\n",
      "package.json": manifest({ main: "index.ts" }),
      "tsconfig.json": JSON.stringify({
        compilerOptions: {
          strict: true,
          target: "ES2022",
          module: "commonjs",
          moduleResolution: "node",
          ignoreDeprecations: "6.0",
          skipLibCheck: true,
          types: ["node"],
        },
        files: ["index.ts"],
      }),
      "index.ts": `
        import * as pulumi from "@pulumi/pulumi";
        import * as cams from "pulumi-cams";
        import { digest } from "pulumi-cams/flow";
        const category: cams.FlowCategory = "SIGN_UP";
        const flow = ${flow};
        const signup = new cams.WhatsAppFlow("signup", { flow, categories: [category], publish: pulumi.output(true) });
        export const id: pulumi.Output<string> = signup.flowId;
        export const same = signup.digest.apply((text) => text === digest(flow));
      `,
    },
  ],
];

test.each(programs)("a program in %s deploys a flow", async (_, files) => {
  const stack = testStack(emulator.env, { files });
  const { code, output } = await stack.up();
  expect(output).toContain("+ 2 created");
  expect(code).toBe(0);
  expect(emulator.flows()).toMatchObject([{ status: "PUBLISHED", json: twoScreens() }]);
  expect(await stack.outputs()).toMatchObject({ id: emulator.flows()[0]?.flowId });
});

test("TypeScript refuses an input that does not exist and a category that CAMS does not know", async () => {
  const [, files = {}] = programs[2] ?? [];
  const source = `
    import * as cams from "pulumi-cams";
    new cams.WhatsAppFlow("signup", { flow: ${flow}, categories: ["SIGNUP"] });
    new cams.WhatsAppFlow("other", { flow: ${flow}, publised: true });
  `;
  const { code, output } = await testStack(emulator.env, { files: { ...files, "index.ts": source } }).up();
  expect(code).not.toBe(0);
  expect(output).toMatch(/"SIGNUP"' is not assignable to type 'Input<FlowCategory>'/);
  expect(output).toContain("publised");
});

test("a flow under a component has the component in its name's tag, and its own stack output", async () => {
  const program = (type: string) => `
    const cams = require("pulumi-cams");
    const pulumi = require("@pulumi/pulumi");
    class Group extends pulumi.ComponentResource {
      constructor(name) {
        super("${type}", name);
        this.flow = new cams.WhatsAppFlow("signup", { flow: ${flow}, publish: false }, { parent: this });
      }
    }
    exports.id = new Group("group").flow.flowId;
  `;
  const tags = [];
  for (const type of ["acme:index:Group", "acme:index:Group", "acme:other:Group"]) {
    const stack = testStack(emulator.env, { files: { "index.js": program(type) } });
    expect((await stack.up()).code).toBe(0);
    tags.push(/^signup-([0-9a-f]{4})[0-9a-f]{3}$/.exec(emulator.flows().at(-1)?.flowName ?? "")?.[1]);
  }
  expect(tags[0]).toBe(tags[1]);
  expect(tags[0]).not.toBe(tags[2]);
});
