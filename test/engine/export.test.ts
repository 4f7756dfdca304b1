import { readdirSync, readFileSync, statSync } from "node:fs";
import * as path from "node:path";
import { digest, type JsonObject, parseFlow } from "../../sdk/flow";
import { start } from "../provider/cmd/command";
import { commandWorld } from "../provider/cmd/commandWorld";
import { twoScreens } from "./flows";
import { flowsById, madeByHand, writesDuring } from "./space";
import { removeTestStacks, succeeded, testStack } from "./testStack";

/** Flows that exist already are exported, and the program that comes out adopts them. */
const world = commandWorld();
afterAll(removeTestStacks);

/** Flows as accounts have them: names of all kinds, drafts, old versions, documents that Meta would refuse today. */
async function makeSpace(): Promise<void> {
  const documents: JsonObject[] = [
    { ...twoScreens("frozen"), version: "3.1" },
    { ...twoScreens("endpoint"), data_api_version: "3.0" },
    { screens: [], version: "7.3", odd: { z: 1, a: [null, "(null)", 1e21], __example__: "\u2028" } },
  ];
  const names = ["Sign up (2024)", "sign-up-2024", "注册", 'a"; process.exit(1) //\u2028x\ny', "con", "Größe"];
  for (let index = 0; index < 60; index++) {
    const { flowId } = await madeByHand(
      world.emulator,
      names[index] ?? `Flow ${index}`,
      index % 5 === 0 ? "DRAFT" : "PUBLISHED",
    );
    const json = documents[index] ?? twoScreens(`label ${index}`);
    world.emulator.edit(flowId, {
      json,
      ...(index === 1 ? { endpointUri: "https://flows.example.com/?token=hush" } : {}),
    });
  }
  await madeByHand(world.emulator, "Old one", "DEPRECATED");
  const { flowId } = await madeByHand(world.emulator, "Empty", "DRAFT");
  world.emulator.edit(flowId, { json: undefined });
}

/** The files of a folder by their paths in it. */
const filesIn = (root: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((file) => statSync(path.join(root, file)).isFile())
      .map((file) => [file, readFileSync(path.join(root, file), "utf8")]),
  );

test("60 flows are exported with an interruption, and adopting them changes nothing, neither at first nor later", async () => {
  await makeSpace();
  const before = flowsById(world.emulator);
  const begin = () => start(["export", "--all", "-o", "out"], { cwd: world.place.path, env: world.env() });

  world.emulator.fail("GetFlow", { kind: "slowHeaders", ms: 600_000, skip: 30, times: "forever" });
  const interrupted = begin();
  await new Promise<void>((resolve) => {
    interrupted.child.stderr?.on("data", (text: string) => text.includes("30 of 62: ") && resolve());
  });
  interrupted.child.kill("SIGKILL");
  await interrupted.ended;
  const half = filesIn(world.place.path);
  expect(Object.keys(half).filter((file) => file.endsWith(".flow.json"))).toHaveLength(30);
  expect(Object.keys(half)).not.toContain("out/index.ts");

  await fetch(`${world.emulator.controlUrl}/faults`, { method: "DELETE" });
  const calls = world.emulator.calls.length;
  const { code, out, err } = await begin().ended;
  expect({ code, out }).toEqual({
    code: 0,
    out: expect.stringMatching(
      /^2 flows left out:\n(?: {2}\d+ "(?:Old one": deprecated|Empty": a draft without a document).*\n){2}60 flows in out\./,
    ),
  });
  expect(err).toMatch(/^62 of 62: /m);
  const reads = world.emulator.calls.slice(calls).filter(({ operation }) => operation === "GetFlow");
  expect(reads).toHaveLength(32);
  const files = filesIn(path.join(world.place.path, "out"));
  expect(files).toMatchObject(
    Object.fromEntries(
      Object.entries(half).flatMap(([file, text]) => (file.endsWith(".flow.json") ? [[file.slice(4), text]] : [])),
    ),
  );
  const written = Object.entries(files).filter(([file]) => file.endsWith(".flow.json"));
  expect(written.map(([file, text]) => digest(parseFlow(text, file))).sort()).toEqual(
    Object.values(before)
      .filter(({ status, json }) => status !== "DEPRECATED" && json !== undefined)
      .map(({ json }) => digest(json))
      .sort(),
  );
  expect(
    Object.keys(files)
      .filter((file) => !file.endsWith(".flow.json"))
      .sort(),
  ).toEqual(["Pulumi.yaml", "index.ts", "package.json"]);
  expect(files["index.ts"]).not.toContain("hush");

  const stack = testStack(world.env(), { files });
  const preview = await writesDuring(world.emulator, () => stack.pulumi("preview"));
  const said = [
    ...succeeded(preview.run).output.matchAll(/: adopts (\d+) \([\s\S]*?\): ((?:nothing|this) will change)/g),
  ];
  expect(new Set(said.map(([, flowId]) => flowId)).size).toBe(60);
  expect(new Set(said.map(([, , note]) => note))).toEqual(new Set(["nothing will change"]));
  const up = await writesDuring(world.emulator, () => stack.pulumi("up", "--yes"));
  expect(succeeded(up.run).output).toContain("+ 61 created");
  expect([...preview.writes, ...up.writes]).toEqual([]);
  expect((await stack.state()).map(({ id }) => id).sort()).toEqual(
    Object.values(before)
      .filter(({ status, json }) => status !== "DEPRECATED" && json !== undefined)
      .map(({ flowId }) => flowId)
      .sort(),
  );
  const adopted = world.emulator.calls.length;
  expect(succeeded(await stack.pulumi("preview")).output).toContain("61 unchanged");
  expect(world.emulator.calls).toHaveLength(adopted);
  expect(flowsById(world.emulator)).toEqual(before);
});
