import { httpTransport, type Transport } from "../../../provider/cams";
import { type Emulator, startEmulator } from "../../../provider/emulator";
import { flowTrigger, phoneEncryptionPublicKey, whatsAppFlow } from "../../../provider/resources";
import { type ChangeEffect, inputDescriptions, type Schemas } from "../../../provider/resources/descriptions";
import type { FlowTriggerInputs } from "../../../provider/resources/flowTrigger/inputs";
import type { PhoneEncryptionPublicKeyInputs } from "../../../provider/resources/phoneEncryptionPublicKey/inputs";
import type { WhatsAppFlowInputs } from "../../../provider/resources/whatsAppFlow/inputs";
import { digest, encodeKeyed } from "../../../sdk/flow";
import { twoScreens } from "../../engine/flows";
import { type KeyWorld, NEXT, NUMBER, OURS, openKeyWorld, SET } from "./keyWorld";
import { testProvider } from "./testProvider";
import * as trigger from "./triggerWorld";

/** What the reference says that a change of an input does is what a change does. */
type Change = [before: unknown, after: unknown];
type Properties = Record<string, unknown>;

/** What `diff` answers for a change of one input; nothing where the preview stops. */
const answers: Record<ChangeEffect, (name: string) => object | undefined> = {
  update: () => ({ replaces: [] }),
  record: () => ({ replaces: [] }),
  replace: (name) => ({ replaces: [name] }),
  none: () => ({ changes: false }),
  refuse: () => undefined,
};

const effectsOf = (inputs: Schemas): [string, ChangeEffect][] =>
  Object.entries(inputs).map(([name, schema]) => [name, inputDescriptions.get(schema)?.change ?? "none"]);

const declared = (name: string, value: unknown): Properties => (value === undefined ? {} : { [name]: value });

describe("WhatsAppFlow", () => {
  const own = Symbol("id of the flow itself");
  const changes: Record<keyof WhatsAppFlowInputs, Change> = {
    flow: [encodeKeyed(twoScreens()), encodeKeyed(twoScreens("Other"))],
    flowName: [undefined, "Membership"],
    categories: [undefined, ["SURVEY"]],
    endpointUri: [undefined, "https://flows.example.com"],
    custSpaceId: [undefined, "cams-other"],
    publish: [false, true],
    onDestroy: [undefined, "retain"],
    onPublishedChange: [undefined, "replace"],
    adopt: [undefined, own],
    contract: [undefined, "error"],
    allow: [undefined, ["INVALID_PROPERTY_VALUE"]],
    expectDigest: [undefined, digest(twoScreens())],
    assetUrl: [undefined, "https://example.com/flow.json"],
  };

  let emulator: Emulator;
  let transport: Transport;
  beforeEach(async () => {
    emulator = await startEmulator({ limits: "off" });
    transport = httpTransport();
  });
  afterEach(async () => {
    await transport.close();
    await emulator.close();
  });

  const inputs = (args: Properties): Properties => ({
    flow: encodeKeyed(twoScreens()),
    ...args,
    __origin: { name: "signup", parents: "", project: "p", stack: "dev", secrets: [] },
    __provider: trigger.PROVIDER,
  });
  const writes = () => emulator.calls.filter(({ operation }) => !/^(Get|List)/.test(operation)).length;

  test.each(effectsOf(whatsAppFlow.inputs))("%s: %s", async (name, effect) => {
    const [before, after] = changes[name as keyof WhatsAppFlowInputs];
    const { id, outs } = await testProvider(emulator, transport).create(inputs(declared(name, before)));
    const olds = trigger.stored(outs);
    const news = inputs(declared(name, after === own ? id : after));
    expect(await testProvider(emulator, transport).diff(id, olds, news)).toEqual(answers[effect](name));
    if (effect !== "update" && effect !== "record") return;
    const written = writes();
    await testProvider(emulator, transport).update(id, olds, news);
    expect(writes() > written).toBe(effect === "update");
  });

  test("the defaults of the reference, written out, make the same flow", async () => {
    const create = async (args: Properties) => {
      const { outs = {} } = await testProvider(emulator, transport).create(inputs({ flowName: "Membership", ...args }));
      const { flowId } = outs;
      await testProvider(emulator, transport).delete(String(flowId), trigger.stored(outs));
      emulator.remove(String(flowId));
      return Object.keys(whatsAppFlow.outputs).map((name) => [name, name === "flowId" ? "" : outs[name]]);
    };
    const defaults = Object.entries(whatsAppFlow.inputs).flatMap(([name, schema]) => {
      const value = inputDescriptions.get(schema)?.default;
      return value === undefined ? [] : [[name, value]];
    });
    expect(defaults.map(([name]) => name)).toContain("categories");
    expect(await create(Object.fromEntries(defaults))).toEqual(await create({}));
  });
});

describe("FlowTrigger", () => {
  const changes: Record<keyof FlowTriggerInputs, Change> = {
    flowCode: [trigger.FLOW, "other"],
    triggers: [{ release: "A" }, { release: "B" }],
    data: [undefined, { version: "1" }],
    uuid: [undefined, "mine"],
    outId: [undefined, "o"],
    claimTime: [undefined, trigger.NOW],
    discardAt: [undefined, trigger.NOW + 1],
    discardAfter: [undefined, "1h"],
    onUnknown: [undefined, "keep"],
  };
  trigger.useWorld();

  test.each(effectsOf(flowTrigger.inputs))("%s: %s", async (name, effect) => {
    const [before, after] = changes[name as keyof FlowTriggerInputs];
    const { outs } = await trigger.create(declared(name, before));
    const answer = await trigger.diff(outs, declared(name, after)).catch(() => undefined);
    expect(answer).toEqual(answers[effect](name));
    if (effect === "record") await trigger.update(outs, declared(name, after));
    expect(trigger.world().sent).toHaveLength(1);
  });
});

describe("PhoneEncryptionPublicKey", () => {
  const changes: Record<keyof PhoneEncryptionPublicKeyInputs, Change> = {
    phoneNumber: [NUMBER, "15550199"],
    publicKey: [OURS, NEXT],
    custSpaceId: [undefined, "cams-other"],
    adopt: [undefined, true],
  };
  let world: KeyWorld;
  beforeEach(async () => {
    world = await openKeyWorld();
  });
  afterEach(() => world.close());

  test.each(effectsOf(phoneEncryptionPublicKey.inputs))("%s: %s", async (name, effect) => {
    const [before, after] = changes[name as keyof PhoneEncryptionPublicKeyInputs];
    await world.up(declared(name, before));
    const calls = await world.during(() => world.up(declared(name, after)));
    expect(calls.includes(SET)).toBe(effect !== "record");
    expect(world.emulator.phoneKeys()).toHaveLength(effect === "replace" ? 2 : 1);
  });
});
