import { httpTransport, type Transport } from "../../../provider/cams";
import { type Emulator, type FaultTarget, startEmulator } from "../../../provider/emulator";
import { encodeKeyed } from "../../../sdk/flow";
import { twoScreens } from "../../engine/flows";
import { oneResource } from "./engineRules";
import { testProvider } from "./testProvider";

/** CAMS does what it was asked, and answers with a failure of its own. */
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

const declared = (label: string, args: object = {}) => ({
  flow: encodeKeyed(twoScreens(label)),
  ...args,
  __origin: { name: "signup", parents: "", project: "p", stack: "dev", secrets: [] },
  __provider: "text of the stub",
});

const answers = [
  { code: "ServiceUnavailable", status: 200 },
  { code: "ServiceUnavailable", status: 503 },
  { code: "InternalError", status: 400 },
];

describe.each(answers)("when $code comes with HTTP $status although the work is done,", (answer) => {
  const fail = (operation: FaultTarget) => emulator.fail(operation, { kind: "lateError", ...answer });
  const stackOf = () =>
    oneResource(
      () => testProvider(emulator, transport),
      () => false,
    );

  test.each(["CreateFlow", "UpdateFlowJSONAsset", "PublishFlow"] as const)("%s makes no twin", async (operation) => {
    const stack = stackOf();
    fail(operation);
    await stack.up(declared("first")).catch(() => stack.up(declared("first")));
    expect(emulator.flows()).toMatchObject([{ status: "PUBLISHED", json: twoScreens("first") }]);
    expect(stack.all()).toMatchObject([{ id: emulator.flows()[0]?.flowId, outputs: { status: "PUBLISHED" } }]);
  });

  test("ModifyFlow leaves a flow that the next run brings to its end", async () => {
    const stack = stackOf();
    await stack.up(declared("first"));
    fail("ModifyFlow");
    const renamed = declared("first", { flowName: "Renamed" });
    await stack.up(renamed).catch(() => stack.up(renamed));
    expect(emulator.flows()).toMatchObject([{ status: "PUBLISHED", flowName: "Renamed" }]);
  });

  test.each([
    ["DeprecateFlow", true, [{ status: "DEPRECATED" }]],
    ["DeleteFlow", false, []],
  ] as const)("%s is not asked for in vain", async (operation, publish, left) => {
    const stack = stackOf();
    await stack.up(declared("first", { publish }));
    fail(operation);
    await stack.destroy().catch(() => stack.destroy());
    expect(emulator.flows()).toMatchObject(left);
    expect(stack.all()).toEqual([]);
  });
});
