import { camsClient, httpTransport, LIMITS } from "../../../provider/cams";
import { startEmulator } from "../../../provider/emulator";

test("200 mixed calls finish under the emulator's enforced limits, and none of them is throttled", async () => {
  const emulator = await startEmulator();
  const transport = httpTransport();
  const client = camsClient({
    endpoint: new URL(emulator.endpoint),
    credentials: async () => emulator,
    transport,
    // On a busy machine a request may take any time to be read, so each one's window begins with its answer.
    limits: { ...LIMITS, arrivalMs: 60_000 },
  });
  const { FlowId } = await client.call("CreateFlow", { FlowName: "first", Categories: ["OTHER"] });
  const mixed = [
    (index: number) => client.call("CreateFlow", { FlowName: `flow ${index}`, Categories: ["OTHER"] }),
    () => client.call("GetFlow", { FlowId }),
    () => client.call("ListFlow", { Page: { Index: 1, Size: 20 } }),
    () => client.call("ModifyFlow", { FlowId, FlowName: "first", Categories: ["SURVEY"] }),
    () => client.call("GetFlowPreviewUrl", { FlowId }),
    () => client.call("GetChatappUploadAuthorization", { CustSpaceId: emulator.custSpaceId }),
  ];
  await Promise.all(Array.from({ length: 199 }, async (_, index) => mixed[index % mixed.length]?.(index)));
  expect(emulator.calls.map(({ outcome }) => outcome)).toEqual(Array(200).fill("OK"));
  await transport.close();
  await emulator.close();
});
