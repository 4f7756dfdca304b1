import type { HttpRequest, Transport } from "../../../../provider/cams";
import { sample } from "../../../../provider/cmd/examination/probe/samples";
import type { EmulatedFlow, EmulatorOptions } from "../../../../provider/emulator";
import { addOthers, openWorld, type World, withWorld } from "./world";

const WRITES = ["CreateFlow", "ModifyFlow", "UpdateFlowJSONAsset", "PublishFlow", "DeprecateFlow", "DeleteFlow"];
const SCRATCH = /^pulumi-cams-doctor-\d{8}t\d{4}z-[0-9a-f]{8}(-renamed)?$/;

const scratchFlows = ({ emulator }: World): EmulatedFlow[] =>
  emulator.flows().filter(({ flowName }) => SCRATCH.test(flowName));
const live = (world: World) => scratchFlows(world).filter(({ status }) => status !== "DEPRECATED");

/** A process that is killed once a write was done: nothing of it is sent any more, and its answer is lost. */
class Killed extends Error {}

/** Kills doctor after so many writes. */
const killedAfter = (writes: number) => {
  let [left, isDead] = [writes, false];
  return (inner: Transport): Transport => ({
    close: () => inner.close(),
    async send(request: HttpRequest) {
      if (isDead) throw new Killed();
      const response = await inner.send(request);
      if (WRITES.includes(request.operation) && --left === 0) {
        isDead = true;
        throw new Killed();
      }
      return response;
    },
  });
};

/** Foreign flows, among them some whose names begin alike. */
async function openWithForeign(options: EmulatorOptions = {}) {
  const world = await openWorld(options);
  const foreign = await addOthers(world, 3);
  for (const [index, flowName] of [
    "pulumi-cams-doctor-",
    "pulumi-cams-doctor-mine",
    "x-pulumi-cams-doctor-20260101t0000z-00000000",
  ].entries()) {
    world.emulator.edit(foreign[index] ?? "", { flowName });
  }
  const before = JSON.stringify(world.emulator.flows());
  return {
    world,
    /** No write has named a foreign flow, and all of them are as they were. */
    expectUntouched() {
      const written = world.emulator.calls.filter(({ operation }) => WRITES.includes(operation));
      expect(written.filter(({ parameters }) => foreign.includes(parameters.FlowId ?? ""))).toEqual([]);
      const now = world.emulator.flows().filter(({ flowId }) => foreign.includes(flowId));
      expect(JSON.stringify(now)).toBe(before);
    },
  };
}

test("a probe removes the drafts that it has made, and touches no other flow", async () => {
  const { world, expectUntouched } = await openWithForeign();
  const { line } = await world.run({ probe: "draft" });
  expect(line("cleanUp")).toMatchObject({ level: "ok", detail: "2 scratch flows removed" });
  expect(line("probe")?.level).toBe("ok");
  expect(scratchFlows(world)).toEqual([]);
  expectUntouched();
  const created = world.emulator.calls.filter(({ operation }) => operation === "CreateFlow").slice(3);
  for (const { parameters } of created) expect(parameters.FlowName).toMatch(SCRATCH);
  expect(
    world.emulator.calls.filter(({ operation }) => ["PublishFlow"].includes(operation)).map(({ outcome }) => outcome),
  ).toEqual(["Emulator.PublishFailed", "Emulator.PublishFailed"]);
  await world.close();
});

test("a probe that publishes leaves one deprecated flow, names it, and the next run does not mind it", async () => {
  const { world, expectUntouched } = await openWithForeign();
  const { line } = await world.run({ probe: "publish" });
  const [flow, ...others] = scratchFlows(world);
  expect(others).toEqual([]);
  expect(flow?.status).toBe("DEPRECATED");
  expect(line("cleanUp")?.detail).toContain(`${flow?.flowId} ("${flow?.flowName}") stays in the account as DEPRECATED`);
  expectUntouched();
  expect((await world.run()).line("leftovers")).toMatchObject({ level: "ok", detail: "none" });
  await world.close();
});

