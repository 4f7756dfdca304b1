import { httpTransport, type Transport } from "../../../provider/cams";
import { type Emulator, startEmulator } from "../../../provider/emulator";
import { encodeKeyed } from "../../../sdk/flow";
import { twoScreens } from "../../engine/flows";
import { type TestProvider, testProvider } from "./testProvider";

/** What two resources of one program cannot both have is found before anything is done. */
let emulator: Emulator;
let transport: Transport;
let warnings: string[];
beforeEach(async () => {
  emulator = await startEmulator({ limits: "off" });
  transport = httpTransport();
  warnings = [];
});
afterEach(async () => {
  await transport.close();
  await emulator.close();
});

const begin = () => testProvider(emulator, transport, { warn: (message) => void warnings.push(message) });
const inputs = (name: string, args: Record<string, unknown> = {}): Record<string, unknown> => ({
  flow: encodeKeyed(twoScreens()),
  ...args,
  __origin: { name, parents: "", project: "p", stack: "dev", secrets: [] },
  __provider: "text of the stub",
});
const reasons = async (provider: TestProvider, news: Record<string, unknown>, olds: Record<string, unknown> = {}) =>
  (await provider.check(olds, news)).failures?.map(({ reason }) => reason) ?? [];

test("two resources with one flowName in one space are an error, whether they exist already or not", async () => {
  const provider = begin();
  const named = { flowName: "Membership" };
  expect(await reasons(provider, inputs("a", named), inputs("a", named))).toEqual([]);
  // A replacement checks the same resource again.
  expect(await reasons(provider, inputs("a", named))).toEqual([]);
  expect(await reasons(provider, inputs("b", named))).toEqual([
    expect.stringContaining(
      'DUPLICATE_FLOW_NAME flowName "Membership" is used by two resources of this program, this one and "a"',
    ),
  ]);
  expect(await reasons(provider, inputs("c", { ...named, custSpaceId: "cams-other" }))).toEqual([]);
  expect(await reasons(provider, inputs("d", { flowName: "Another" }))).toEqual([]);
  expect(emulator.calls).toEqual([]);
});

test("two resources that adopt one flow are an error, by its id or by its name", async () => {
  const { id } = await begin().create(inputs("first", { flowName: "Membership" }));
  const byId = begin();
  expect(await reasons(byId, inputs("a", { adopt: id }))).toEqual([]);
  expect(await reasons(byId, inputs("b", { adopt: id }))).toEqual([
    expect.stringContaining(`FLOW_HELD_TWICE flow ${id} is managed by two resources of this program, this one and "a"`),
  ]);
  const byName = begin();
  expect(await reasons(byName, inputs("a", { adopt: id }))).toEqual([]);
  expect(await reasons(byName, inputs("b", { adopt: true, flowName: "Membership" }))).toEqual([
    expect.stringContaining("FLOW_HELD_TWICE"),
  ]);
});

test("a flow that another resource of the program holds cannot be adopted, whichever of the two comes first", async () => {
  const { id, outs } = await begin().create(inputs("holder"));
  const olds = { ...outs, __provider: "text of the stub" };
  const holderFirst = begin();
  await holderFirst.check(inputs("holder"), inputs("holder"));
  await holderFirst.diff(id, olds, inputs("holder"));
  expect(await reasons(holderFirst, inputs("b", { adopt: id }))).toEqual([expect.stringContaining("FLOW_HELD_TWICE")]);
  const adopterFirst = begin();
  expect(await reasons(adopterFirst, inputs("b", { adopt: id }))).toEqual([]);
  await adopterFirst.check(inputs("holder"), inputs("holder"));
  await expect(adopterFirst.diff(id, olds, inputs("holder"))).rejects.toThrow('this one and "b": nothing was changed');
});

test("replacing under an explicit name is warned of when it is declared, and only then", async () => {
  const trap = { flowName: "Membership", onPublishedChange: "replace" };
  await reasons(begin(), inputs("a", trap));
  expect(warnings.join()).toContain('onPublishedChange: "replace" does not work well with an explicit flowName');
  warnings.length = 0;
  await reasons(begin(), inputs("a", trap), inputs("a", trap));
  expect(warnings).toEqual([]);
});
