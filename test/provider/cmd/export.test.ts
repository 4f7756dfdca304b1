import { appendFileSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { openJournal } from "../../../provider/cmd/exporting/journal";
import { resourceNames } from "../../../provider/cmd/exporting/names";
import { formatFlow } from "../../../sdk/flow";
import { twoScreens } from "../../engine/flows";
import { madeByHand } from "../../engine/space";
import { run } from "./command";
import { commandWorld } from "./commandWorld";

const world = commandWorld();
const { env } = world;
const exporting = (...args: string[]) => world.place.run(["export", ...args, "-o", "out"], { env: env() });
const read = (file: string) => readFileSync(path.join(world.place.path, "out", file), "utf8");

test("flows are exported by id and by name, with a program that says what adopting needs and no more", async () => {
  const { flowId: published } = await madeByHand(world.emulator, "Sign up");
  const { flowId: draft } = await madeByHand(world.emulator, "Survey", "DRAFT");
  await madeByHand(world.emulator, "Survey 2");
  const { code, out, err } = await exporting(published, "Survey");
  expect({ code, out }).toEqual({
    code: 0,
    out: expect.stringMatching(/^2 flows in out\. Next, in that folder: npm install/),
  });
  expect(err.split("\n").sort()).toEqual([
    "",
    expect.stringMatching(/^1 of 2: flows\/.*\.flow\.json$/),
    expect.stringMatching(/^2 of 2: flows\/.*\.flow\.json$/),
  ]);
  expect(read("index.ts").split("\n").slice(5)).toEqual([
    '// "Sign up", PUBLISHED',
    'new cams.WhatsAppFlow("sign-up", {',
    '  flow: cams.flowFile("flows/sign-up.flow.json"),',
    `  adopt: "${published}",`,
    "});",
    "",
    '// "Survey", DRAFT',
    'new cams.WhatsAppFlow("survey", {',
    '  flow: cams.flowFile("flows/survey.flow.json"),',
    "  publish: false,",
    `  adopt: "${draft}",`,
    "});",
    "",
  ]);
  expect(read("flows/survey.flow.json")).toBe(formatFlow(twoScreens()));
  const { version, peerDependencies } = require("../../../package.json");
  expect(JSON.parse(read("package.json")).dependencies).toEqual({
    "@pulumi/pulumi": peerDependencies["@pulumi/pulumi"],
    "pulumi-cams": `^${version}`,
  });
});

test("a space that is named stands in the program, which can be JavaScript; JSON tells what was done", async () => {
  const { flowId } = await madeByHand(world.emulator, "Sign up");
  world.emulator.edit(flowId, { custSpaceId: "cams-other" });
  const { out } = await exporting(
    "--all",
    "--cust-space-id",
    "cams-other",
    "--language",
    "javascript",
    "--format",
    "json",
  );
  const flow = {
    flowId,
    flowName: "Sign up",
    status: "PUBLISHED",
    resource: "sign-up",
    file: "flows/sign-up.flow.json",
  };
  expect(JSON.parse(out)).toEqual({ folder: "out", flows: [flow], leftOut: [], refused: [] });
  expect(read("index.js")).toContain('const custSpaceId = "cams-other";\n');
  expect(read("index.js")).toContain("  custSpaceId,\n");
});

test("a file that is another one is never replaced without --force, and one of the same content is kept", async () => {
  const { flowId } = await madeByHand(world.emulator, "Sign up");
  await madeByHand(world.emulator, "Survey");
  const laidOut = JSON.stringify(twoScreens());
  world.place.write("out/flows/sign-up.flow.json", laidOut);
  world.place.write("out/flows/survey.flow.json", "mine\n");
  const refused = await exporting("--all");
  expect(refused).toMatchObject({ code: 2, out: "The program was not written completely.\n" });
  expect(refused.err).toContain(
    `error: ${path.join("out", "flows/survey.flow.json")}: the file exists with other content; use --force to overwrite it\n`,
  );
  expect([read("flows/sign-up.flow.json"), read("flows/survey.flow.json")]).toEqual([laidOut, "mine\n"]);
  expect(() => read("index.ts")).toThrow("ENOENT");

  expect(await exporting("--all", "--force")).toMatchObject({ code: 0 });
  expect([read("flows/sign-up.flow.json"), read("flows/survey.flow.json")]).toEqual([
    laidOut,
    formatFlow(twoScreens()),
  ]);

  // Whole once more: nothing to do, and what was changed in CAMS meanwhile is seen.
  expect(await exporting("--all")).toMatchObject({ code: 0, err: expect.stringMatching(/\.flow\.json \(kept\)\n/) });
  world.emulator.edit(flowId, { json: twoScreens("edited") });
  expect((await exporting("--all")).err).toContain("sign-up.flow.json: the file exists with other content");

  world.place.write("out/index.ts", "my program");
  world.emulator.edit(flowId, { json: twoScreens() });
  expect((await exporting("--all")).err).toContain("index.ts: the file exists with other content");
  expect(read("index.ts")).toBe("my program");
});

test("a project that is there already is refused before any flow is read", async () => {
  await madeByHand(world.emulator, "Sign up");
  world.place.write("out/Pulumi.yaml", "name: mine\n");
  const calls = world.emulator.calls.length;
  expect(await exporting("--all")).toMatchObject({
    code: 2,
    err: expect.stringContaining("Pulumi.yaml: the file exists with other content"),
  });
  const called = new Set(world.emulator.calls.slice(calls).map(({ operation }) => operation));
  expect(called).toEqual(new Set(["ListFlow"]));
});

test("all flows are exported although CAMS shows only ten of them on a page", async () => {
  await world.restart({ pageCap: 10 });
  for (let index = 0; index < 25; index++) await madeByHand(world.emulator, `Flow ${index}`);
  const { code, out } = await exporting("--all");
  expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^25 flows in out\./) });
  for (const { flowId } of world.emulator.flows()) expect(read("index.ts")).toContain(`adopt: "${flowId}"`);
});

