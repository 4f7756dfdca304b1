import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { setTimeout } from "node:timers/promises";
import { readReport } from "../../../provider/observations";
import { main, run, start } from "./command";
import { commandWorld } from "./commandWorld";

const world = commandWorld();

const doctor = (args: string[] = [], env: Record<string, string> = {}) =>
  run(["doctor", ...args], { cwd: world.place.path, env: { ...world.env(), ...env } });

test("doctor prints a line for each check, a count, and progress beside it", async () => {
  const { code, out, err } = await doctor();
  expect(code).toBe(0);
  expect(out).toMatch(/^ok {7}settings: region ap-southeast-1 \(default\), endpoint http/);
  expect(out).toMatch(
    /^ok {7}unknownFlow: GetFlow with a made-up id: refused with Emulator\.FlowNotFound \(HTTP 400\)/m,
  );
  expect(out).toMatch(/\n0 problems, 1 warning, 1 unknown\n$/);
  expect(err).toContain("Checking endpoint\n");
});

test("a problem ends with 1, a warning only where it is asked for", async () => {
  expect((await doctor(["--fail-on", "warning"])).code).toBe(1);
  const { code, out } = await doctor([], { ALIBABA_CLOUD_ACCESS_KEY_ID: "other" });
  expect(code).toBe(1);
  expect(out).toContain("problem  access key: ListFlow was refused: InvalidAccessKeyId.NotFound");
  expect(out).toContain("unknown  not asked: RAM actions that read, space");
});

test("--format json prints the findings, the policy and the answers", async () => {
  const account = { accessKeyId: "emulator-key-id", accessKeySecret: "emulator-key-secret", denied: ["GetFlow"] };
  await world.restart({ accounts: [account] });
  const { code, out } = await doctor(["--format", "json"]);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    findings: expect.arrayContaining([expect.objectContaining({ id: "readActions", level: "problem" })]),
    answered: expect.arrayContaining([expect.objectContaining({ id: "maxPageSize", level: "ok" })]),
    policy: { Version: "1", Statement: [{ Effect: "Allow", Action: ["cams:GetFlow"], Resource: "*" }] },
  });
});

test("a probe writes its report, which the emulator plays", async () => {
  await world.restart({ unknownFlow: "Flow.NotExist", noDocument: "refused" });
  const { code, out } = await doctor(["--probe"]);
  expect(out).toContain("written: cams-observations.json");
  expect(code).toBe(0);
  expect(world.emulator.flows()).toEqual([]);
  const file = path.join(world.place.path, "cams-observations.json");
  expect(readReport(readFileSync(file, "utf8"))).toMatchObject({ scope: "draft", seen: { noDocument: "refused" } });

  const { child, ended } = start(["emulator", "--no-limits", "--observed", file, "--option", "noDocument=default"]);
  const [line] = await Promise.all([new Promise((resolve) => child.stdout?.once("data", resolve))]);
  const { endpoint } = JSON.parse(String(line));
  const again = await run(["doctor", "--probe", "--report", "again.json"], {
    cwd: world.place.path,
    env: { ...world.env(), CAMS_ENDPOINT: endpoint },
  });
  expect(again.code).toBe(0);
  const seen = readReport(readFileSync(path.join(world.place.path, "again.json"), "utf8")).seen;
  expect(seen).toMatchObject({ unknownFlow: { code: "Flow.NotExist" }, noDocument: "default" });
  child.kill("SIGTERM");
  await ended;
});

test("a report replaces neither another file nor one with more answers, and nothing is asked before that is known", async () => {
  world.place.write("cams-observations.json", "{}");
  world.place.write(
    "deep.json",
    JSON.stringify({
      format: "cams-observations",
      version: 1,
      product: "0.1.0",
      day: "2026-01-02",
      scope: "publish",
      checks: [],
      actions: {},
      seen: {},
      questions: [],
    }),
  );
  for (const [args, says] of [
    [
      ["--probe"],
      "cams-observations.json is there already, and it is not a report of `pulumi-cams doctor`; give another file with --report",
    ],
    [
      ["--probe", "--report", "deep.json"],
      "deep.json has the answers of --probe=publish, which this run does not ask for",
    ],
    [["--report", "no/such/folder.json"], "no/such/folder.json cannot be written (ENOENT)"],
  ] as const) {
    const { code, err } = await doctor([...args]);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(says) });
  }
  expect(world.emulator.calls.filter(({ operation }) => operation === "CreateFlow")).toEqual([]);
});

