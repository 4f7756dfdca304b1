import { httpTransport } from "../../../provider/cams";
import { dynamicResource, processContext } from "../../../provider/dynamic";
import { startEmulator } from "../../../provider/emulator";
import { providerProcess } from "../../../provider/engine";
import { flowTrigger } from "../../../provider/resources";
import { encodeKeyed } from "../../../sdk/flow";
import { twoScreens } from "../../engine/flows";
import { testProvider } from "./testProvider";

/** What somebody sees whose inputs were registered by something else than the resource classes. */
const says =
  /^these inputs lack __origin, which the resource classes of pulumi-cams add.*: nothing was changed\. Declare /;

test("a flow whose inputs lack __origin gets a sentence, and nothing is changed", async () => {
  const emulator = await startEmulator({ limits: "off" });
  const transport = httpTransport();
  const provider = testProvider(emulator, transport);
  const bare = { flow: encodeKeyed(twoScreens()), __provider: "text" };
  const declared = { ...bare, __origin: { name: "signup", parents: "", project: "p", stack: "dev", secrets: [] } };
  await expect(provider.check({}, { ...bare })).rejects.toThrow(says);
  await expect(provider.create({ ...bare })).rejects.toThrow(says);

  const { id, outs } = await provider.create(declared);
  const { __origin: _, ...lacking } = { ...outs, __provider: "text" };
  await expect(provider.diff(id, lacking, { ...bare })).rejects.toThrow(says);
  await expect(provider.update(id, lacking, { ...bare })).rejects.toThrow(says);
  await expect(provider.read(id, lacking)).rejects.toThrow(says);
  await expect(provider.delete(id, lacking)).rejects.toThrow(says);
  // The program declares it again, over a record that lacks it.
  expect(await provider.diff(id, lacking, { ...declared })).toEqual({ changes: false });
  expect(emulator.flows()).toMatchObject([{ status: "PUBLISHED" }]);
  await transport.close();
  await emulator.close();
});

test("so does a trigger", async () => {
  const provider = dynamicResource(flowTrigger, providerProcess(processContext));
  const bare = { flowCode: "code", triggers: "1", __provider: "text" };
  await expect(provider.check({}, { ...bare })).rejects.toThrow(says);
  await expect(provider.create({ ...bare })).rejects.toThrow(says);
});
