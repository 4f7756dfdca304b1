import type { Emulator } from "../../../provider/emulator";
import { twoScreens } from "../../engine/flows";
import { declaring, expectAgreement, type LaggingWorld, liveFlows, openLaggingWorld, untilDone } from "./laggingWorld";

/** Reads that are behind the writes: what a run reports is what CAMS holds, whatever it is shown meanwhile. */
let world: LaggingWorld;
afterEach(() => world.close());

const stale = (emulator: Emulator, operation: "GetFlow" | "ListFlow" | "GetFlowJSONAssest", ms: number) =>
  emulator.fail(operation, { kind: "staleReads", ms, times: "forever" });

const fails = (command: Promise<void>): Promise<string> =>
  command.then(
    () => Promise.reject(new Error("it succeeded")),
    (error: Error) => error.message,
  );

const MINUTE = 60_000;

test("one stale GetFlow does not keep an edited flow from being published", async () => {
  world = await openLaggingWorld();
  const { stack, emulator, clock } = world;
  await stack.up(declaring());
  clock.advance(MINUTE);
  stale(emulator, "GetFlow", 100);
  const before = emulator.calls.length;
  await stack.up(declaring({}, twoScreens("New")));
  expect(world.writesSince(before)).toEqual(["UpdateFlowJSONAsset", "PublishFlow"]);
  expect(liveFlows(world)).toMatchObject([{ status: "PUBLISHED", json: twoScreens("New") }]);
  expectAgreement(world, "label");
  const calls = emulator.calls.length;
  await stack.up(declaring({}, twoScreens("New")));
  expect(emulator.calls).toHaveLength(calls);
});

const lags = [300, 5_000, 40_000];
const reads = ["all", "GetFlow", "ListFlow", "GetFlowJSONAssest"] as const;
const table = lags.flatMap((ms) => reads.map((read) => [ms, read] as const));

test.each(table)(
  "under a lag of %d ms of %s, a whole life of a flow never ends in a false record",
  async (ms, read) => {
    world = await openLaggingWorld(read === "all" ? { readAfterWriteLagMs: ms } : {});
    const { stack, emulator, clock } = world;
    if (read !== "all") stale(emulator, read, ms);
    const up = (step: string, inputs: Record<string, unknown>) => untilDone(world, step, () => stack.up(inputs));
    const only = () => {
      const [flow] = liveFlows(world);
      if (flow === undefined) throw new Error("there is no flow");
      return flow;
    };

    await up("create", declaring());
    const { flowId } = only();
    await up("label", declaring({}, twoScreens("New")));
    expect(only()).toMatchObject({ flowId, status: "PUBLISHED", json: twoScreens("New") });
    await up("label back at once", declaring({}, twoScreens()));
    expect(only()).toMatchObject({ flowId, status: "PUBLISHED", json: twoScreens() });
    await untilDone(world, "refresh", () => stack.refresh());
    await up("rename", declaring({ flowName: "Membership", categories: ["SURVEY"] }));
    expect(only()).toMatchObject({ flowId, status: "PUBLISHED", flowName: "Membership", categories: ["SURVEY"] });
    await up("rename back at once", declaring({ flowName: "Signup", categories: ["OTHER"] }));
    expect(only()).toMatchObject({ flowId, status: "PUBLISHED", flowName: "Signup", categories: ["OTHER"] });
    await up("unpublished edit", declaring({ flowName: "Signup", publish: false }, twoScreens("Draft")));
    expect(only()).toMatchObject({ flowId, status: "DRAFT", json: twoScreens("Draft") });
    await up("publish", declaring({ flowName: "Signup" }, twoScreens("Draft")));
    expect(only()).toMatchObject({ flowId, status: "PUBLISHED", json: twoScreens("Draft") });

    clock.advance(MINUTE);
    emulator.edit(flowId, { json: twoScreens("Console"), categories: ["SIGN_UP"] });
    clock.advance(MINUTE);
    await untilDone(world, "refresh of an edit", () => stack.refresh());
    await up("repair", declaring({ flowName: "Signup" }, twoScreens("Draft")));
    expect(only()).toMatchObject({ flowId, status: "PUBLISHED", json: twoScreens("Draft"), categories: ["OTHER"] });
    await untilDone(world, "destroy", () => stack.destroy());
    expect(emulator.flows()).toMatchObject([{ flowId, status: "DEPRECATED" }]);
    expect(stack.all()).toEqual([]);
  },
);

