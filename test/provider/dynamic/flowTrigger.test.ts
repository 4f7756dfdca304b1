import {
  check,
  create,
  diff,
  FLOW,
  inputs,
  NOW,
  PROVIDER,
  process,
  UNKNOWN,
  update,
  useWorld,
  world,
} from "./triggerWorld";

/** The answers to the engine, which send nothing but in create. */
useWorld();

test("outputs repeat the inputs, and the id is the Uuid", async () => {
  const { id, outs } = await create({ data: { version: "1" } });
  expect(outs).toMatchObject({ ...inputs({ data: { version: "1" } }), uuid: id, outcome: "accepted", response: {} });
  expect(outs).toMatchObject({ firedAt: "2026-03-01T09:00:00.000Z", requestId: expect.any(String), schemaVersion: 1 });
  expect(JSON.parse(JSON.stringify(outs))).toEqual(outs);
  expect(world().notes).toEqual([
    expect.stringContaining(`sending to Chat Flow ${FLOW} under Uuid ${id}. CAMS runs a Uuid only once`),
  ]);
});

describe("diff", () => {
  test("says nothing changes for the same declaration, and for times by themselves", async () => {
    const { outs } = await create({ data: { a: 1, b: 2 }, discardAfter: "1h" });
    expect(await diff(outs, { data: { b: 2, a: 1 }, discardAfter: "1h" })).toEqual({ changes: false });
    expect(await diff(outs, { data: { a: 1, b: 2 }, claimTime: 1, discardAt: 1 })).toEqual({ changes: false });
  });

  test.each([
    ["triggers", { triggers: { release: "B" } }, ["triggers"]],
    ["triggers by null in place of nothing", { triggers: { release: "A", more: "(null)" } }, ["triggers"]],
    ["triggers and flowCode", { triggers: 1, flowCode: "other" }, ["triggers"]],
    ["triggers and uuid", { triggers: 1, uuid: "other" }, ["triggers"]],
    ["data", { data: { version: "2" } }, []],
    ["outId", { outId: "o" }, []],
    ["onUnknown", { onUnknown: "resend" }, []],
    ["triggers that are not known yet", { triggers: UNKNOWN }, ["triggers"]],
    ["triggers that hold what is not known yet", { triggers: { release: UNKNOWN } }, ["triggers"]],
    ["data that holds what is not known yet", { data: { version: UNKNOWN } }, []],
    ["a flow code that is not known yet", { flowCode: UNKNOWN }, []],
  ])("leaves changed %s to the engine to show", async (_, args, replaces) => {
    const { outs } = await create();
    expect(await diff(outs, args)).toEqual({ replaces });
  });

  test.each([
    ["flowCode", {}, { flowCode: "other" }, `flowCode changes from ${FLOW} to other but triggers stays the same`],
    ["uuid", {}, { uuid: "other" }, "uuid changes from (none) to other but triggers stays the same"],
    ["uuid", { uuid: "mine" }, {}, "uuid changes from mine to (none) but triggers stays the same"],
  ])("refuses another %s without other triggers", async (_, before, after, words) => {
    const { outs } = await create(before);
    await expect(diff(outs, after)).rejects.toThrow(words);
  });

  test("takes the Uuid that was sent anyway as explicit uuid", async () => {
    const { id, outs } = await create();
    expect(await diff(outs, { uuid: id })).toEqual({ replaces: [] });
    expect(await diff(await update(outs, { uuid: id }), { uuid: id })).toEqual({ changes: false });
  });

  test("warns of new triggers under the same explicit uuid", async () => {
    const { outs } = await create({ uuid: "mine" });
    expect(await diff(outs, { uuid: "mine", triggers: 2 })).toEqual({ replaces: ["triggers"] });
    expect(world().warnings).toEqual([
      expect.stringContaining("the explicit uuid mine does not: CAMS runs a Uuid only once"),
    ]);
  });

  test("stores a value anew that becomes a secret, and sends nothing", async () => {
    const { outs } = await create({ data: { a: "text" } });
    const now = inputs({ data: { a: "text" } }, [["data", "a"]]);
    expect(await process().diff("", outs, now)).toEqual({ changes: true, replaces: [] });
    await process().update("", outs, now);
    expect(world().sent).toHaveLength(1);
  });
});