test("a run that could ask for less is written beside the older report, and takes no answer from it", async () => {
  expect((await doctor(["--probe"])).code).toBe(0);
  const before = readFileSync(path.join(world.place.path, "cams-observations.json"), "utf8");
  const { code, out } = await doctor(["--probe"], { ALIBABA_CLOUD_ACCESS_KEY_ID: "other" });
  expect(code).toBe(1);
  expect(out).toMatch(
    /written: cams-observations\.new\.json\nthe older report is kept, since only it has answers to: unknownFlow, /,
  );
  expect(readFileSync(path.join(world.place.path, "cams-observations.json"), "utf8")).toBe(before);
  const seen = readReport(readFileSync(path.join(world.place.path, "cams-observations.new.json"), "utf8"));
  expect(seen).toMatchObject({ scope: "read-only", seen: {} });
});

test("--probe=publish asks, and without a terminal it needs --yes", async () => {
  const { code, err } = await doctor(["--probe=publish"]);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("stays in the account for good") });
  expect(err).toContain("use --yes");
  expect(world.emulator.calls).toEqual([]);
  expect((await doctor(["--probe=publish", "--yes"])).code).toBe(0);
  expect(world.emulator.flows()).toMatchObject([{ status: "DEPRECATED" }]);
});

test("Ctrl-C removes the scratch flows; kill -9 leaves them to the next run, which names them", async () => {
  const probing = async (signal: NodeJS.Signals) => {
    // CAMS has done it, and doctor waits for the answer.
    world.emulator.fail("UpdateFlowJSONAsset", { kind: "slowHeaders", ms: 1_000 });
    const env = world.env();
    const { child, ended } = start(["doctor", "--probe"], { cwd: world.place.path, env });
    while (!world.emulator.calls.some(({ operation }) => operation === "UpdateFlowJSONAsset")) await setTimeout(5);
    child.kill(signal);
    return ended;
  };
  const interrupted = await probing("SIGINT");
  expect(interrupted.code).toBe(2);
  expect(interrupted.out).toContain("the run was cancelled");
  expect(world.emulator.flows()).toEqual([]);
  world.emulator.reset();

  await probing("SIGKILL");
  const [flow] = world.emulator.flows();
  const { out } = await doctor();
  expect(out).toContain(
    `warning  scratch flows of earlier probes: left in the account: ${flow?.flowId} ("${flow?.flowName}", DRAFT)`,
  );
  // Without a question only old ones are removed.
  const unasked = await doctor(["--probe", "--yes"]);
  expect(unasked.out).toContain(`left as they are: ${flow?.flowId}`);
  expect(world.emulator.flows().map(({ flowId }) => flowId)).toContain(flow?.flowId);
});

test("--stack reads the configuration of a stack through the Pulumi CLI, and shows none of its secrets", async () => {
  const config = {
    "cams:custSpaceId": { value: "cams-emulator", secret: false },
    "cams:accessKeyId": { value: world.emulator.accessKeyId, secret: true },
    "cams:accessKeySecret": { value: world.emulator.accessKeySecret, secret: true },
    "cams:endpoint": { value: world.emulator.endpoint, secret: false },
    "cams:pace": { value: "off", secret: false },
    "app:other": { value: "x", secret: false },
  };
  // What `pulumi config --json` prints, or how it fails.
  const script = (text: string, code: number) =>
    `#!/bin/sh\ncat <<'END' ${code === 0 ? "" : ">&2"}\n${text}\nEND\nexit ${code}\n`;
  const cli = path.join(world.place.path, "pulumi");
  const env = { PATH: `${world.place.path}:${process.env.PATH}` };
  const bare = (args: string[]) => run(["doctor", ...args], { cwd: world.place.path, env });
  writeFileSync(cli, script(JSON.stringify(config), 0));
  chmodSync(cli, 0o755);
  const { code, out, err } = await bare(["--stack", "dev"]);
  expect(code).toBe(0);
  expect(out).toContain("custSpaceId cams-emulator (cams:custSpaceId)");
  expect(out).toContain("credentials: from the stack's configuration (cams:accessKeyId)");
  expect(out + err).not.toContain(world.emulator.accessKeySecret);

  writeFileSync(cli, script("error: no stack named 'nope' found", 255));
  expect(await bare(["--stack", "nope"])).toMatchObject({
    code: 2,
    err: expect.stringContaining("the configuration of stack nope cannot be read: no stack named 'nope' found"),
  });
  const without = await run(["doctor", "--stack", "dev"], { cwd: world.place.path, env: { PATH: path.dirname(main) } });
  expect(without).toMatchObject({ code: 2, err: expect.stringContaining("there is no pulumi on the PATH") });
});
