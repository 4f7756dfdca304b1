import { readFileSync } from "node:fs";
import * as path from "node:path";
import { connect } from "../../provider/cams";
import { type Emulator, startEmulator } from "../../provider/emulator";
import type { JsonObject } from "../../sdk/flow";
import { twoScreens } from "./flows";
import { filesFor, PLUGIN_PATH } from "./frontEnds";
import { removeTestStacks, succeeded, type TestStack, testStack } from "./testStack";

/**
 * State files that released versions wrote, which every later version reads. A file in `golden` is never changed; a
 * release that writes another shape adds one. They were exported from the program below, its flow ids replaced.
 */
const program = (label: string, sdk = "pulumi-cams", options = "undefined") => `
  const cams = require("${sdk}");
  const pulumi = require("@pulumi/pulumi");
  const flow = () => (${JSON.stringify(twoScreens(label))});
  const secretive = flow();
  secretive.screens[1].layout.children[0].text = pulumi.secret("Thank you");
  new cams.WhatsAppFlow("signup", { flow: flow() }, ${options});
  new cams.WhatsAppFlow("secretive", {
    flow: secretive,
    flowName: "Secretive",
    categories: ["SURVEY", "OTHER"],
    endpointUri: "https://flows.example.com/data",
  }, ${options});
  new cams.WhatsAppFlow("adopted", { flow: flow(), adopt: process.env.ADOPTED }, ${options});
`;

interface Recorded {
  id: string;
  type: string;
  urn: string;
  outputs: { flowName: string; categories: string[]; endpointUri?: string };
}

let emulator: Emulator;
let stack: TestStack;
/** Flow ids by the name of their resource. */
let ids: Record<string, string>;

afterEach(() => emulator.close());
afterAll(removeTestStacks);

/** A stack whose state is a golden file, with the flows that it knows at the emulator. */
async function begin(file: string): Promise<void> {
  emulator = await startEmulator();
  let text = readFileSync(path.join(__dirname, "golden", file), "utf8");
  const { client, close } = connect(emulator.env);
  ids = {};
  const recorded: Recorded[] = JSON.parse(text).deployment.resources;
  for (const { id, type, urn, outputs } of recorded) {
    if (!type.startsWith("pulumi-nodejs:dynamic")) continue;
    const { flowName, categories, endpointUri } = outputs;
    const { FlowId } = await client.call("CreateFlow", { FlowName: flowName, Categories: categories });
    emulator.edit(FlowId, {
      json: twoScreens() as JsonObject,
      status: "PUBLISHED",
      ...(endpointUri && { endpointUri }),
    });
    ids[urn.split("::").at(-1) ?? ""] = FlowId;
    text = text.replaceAll(id, FlowId);
  }
  await close();
  const env = { ...emulator.env, ADOPTED: ids.adopted ?? "" };
  stack = testStack(env, { name: "golden", project: "golden", files: { "index.js": program("Continue") } });
  stack.write("state.json", text);
  succeeded(await stack.pulumi("stack", "import", "--file", "state.json"));
}

test.each(["state-1.json"])("%s: unchanged by preview, up and refresh; updated and destroyed as ever", async (file) => {
  await begin(file);
  const before = emulator.calls.length;
  expect(succeeded(await stack.pulumi("up", "--yes")).output).toContain("4 unchanged");
  expect(emulator.calls.slice(before)).toEqual([]);
  expect(succeeded(await stack.pulumi("refresh", "--yes", "--skip-preview")).output).toContain("4 unchanged");

  stack.write("index.js", program("Go on"));
  expect(succeeded(await stack.up()).output).toContain("~ 3 updated");
  const flows = emulator.flows();
  expect(flows.map(({ flowId }) => flowId).sort()).toEqual(Object.values(ids).sort());
  for (const { status, json } of flows) expect([status, json]).toEqual(["PUBLISHED", twoScreens("Go on")]);

  succeeded(await stack.pulumi("destroy", "--yes", "--skip-preview"));
  const left = emulator.flows().map(({ flowId, status }) => [flowId === ids.adopted ? "adopted" : "own", status]);
  expect(left.sort()).toEqual([
    ["adopted", "PUBLISHED"],
    ["own", "DEPRECATED"],
    ["own", "DEPRECATED"],
  ]);
});

test("the state of a newer release stops the run, and nothing is changed", async () => {
  await begin("state-1.json");
  const newer = succeeded(await stack.pulumi("stack", "export")).output.replaceAll(
    '"schemaVersion": 1',
    '"schemaVersion": 2',
  );
  stack.write("state.json", newer);
  succeeded(await stack.pulumi("stack", "import", "--file", "state.json"));
  const before = emulator.flows();
  for (const command of ["up", "refresh", "destroy"]) {
    const { code, output } = await stack.pulumi(command, "--yes", "--skip-preview");
    expect(code).not.toBe(0);
    expect(output).toContain("was written by a newer pulumi-cams (schema 2, this release reads up to 1)");
  }
  expect(emulator.flows()).toEqual(before);
});

test.each(["state-1.json"])(
  "%s: moves to the plugin and back by an alias, unchanged and without a call",
  async (file) => {
    await begin(file);
    stack.write("plugin.js", filesFor.plugin["node_modules/pulumi-cams/index.js"] ?? "");
    stack.write("Pulumi.yaml", `${readFileSync(path.join(stack.folder, "Pulumi.yaml"), "utf8")}${PLUGIN_PATH}`);
    const aliasOf = (type: string) => `{ aliases: [{ type: "${type}" }] }`;
    const moved = program("Continue", "./plugin.js", aliasOf("pulumi-nodejs:dynamic/cams:WhatsAppFlow"));
    const back = program("Continue", "pulumi-cams", aliasOf("cams:index:WhatsAppFlow"));
    const calls = emulator.calls.length;
    for (const each of [moved, back, moved]) {
      stack.write("index.js", each);
      expect(succeeded(await stack.pulumi("up", "--yes")).output).toContain("4 unchanged");
    }
    expect(emulator.calls).toHaveLength(calls);
    succeeded(await stack.pulumi("destroy", "--yes", "--skip-preview"));
    expect(emulator.flows().find(({ flowId }) => flowId === ids.signup)?.status).toBe("DEPRECATED");
    // An adopted flow is left as it is.
    expect(emulator.flows().find(({ flowId }) => flowId === ids.adopted)?.status).toBe("PUBLISHED");
  },
);
