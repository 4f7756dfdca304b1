import { readFileSync } from "node:fs";
import * as path from "node:path";
import { type Emulator, startEmulator } from "../../provider/emulator";
import { folder, removeFolders, start } from "../provider/cmd/command";
import { twoScreens } from "./flows";
import { flowsById, madeByHand } from "./space";
import { removeTestStacks, succeeded, testStack } from "./testStack";

/** Flows that exist already are recorded in a stack of a Node program by `pulumi import --file`. */
let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ limits: "off" });
});
afterEach(() => emulator.close());
afterAll(removeTestStacks);
afterAll(removeFolders);

test("exported flows are imported without an adopt line, and then left alone without a call", async () => {
  const flows = [
    await madeByHand(emulator, "Sign up"),
    await madeByHand(emulator, "Draft", "DRAFT"),
    await madeByHand(emulator, "注册"),
  ];
  emulator.edit(flows[0]?.flowId ?? "", {
    json: { ...twoScreens(), data_api_version: "3.0" },
    endpointUri: "https://flows.example.com/data",
  });
  const before = flowsById(emulator);
  const place = folder();
  const { code, out } = await start(["export", "--all", "--import-file", "-o", "out"], {
    cwd: place.path,
    env: { ...emulator.env, CAMS_PACE: "off" },
  }).ended;
  expect({ code, out }).toEqual({
    code: 0,
    out: expect.stringMatching(
      /^3 flows in out\. Next, in that folder: .*pulumi import --file import\.json --generate-code=false/,
    ),
  });
  const read = (file: string) => readFileSync(path.join(place.path, "out", file), "utf8");
  const { resources } = JSON.parse(read("import.json"));
  const names = ["Pulumi.yaml", "index.ts", "package.json", "import.json"];
  const files = [...names, ...resources.map(({ name }: { name: string }) => `flows/${name}.flow.json`)];
  expect(read("index.ts")).not.toContain("adopt");

  const stack = testStack(emulator.env, { files: Object.fromEntries(files.map((file) => [file, read(file)])) });
  const calls = emulator.calls.length;
  succeeded(await stack.pulumi("import", "--yes", "--file", "import.json", "--generate-code=false"));
  expect(succeeded(await stack.pulumi("up", "--yes")).output).toContain("4 unchanged");
  expect(emulator.calls).toHaveLength(calls);
  expect(succeeded(await stack.pulumi("refresh", "--yes", "--skip-preview")).output).toContain("4 unchanged");
  expect(flowsById(emulator)).toEqual(before);

  // From here on a flow is changed as any other.
  const [{ name } = { name: "" }] = resources.filter(({ id }: { id: string }) => id === flows[2]?.flowId);
  stack.write(`flows/${name}.flow.json`, JSON.stringify(twoScreens("Changed")));
  expect(succeeded(await stack.up()).output).toContain("~ 1 updated");
});
