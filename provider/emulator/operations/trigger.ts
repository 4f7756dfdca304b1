import { Refusal } from "../refusal";
import type { EmulatedChatFlow, EmulatedRun } from "../store";
import type { Call, Operation } from "./call";
import { chatFlowReplies, onlineVersion } from "./chatFlowReplies";
import { MANUAL } from "./chatFlows";
import { findChatFlow, requireState } from "./findChatFlow";
import { integer, invalid, object } from "./parameters";

/**
 * TriggerChatFlow: runs a manual Chat Flow that is online, once for each Uuid. CAMS takes it by https only, which a local
 * server cannot ask for.
 */
export const triggerOperations = {
  TriggerChatFlow(call) {
    const flow = findChatFlow(call);
    requireState(flow.triggerType === MANUAL, flow, `the trigger type ${MANUAL}`);
    requireState(onlineVersion(flow) !== undefined, flow, "an online version, see OnlineFlowVersion");
    const data = object(call.parameters, "Data");
    if (
      call.world.behaviour.triggerData === "texts" &&
      Object.values(data).some((value) => typeof value !== "string")
    ) {
      throw invalid("Data", "has a value that is not a string");
    }
    const dataKeys = Object.keys(data);
    requireInputs(flow, dataKeys);
    integer(call.parameters, "ClaimTimeMillis");
    const discardAt = integer(call.parameters, "DiscardTimeMillis") ?? Number.POSITIVE_INFINITY;

    const repeated = findRun(call, flow);
    const now = call.world.now();
    call.world.store.runs.put(
      repeated === undefined
        ? {
            runId: call.world.newRunId(),
            flowCode: flow.flowCode,
            account: call.account,
            uuid: call.parameters.Uuid,
            outId: call.parameters.OutId,
            dataKeys,
            time: now,
            times: 1,
            discarded: discardAt <= now,
          }
        : { ...repeated, times: repeated.times + 1 },
    );
    return chatFlowReplies.triggered();
  },
} satisfies Record<string, Operation>;

/** The run that this Uuid started already, within the window in which CAMS remembers it. */
function findRun({ parameters, account, world }: Call, flow: EmulatedChatFlow): EmulatedRun | undefined {
  if (!parameters.Uuid) return undefined;
  const since = world.now() - world.behaviour.uuidWindowMs;
  return world.store.runs
    .all()
    .find(
      (run) =>
        run.uuid === parameters.Uuid && run.account === account && run.flowCode === flow.flowCode && run.time > since,
    );
}

function requireInputs(flow: EmulatedChatFlow, given: readonly string[]): void {
  const missing = flow.inputs.filter((input) => !given.includes(input));
  if (missing.length > 0) {
    throw new Refusal("Emulator.MissingInput", `Data lacks ${missing.join(", ")}, an input of the start node`);
  }
}