test("what cannot be exported is listed with the reason, and the rest is exported", async () => {
  await madeByHand(world.emulator, "Good");
  const { flowId: deprecated } = await madeByHand(world.emulator, "Old", "DEPRECATED");
  const { flowId: empty } = await madeByHand(world.emulator, "Empty", "DRAFT");
  world.emulator.edit(empty, { json: undefined });
  const { code, out } = await exporting("--all");
  expect(code).toBe(0);
  expect(out).toContain(`  ${deprecated} "Old": deprecated, so it cannot be adopted\n`);
  expect(out).toContain(`  ${empty} "Empty": a draft without a document: there is nothing to export\n`);
  expect(out).toContain("1 flow in out.");
  expect((await exporting("Old")).out).toContain("There are no flows to export.\n");
});

test("a document that cannot be read is told, and found by the exit code", async () => {
  const { flowId } = await madeByHand(world.emulator, "Broken");
  world.emulator.fail("download", { kind: "truncatedJson", times: "forever" });
  const { code, out } = await exporting("--all");
  expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining(`${flowId} "Broken": not readable: `) });
});

test("a call that fails ends the export with one clear line, and the next run goes on", async () => {
  for (const name of ["One", "Two", "Three"]) await madeByHand(world.emulator, name);
  world.emulator.fail("GetFlowJSONAssest", { code: "Ram.PermissionDeny", skip: 2 });
  const { code, out, err } = await exporting("--all");
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err.match(/^error: .*Ram\.PermissionDeny.*$/gm)).toHaveLength(1);
  expect(await exporting("--all")).toMatchObject({ code: 0, out: expect.stringMatching(/^3 flows in out/) });
});

test("wrong use and places that cannot be written end with 2 and one clear line", async () => {
  for (const name of ["Twin 1", "Twin 2"]) await madeByHand(world.emulator, name);
  for (const { flowId } of world.emulator.flows()) world.emulator.edit(flowId, { flowName: "Twin" });
  world.place.write("file", "");
  const cases: [args: string[], says: string][] = [
    [[], "export takes ids or names of flows, or --all; use one of them"],
    [["--all", "Twin"], "use one of them"],
    [["Twins"], 'the space has no flow with the id or the exact name "Twins"; --all exports all 2 flows'],
    [["Twin"], 'are all named "Twin"; use one of the ids'],
    [["--all", "--language", "go"], "Allowed choices are typescript, javascript."],
    [["--all", "-o", "file"], "file/Pulumi.yaml: part of the path is a file, not a folder"],
  ];
  for (const [args, says] of cases) {
    const { code, out, err } = await world.place.run(["export", ...args], { env: env() });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(says);
    expect(err).not.toMatch(/^\s+at /m);
  }
  expect((await run(["export", "--all"])).err).toContain("no Alibaba Cloud credentials were found");
});

test("an empty space gives no project", async () => {
  expect(await exporting("--all")).toMatchObject({ code: 0, out: "There are no flows to export.\n" });
  expect(() => read("Pulumi.yaml")).toThrow("ENOENT");
});

test("an export goes on with what it read from the same space within the hour, and with nothing else", async () => {
  const done = { flowId: "1", flowName: "One", status: "DRAFT", digest: "sha256:1" };
  const first = await openJournal(world.place.path, "here", () => 0);
  await first.add(done);
  const openedAt = async (source: string, ms: number) => [
    ...(await openJournal(world.place.path, source, () => ms)).done.values(),
  ];
  expect(await openedAt("here", 3_599_999)).toEqual([done]);
  expect(await openedAt("there", 0)).toEqual([]);
  expect(await openedAt("here", 3_600_000)).toEqual([]);
  // A kill may cut a line off.
  appendFileSync(path.join(world.place.path, ".pulumi-cams-export.jsonl"), '\n{"source":"here","flow');
  await (await openJournal(world.place.path, "here", () => 0)).add({ ...done, flowId: "2" });
  expect((await openedAt("here", 0)).map(({ flowId }) => flowId)).toEqual(["1", "2"]);
  await first.close();
  expect(await openedAt("here", 0)).toEqual([]);
});

test("names of resources are safe, unique, and the same in whatever order CAMS lists the flows", () => {
  const flows = [
    "Sign up",
    "sign-up!",
    "注册",
    "登录",
    "con",
    "Größe",
    "../../etc/passwd",
    "sign-up-1",
    "x".repeat(300),
    "",
  ].map((flowName, index) => ({ flowId: String(index), flowName }));
  const names = resourceNames(flows);
  expect([...names.values()]).toEqual([
    "sign-up-0",
    "sign-up-1-flow",
    "flow-2",
    "flow-3",
    "con-4",
    "gro-e",
    "etc-passwd",
    "sign-up-1",
    "x".repeat(60),
    "flow-9",
  ]);
  expect(resourceNames([...flows].reverse())).toEqual(new Map([...names].reverse()));
  expect(new Set(names.values()).size).toBe(flows.length);
});
