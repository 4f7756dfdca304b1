import { startEmulator } from "../../../provider/emulator";
import { twoScreens } from "../flows";
import { removeTestStacks, succeeded, testStack } from "../testStack";

afterAll(removeTestStacks);

test("an interrupted up ends at once and records what was made, and the next one goes on with it", async () => {
  const emulator = await startEmulator();
  const stack = testStack(emulator.env, { through: "plugin" });
  stack.declare({ signup: { flow: twoScreens() } });
  emulator.fail("UpdateFlowJSONAsset", { kind: "slowHeaders", ms: 20_000 });
  const run = await stack.start("up", "--yes", "--skip-preview");
  await run.printed(/uploading the Flow JSON of flow/);
  const began = Date.now();
  process.kill(run.pid, "SIGINT");
  expect((await run.ended).output).toContain("UpdateFlowJSONAsset: the run was cancelled");
  expect(Date.now() - began).toBeLessThan(15_000);
  const [flow] = emulator.flows();
  expect(await stack.state()).toMatchObject([{ id: flow?.flowId }]);
  succeeded(await stack.up());
  expect(emulator.flows()).toMatchObject([{ flowId: flow?.flowId, status: "PUBLISHED" }]);
  await emulator.close();
});