describe("check", () => {
  test.each([
    [{}, `will send to Chat Flow ${FLOW} with no data, under Uuid `],
    [{ data: { a: 1 } }, `will send to Chat Flow ${FLOW} with 1 data key, under Uuid `],
    [{ data: { a: 1, b: UNKNOWN }, uuid: "mine" }, `will send to Chat Flow ${FLOW} with 2 data keys, under Uuid mine`],
    [{ data: UNKNOWN, triggers: UNKNOWN }, `will send to Chat Flow ${FLOW} with data that is not known yet`],
    [{ flowCode: UNKNOWN }, "will send to a Chat Flow that is not known yet with no data"],
  ])("says of %j in words what it will send", async (args, words) => {
    expect((await check({}, args)).failures).toEqual([]);
    expect(world().notes).toEqual([expect.stringContaining(`FlowTrigger "announce": ${words}`)]);
    expect(world().emulator.calls).toEqual([]);
  });

  test("says that a disabled guard sends nothing, and takes no other word for one", async () => {
    await check({}, {}, { "cams:triggers": "disabled" });
    expect(world().notes).toEqual([expect.stringContaining("cams:triggers is disabled: nothing is sent to Chat Flow")]);
    for (const guard of ["", "Disabled", "off", "true"]) {
      const olds = [{}, inputs()];
      for (const old of olds) {
        await expect(check(old, {}, { "cams:triggers": guard })).rejects.toThrow(
          `cams:triggers is ${JSON.stringify(guard)}, so nothing is sent. Set it with`,
        );
      }
      await expect(create({}, { "cams:triggers": guard })).rejects.toThrow("so nothing is sent");
    }
    expect(world().emulator.calls).toEqual([]);
  });

  test.each([
    [{ data: { a: 2 } }, "data changed but triggers did not: nothing will be sent."],
    [{ outId: "o", claimTime: 2 }, "outId, claimTime changed but triggers did not: nothing will be sent."],
    [{ discardAt: 2 }, "For a time relative to sending, use discardAfter"],
  ])("warns that a change to %j alone sends nothing", async (args, words) => {
    expect((await check(inputs(), args)).failures).toEqual([]);
    expect(world().warnings).toEqual([expect.stringContaining(words)]);
    world().warnings = [];
    await check(inputs(), { ...args, triggers: "B" });
    await check(inputs(), { ...args, triggers: UNKNOWN });
    await check(inputs(args), args);
    expect(world().warnings).toEqual([]);
    expect(world().notes).toEqual([]);
  });

  test("refuses a discardAt that is past only where it would be sent", async () => {
    const { failures = [] } = await check({}, { discardAt: NOW });
    expect(failures).toEqual([
      { property: "", reason: expect.stringContaining("DISCARDED_AT_ONCE discardAt is 2026-03-01T09:00:00.000Z") },
    ]);
    expect((await check(inputs({ discardAt: 1 }), { discardAt: 1 })).failures).toEqual([]);
    expect((await check({}, { discardAt: 1 }, { "cams:triggers": "disabled" })).failures).toEqual([]);
    await expect(create({ discardAt: NOW })).rejects.toThrow(
      "which is in the past, so CAMS would cancel the trigger: nothing",
    );
    expect(world().emulator.calls).toEqual([]);
  });

  test("warns of the id of a WhatsApp Flow in place of a flow code", async () => {
    await check({}, { flowCode: "333993838123456" });
    expect(world().warnings).toEqual([
      expect.stringContaining("looks like the id of a WhatsApp Flow, which cannot be triggered"),
    ]);
  });
});

test("a skipped trigger is settled, and nothing fires it later", async () => {
  const { outs } = await create({}, { "cams:triggers": "disabled" });
  expect(outs).toMatchObject({ outcome: "skipped", settled: true, requestId: null, firedAt: null, response: null });
  expect(await diff(outs)).toEqual({ changes: false });
  await update(outs, { onUnknown: "resend", data: { a: 1 } });
  expect(world().emulator.calls).toEqual([]);
});

test("deleting calls nothing", async () => {
  const { id, outs } = await create();
  const before = world().emulator.calls.length;
  await process().delete(id, outs);
  expect(outs.outcome).toBe("accepted");
  expect(world().emulator.calls.length).toBe(before);
});

describe("state", () => {
  const golden = {
    flowCode: FLOW,
    triggers: { release: "A" },
    schemaVersion: 1,
    uuid: "628da593-ad04-5bc7-bf37-e6a1cee15488",
    outcome: "accepted",
    settled: true,
    firedAt: "2026-03-01T09:00:00.000Z",
    requestId: "90E63D28",
    response: {},
    region: "ap-southeast-1",
    __declared: ["flowCode", "triggers"],
    __origin: { name: "announce", parents: "", project: "p", stack: "dev", secrets: [] },
    __provider: PROVIDER,
  };

  test("that this release writes is read", async () => {
    expect(await diff(golden)).toEqual({ changes: false });
    expect(Object.keys((await create()).outs).sort()).toEqual(Object.keys(golden).sort());
  });

  test("of a newer release, or of nothing, is refused with an explanation", async () => {
    await expect(diff({ ...golden, schemaVersion: 2 })).rejects.toThrow("written by a newer pulumi-cams (schema 2");
    await expect(process().read("x", inputs())).rejects.toThrow("the state has no record of this trigger");
  });
});