describe("under a lag of 55 s", () => {
  const lagging = async () => {
    world = await openLaggingWorld({ readAfterWriteLagMs: 55_000 });
    return world;
  };

  test.each(["nothing", "a refresh"])(
    "a first up fails and says to wait, and after %s in between the second goes on",
    async (between) => {
      const { stack, emulator } = await lagging();
      const first = await fails(stack.up(declaring()));
      const { flowId } = liveFlows(world)[0] ?? {};
      expect(first).toContain(
        "CAMS accepted UpdateFlowJSONAsset and PublishFlow, but does not show the result after 16 s",
      );
      expect(first).toContain(`GetFlow does not know flow ${flowId}`);
      expect(first).toContain("wait a few minutes and run `pulumi up` again; it continues with this flow");
      expectAgreement(world, "first");
      if (between === "a refresh") {
        expect(await fails(stack.refresh())).toContain("was created by this stack, and CAMS does not show it yet");
        expect(stack.current()?.id).toBe(flowId);
      }
      await stack.up(declaring());
      expectAgreement(world, "second");
      expect(liveFlows(world)).toMatchObject([{ flowId, status: "PUBLISHED" }]);
      const calls = emulator.calls.length;
      await stack.up(declaring());
      expect(emulator.calls).toHaveLength(calls);
    },
  );

  test.each([
    ["published flow", {}, "DEPRECATED"],
    ["draft", { publish: false }, undefined],
  ])("a %s that no read has shown yet is destroyed and not forgotten", async (_, args, status) => {
    const { stack, emulator } = await lagging();
    await fails(stack.up(declaring(args)));
    await stack.destroy();
    expect(emulator.flows()[0]?.status).toBe(status);
    expect(stack.all()).toEqual([]);
  });

  test("a CreateFlow whose answer was lost is found in the list in the end, and makes no twin", async () => {
    const { stack, emulator } = await lagging();
    emulator.fail("CreateFlow", { kind: "reset" });
    await untilDone(world, "create", () => stack.up(declaring()));
    expect(emulator.flows()).toMatchObject([{ status: "PUBLISHED" }]);
  });
});

test("a flow that is never shown counts as gone only long after it was created", async () => {
  world = await openLaggingWorld({ readAfterWriteLagMs: 55_000 });
  const { stack, emulator, clock } = world;
  await fails(stack.up(declaring()));
  emulator.remove(emulator.flows()[0]?.flowId ?? "");
  clock.advance(5 * MINUTE);
  expect(await fails(stack.refresh())).toContain("CAMS does not show it yet");
  clock.advance(10 * MINUTE);
  await stack.refresh();
  expect(stack.all()).toEqual([]);
});

describe("a flow that was seen before", () => {
  test("is not taken for gone because one moment's reads lack it", async () => {
    world = await openLaggingWorld();
    const { stack, emulator, clock } = world;
    await stack.up(declaring());
    // Older than the flow, so that neither read knows it.
    emulator.fail("GetFlow", { kind: "staleReads", ms: 50_000 });
    emulator.fail("ListFlow", { kind: "staleReads", ms: 50_000 });
    clock.advance(20_000);
    await stack.refresh();
    expectAgreement(world, "refresh");
  });

  test("and is deleted outside gets its sentence in the refresh", async () => {
    world = await openLaggingWorld();
    const { stack, emulator, said } = world;
    await stack.up(declaring());
    const { flowId, flowName } = emulator.flows()[0] ?? {};
    emulator.remove(String(flowId));
    await stack.refresh();
    expect(said.warnings.join()).toContain(
      `flow ${flowId} ("${flowName}") was deleted outside of Pulumi: the next \`pulumi up\` creates a new one`,
    );
    expect(stack.all()).toEqual([]);
  });
});

test("a write whose answer was lost is made again, also when the declaration goes back to what reads show", async () => {
  world = await openLaggingWorld({ readAfterWriteLagMs: 40_000 });
  const { stack, emulator, clock } = world;
  await untilDone(world, "create", () => stack.up(declaring({ flowName: "Old" })));
  clock.advance(MINUTE);
  for (const operation of ["ModifyFlow", "UpdateFlowJSONAsset"] as const) {
    emulator.fail(operation, { kind: "reset" });
    await fails(stack.up(declaring({ flowName: "New" }, twoScreens("New"))));
    await untilDone(world, operation, () => stack.up(declaring({ flowName: "Old" })));
    expect(liveFlows(world)).toMatchObject([{ flowName: "Old", json: twoScreens(), status: "PUBLISHED" }]);
    clock.advance(MINUTE);
  }
});

test("a flow whose state is not the one that was read is removed nevertheless", async () => {
  world = await openLaggingWorld();
  const { stack, emulator, clock } = world;
  await stack.up(declaring());
  clock.advance(MINUTE);
  emulator.edit(emulator.flows()[0]?.flowId ?? "", { status: "DRAFT" });
  stale(emulator, "GetFlow", 30_000);
  await stack.destroy();
  expect(emulator.flows()).toEqual([]);
});

test("PublishFlow that is refused for the state of the flow is no success while the flow is not shown as published", async () => {
  world = await openLaggingWorld();
  const { stack, emulator, clock } = world;
  await stack.up(declaring());
  clock.advance(MINUTE);
  emulator.fail("PublishFlow", { code: "Emulator.WrongFlowStatus" });
  stale(emulator, "GetFlow", 10_000);
  const message = await fails(stack.up(declaring({}, twoScreens("New"))));
  expect(message).toContain("PublishFlow was refused: Emulator.WrongFlowStatus");
  expect(message).not.toContain("accepted PublishFlow");
  expectAgreement(world, "refused");
  await untilDone(world, "again", () => stack.up(declaring({}, twoScreens("New"))));
  expect(liveFlows(world)).toMatchObject([{ status: "PUBLISHED", json: twoScreens("New") }]);
});

test("a message under lag names the calls that were made and no other", async () => {
  world = await openLaggingWorld({ readAfterWriteLagMs: 40_000 });
  const { stack, clock } = world;
  await untilDone(world, "create", () => stack.up(declaring({ publish: false })));
  clock.advance(MINUTE);
  const message = await fails(stack.up(declaring({ publish: false, flowName: "Membership" })));
  expect(message).toContain("CAMS accepted ModifyFlow, but does not show the result after 16 s: it shows the name");
  expect(message).not.toContain("PublishFlow");
});
