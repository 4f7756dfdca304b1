import { connect } from "../../provider/cams";
import type { EmulatedFlow, Emulator, FlowStatus } from "../../provider/emulator";
import { twoScreens } from "./flows";
import type { Run, TestStack } from "./testStack";

/** The flows at an emulator by their id, to be compared before and after a step. */
export const flowsById = (emulator: Emulator): Record<string, EmulatedFlow> =>
  Object.fromEntries(emulator.flows().map((flow) => [flow.flowId, flow]));

/** Makes a flow as somebody does in the CAMS console. */
export async function madeByHand(
  emulator: Emulator,
  flowName: string,
  status: FlowStatus = "PUBLISHED",
): Promise<EmulatedFlow> {
  const { client, transport } = connect(emulator.env);
  const { FlowId } = await client.call("CreateFlow", { FlowName: flowName, Categories: ["SURVEY"] });
  await transport.close();
  emulator.edit(FlowId, { json: twoScreens(), status });
  return flowsById(emulator)[FlowId] as EmulatedFlow;
}

/** Operations that change no flow. */
const READS = ["GetFlow", "GetFlowJSONAssest", "ListFlow", "GetChatappUploadAuthorization"];

/** What a step printed, and which calls it made that change flows, in their order. */
export async function writesDuring(
  emulator: Emulator,
  step: () => Promise<Run>,
): Promise<{ run: Run; writes: string[] }> {
  const before = emulator.calls.length;
  const run = await step();
  const operations = emulator.calls.slice(before).map(({ operation }) => operation);
  return { run, writes: operations.filter((operation) => !READS.includes(operation)) };
}

/** The flow that each resource of a stack holds, by the name of the resource; nothing may wait to be deleted. */
export async function heldBy(stack: TestStack): Promise<Record<string, string>> {
  const entries = await stack.state();
  expect(entries.filter((entry) => entry.delete === true)).toEqual([]);
  return Object.fromEntries(entries.map(({ urn, id }) => [urn.split("::").at(-1), id]));
}
