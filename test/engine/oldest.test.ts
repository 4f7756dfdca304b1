import { builtCli, OLDEST } from "../../dist/test/engine/buildFromSource";
import { startEmulator } from "../../provider/emulator";
import { twoScreens } from "./flows";
import { removeTestStacks, succeeded, testStack } from "./testStack";

/** Both front ends on the oldest CLI that is tested, on machines where it was built. */
afterAll(removeTestStacks);

test.each(["dynamic", "plugin"] as const)(`a flow lives its life on Pulumi ${OLDEST.version}: %s`, async (through) => {
  const cli = await builtCli(OLDEST);
  if (cli === undefined) return console.log(`Not tried on Pulumi ${OLDEST.version}: npm run test:matrix builds it`);
  const emulator = await startEmulator();
  const stack = testStack(emulator.env, { through, cli });
  stack.declare({ signup: { flow: twoScreens() } });
  succeeded(await stack.up());
  expect(succeeded(await stack.pulumi("up", "--yes")).output).toContain("2 unchanged");
  stack.declare({ signup: { flow: twoScreens("Go on") } });
  expect(succeeded(await stack.pulumi("preview", "--diff")).output).toContain('"Continue" => "Go on"');
  succeeded(await stack.up());
  expect(succeeded(await stack.pulumi("refresh", "--yes", "--skip-preview")).output).toContain("2 unchanged");
  succeeded(await stack.pulumi("destroy", "--yes", "--skip-preview"));
  expect(emulator.flows().map(({ status }) => status)).toEqual(["DEPRECATED"]);
  await emulator.close();
});