test.each<[EmulatorOptions, number]>([
  [{ onceDraftDelete: "refused" }, 1],
  [{ publishedEdits: "refused" }, 1],
  [{ publishedEdits: "stay-published" }, 1],
  [{ publicKey: "required" }, 1],
  [{ deprecatedNames: "free" }, 1],
])("under %j a probe that publishes leaves no more than %d flow, deprecated", async (options, most) => {
  await withWorld(options, async (world) => {
    await world.run({ probe: "publish" });
    expect(live(world)).toEqual([]);
    expect(scratchFlows(world).length).toBeLessThanOrEqual(most);
  });
});

/** How many writes a probe makes, its removal included. */
async function writesOf(scope: "draft" | "publish"): Promise<number> {
  let writes = 0;
  await withWorld({}, async (world) => {
    await world.run({ probe: scope });
    writes = world.emulator.calls.filter(({ operation }) => WRITES.includes(operation)).length;
  });
  return writes;
}

test.each(["draft", "publish"] as const)(
  "a probe (%s) that is killed after any of its writes leaves nothing unnamed, and the next one offers to remove it",
  async (scope) => {
    const writes = await writesOf(scope);
    expect(writes).toBeGreaterThan(8);
    for (let count = 1; count <= writes; count++) {
      const { world, expectUntouched } = await openWithForeign();
      await world.run({ probe: scope, wrap: killedAfter(count) }).catch(() => undefined);
      const left = live(world);
      const next = await world.run();
      const said = next.line("leftovers")?.detail ?? "";
      for (const { flowId, flowName } of left) expect(said).toContain(`${flowId} ("${flowName}"`);
      if (left.length > 0) expect(next.line("leftovers")?.remedy).toContain("pulumi-cams doctor --probe");

      const kept = await world.run({ probe: "draft", isRemoving: false });
      expect(kept.asked.flat().map(({ id }) => id)).toEqual(left.map(({ flowId }) => flowId));
      expect(live(world)).toEqual(left);

      await world.run({ probe: "draft" });
      expect(live(world)).toEqual([]);
      expectUntouched();
      await world.close();
    }
  },
);

test("a scratch flow that a probe may be using now is told from an old one", async () => {
  await withWorld({}, async (world) => {
    await expect(world.run({ probe: "draft", wrap: killedAfter(1) })).rejects.toBeInstanceOf(Killed);
    const young = await world.run({ probe: "draft", isRemoving: false });
    expect(young.asked).toMatchObject([[{ isYoung: true }]]);
    world.clock.advance(11 * 60_000);
    const old = await world.run({ probe: "draft", isRemoving: false });
    expect(old.asked).toMatchObject([[{ isYoung: false }]]);
  });
});

test("Ctrl-C at any call of a probe removes what it has made", async () => {
  for (let count = 1; count < 60; count += 4) {
    await withWorld({}, async (world) => {
      const interruption = new AbortController();
      let left = count;
      const wrap = (inner: Transport): Transport => ({
        close: () => inner.close(),
        send(request) {
          if (WRITES.includes(request.operation) || left < count) left--;
          if (left === 0) interruption.abort();
          return inner.send(request);
        },
      });
      const { line } = await world.run({ probe: "publish", wrap, signal: interruption.signal });
      expect({ count, live: live(world) }).toEqual({ count, live: [] });
      if (left <= 0 && line("probe")?.level === "problem")
        expect(line("probe")?.detail).toContain("the run was cancelled");
    });
  }
});

test.each([
  ["CreateFlow", "reset"],
  ["CreateFlow", "lateError"],
  ["DeleteFlow", "reset"],
  ["ModifyFlow", "drop"],
  ["UpdateFlowJSONAsset", "serverError"],
] as const)("a lost answer of %s (%s) leaves nothing behind", async (operation, kind) => {
  for (const skip of [0, 1, 2]) {
    await withWorld({}, async (world) => {
      world.emulator.fail(operation, { kind, skip, times: 1 });
      await world.run({ probe: "draft" });
      expect(live(world)).toEqual([]);
    });
  }
});

