import { readFileSync } from "node:fs";
import * as path from "node:path";
import { start } from "../provider/cmd/command";
import { commandWorld } from "../provider/cmd/commandWorld";
import { twoScreens } from "./flows";
import { flowsById, madeByHand } from "./space";
import { removeTestStacks, succeeded, testStack } from "./testStack";

/** Flows that exist already are recorded in a stack of a Node program by `pulumi import --file`. */
const world = commandWorld();
afterAll(removeTestStacks);

test("exported flows are imported without an adopt line, and then left alone without a call", async () => {
  const flows = [
    await madeByHand(world.emulator, "Sign up"),
    await madeByHand(world.emulator, "Draft", "DRAFT"),
    await madeByHand(world.emulator, "注册"),
  ];
  world.emulator.edit(flows[0]?.flowId ?? "", {
    json: { ...twoScreens(), data_api_version: "3.0" },
    endpointUri: "https://flows.example.com/data",
  });
  const before = flowsById(world.emulator);
  const { code, out } = await start(["export", "--all", "--import-file", "-o", "out"], {
    cwd: world.place.path,
    env: world.env(),
  }).ended;
  expect({ code, out }).toEqual({
    code: 0,
    out: expect.stringMatching(
      /^3 flows in out\. Next, in that folder: .*pulumi import --file import\.json --generate-code=false/,
    ),
  });
  const read = (file: string) => readFileSync(path.join(world.place.path, "out", file), "utf8");
  const { resources } = JSON.parse(read("import.json"));
  const names = ["Pulumi.yaml", "index.ts", "package.json", "import.json"];
  const files = [...names, ...resources.map(({ name }: { name: string }) => `flows/${name}.flow.json`)];
  expect(read("index.ts")).not.toContain("adopt");

  const stack = testStack(world.emulator.env, { files: Object.fromEntries(files.map((file) => [file, read(file)])) });
  const calls = world.emulator.calls.length;
  succeeded(await stack.pulumi("import", "--yes", "--file", "import.json", "--generate-code=false"));
  expect(succeeded(await stack.pulumi("up", "--yes")).output).toContain("4 unchanged");
  expect(world.emulator.calls).toHaveLength(calls);
  expect(succeeded(await stack.pulumi("refresh", "--yes", "--skip-preview")).output).toContain("4 unchanged");
  expect(flowsById(world.emulator)).toEqual(before);

  // From here on a flow is changed as any other.
  const [{ name } = { name: "" }] = resources.filter(({ id }: { id: string }) => id === flows[2]?.flowId);
  stack.write(`flows/${name}.flow.json`, JSON.stringify(twoScreens("Changed")));
  expect(succeeded(await stack.up()).output).toContain("~ 1 updated");
});
