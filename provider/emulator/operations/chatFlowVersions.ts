import { parsedJson } from "../../parsedJson";
import type { ChatFlowVersion, EmulatedChatFlow } from "../store";
import type { Operation } from "./call";
import { chatFlowReplies } from "./chatFlowReplies";
import { MANUAL } from "./chatFlows";
import { findChatFlow, findVersion, requireState, withVersion } from "./findChatFlow";
import { invalid, required } from "./parameters";

/** The versions of Chat Flows. Where a call names none, the newest is meant; CAMS requires no parameter. */
export const chatFlowVersionOperations = {
  CreateFlowVersion(call) {
    const flow = findChatFlow(call);
    const source = findVersion(flow, call.parameters.FlowVersionCopyFrom);
    const numbers = flow.versions.map(({ flowVersion }) => Number(flowVersion));
    const version: ChatFlowVersion = {
      flowVersion: String(Math.max(...numbers) + 1),
      status: "DRAFT",
      remark: call.parameters.Remark,
      flowViewModel: source.flowViewModel,
    };
    call.world.store.chatFlows.put(withVersion(flow, version));
    return chatFlowReplies.version(flow, version);
  },

  ReadFlowVersion(call) {
    const flow = findChatFlow(call);
    const version = findVersion(flow, call.parameters.FlowVersion);
    return chatFlowReplies.version(flow, version, call.world.behaviour.versionReply);
  },

  UpdateFlowVersion(call) {
    const flow = findChatFlow(call);
    const version = findVersion(flow, call.parameters.FlowVersion);
    requireState(version.status !== "ONLINE", flow, `that version ${version.flowVersion} is offline`);
    const flowViewModel = required(call.parameters, "FlowViewModel");
    if (parsedJson(flowViewModel) === undefined) throw invalid("FlowViewModel", "is not JSON");
    const changed = { ...version, flowViewModel, remark: call.parameters.Remark ?? version.remark };
    call.world.store.chatFlows.put(withVersion(flow, changed));
    return chatFlowReplies.done();
  },

  OnlineFlowVersion(call) {
    const flow = findChatFlow(call);
    const version = findVersion(flow, call.parameters.FlowVersion);
    const { manualBinding, onlineVersions } = call.world.behaviour;
    const needsBinding = flow.triggerType !== MANUAL || manualBinding === "needed";
    requireState(!needsBinding || flow.binding !== undefined, flow, "a binding, see FlowBindPhone");
    const before = onlineVersions === "one" ? takenOffline(flow) : flow;
    call.world.store.chatFlows.put(withVersion(before, { ...version, status: "ONLINE" }));
    return chatFlowReplies.done();
  },

  OfflineFlowVersion(call) {
    const flow = findChatFlow(call);
    const version = findVersion(flow, call.parameters.FlowVersion);
    requireState(version.status === "ONLINE", flow, `that version ${version.flowVersion} is online`);
    call.world.store.chatFlows.put(withVersion(flow, { ...version, status: "OFFLINE" }));
    return chatFlowReplies.done();
  },
} satisfies Record<string, Operation>;

function takenOffline(flow: EmulatedChatFlow): EmulatedChatFlow {
  const versions = flow.versions.map(
    (version): ChatFlowVersion => (version.status === "ONLINE" ? { ...version, status: "OFFLINE" } : version),
  );
  return { ...flow, versions };
}