test("a draft that CAMS publishes against all expectation is deprecated, named, and reported", async () => {
  await withWorld({}, async (world) => {
    const published = new Set<string>();
    const wrap = (inner: Transport): Transport => ({
      close: () => inner.close(),
      send(request) {
        if (request.operation === "PublishFlow" && published.size === 0) {
          const flowId = new URL(request.path, "http://x").searchParams.get("FlowId") ?? "";
          published.add(flowId);
          world.emulator.edit(flowId, { json: sample("a document of CAMS's own") });
        }
        return inner.send(request);
      },
    });
    const { line, report } = await world.run({ probe: "draft", wrap });
    const [flowId] = published;
    expect(report.seen.publishWithoutDocument).toBe("accepted");
    expect(report.questions.find(({ id }) => id === "publishWithoutDocument")?.agrees).toBe(false);
    expect(scratchFlows(world)).toMatchObject([{ flowId, status: "DEPRECATED" }]);
    expect(line("cleanUp")).toMatchObject({ level: "warning", detail: expect.stringContaining(String(flowId)) });
  });
});

test("calls over the limit that are refused in words that nobody knows are reported as such", async () => {
  await withWorld({ limits: "off" }, async (world) => {
    world.emulator.fail("GetFlowPreviewUrl", { code: "Flow.TooBusy", skip: 6, times: 7 });
    const { report, answered } = await world.run({ probe: "draft" });
    expect(report.seen.throttleForm).toEqual({
      code: "Flow.TooBusy",
      status: 400,
      retryAfter: false,
      isUnderstood: false,
    });
    expect(answered.find(({ id }) => id === "throttleForm")?.level).toBe("warning");
  });
});

test("a scratch flow that the list still shows after its removal is not offered to be removed", async () => {
  await withWorld({ listFlowLagMs: 30_000 }, async (world) => {
    await world.run({ probe: "draft" });
    expect(live(world)).toEqual([]);
    expect((await world.run()).line("leftovers")).toMatchObject({
      level: "warning",
      detail: expect.stringContaining("still listed: "),
      remedy: "They may be removed already; run doctor again in a minute.",
    });
    expect((await world.run({ probe: "draft" })).asked).toEqual([]);
  });
});

test("a flow that cannot be removed is named with the command that removes it", async () => {
  const account = { accessKeyId: "emulator-key-id", accessKeySecret: "emulator-key-secret", denied: ["DeleteFlow"] };
  await withWorld({ accounts: [account] }, async (world) => {
    const { line, policy } = await world.run({ probe: "draft" });
    const [flow] = live(world);
    expect(line("cleanUp")).toMatchObject({
      level: "problem",
      detail: expect.stringContaining(`${flow?.flowId} ("${flow?.flowName}") is DRAFT: DeleteFlow was refused`),
      remedy: `Run \`pulumi-cams retire ${flow?.flowId}\`.`,
    });
    expect(policy?.Statement[0]?.Action).toEqual(["cams:DeleteFlow"]);
  });
});

test("a key that may not create a flow makes no probe, and is told which action it lacks", async () => {
  const account = { accessKeyId: "emulator-key-id", accessKeySecret: "emulator-key-secret", denied: ["CreateFlow"] };
  await withWorld({ accounts: [account] }, async (world) => {
    const { line } = await world.run({ probe: "publish" });
    expect(line("probe")).toMatchObject({ level: "problem", remedy: expect.stringContaining("cams:CreateFlow") });
    expect(world.emulator.calls.filter(({ operation }) => operation === "CreateFlow")).toHaveLength(1);
  });
});

test("nothing is created where the key or the space is wrong", async () => {
  await withWorld({}, async (world) => {
    for (const env of [{ ALIBABA_CLOUD_ACCESS_KEY_ID: "x" }, { CAMS_CUST_SPACE_ID: undefined }]) {
      expect((await world.run({ probe: "draft", env })).line("probe")).toMatchObject({ isSkipped: true });
    }
    expect(world.emulator.calls.filter(({ operation }) => WRITES.includes(operation))).toEqual([]);
  });
});
