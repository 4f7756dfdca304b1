import type { EmulatedChatFlow } from "../store";
import type { Operation } from "./call";
import { chatFlowReplies } from "./chatFlowReplies";
import { findChatFlow, isOffline, requireState } from "./findChatFlow";
import { integer, list, oneOf } from "./parameters";

/** What starts a Chat Flow. */
export const TRIGGER_TYPES = [
  "TriggeredManually",
  "TriggeredByWhatsApp",
  "TriggeredByMessenger",
  "TriggeredByInstagram",
  "TriggeredByViber",
] as const;
export type TriggerType = (typeof TRIGGER_TYPES)[number];
export const MANUAL: TriggerType = "TriggeredManually";

const CHANNELS = ["WHATSAPP", "INSTAGRAM", "MESSENGER", "VIBER"] as const;

/** Chat Flows as wholes. That a new one has a version 1 and is manual are guesses: CAMS requires no parameter. */
export const chatFlowOperations = {
  CreateChatFlow({ parameters, account, world }) {
    const flow: EmulatedChatFlow = {
      flowCode: world.newFlowCode(),
      account,
      title: parameters.Title ?? "",
      remark: parameters.Remark ?? "",
      triggerType: oneOf(parameters, "FlowTriggerType", TRIGGER_TYPES, MANUAL),
      inputs: [],
      versions: [{ flowVersion: "1", status: "DRAFT" }],
    };
    world.store.chatFlows.put(flow);
    return chatFlowReplies.created(flow);
  },

  ListChatFlow({ parameters, account, world }) {
    const [index, size] = [integer(parameters, "PageNo") ?? 1, integer(parameters, "PageSize") ?? 20];
    const { Keyword = "", FlowTriggerType } = parameters;
    const found = world.store.chatFlows
      .all()
      .filter((flow) => flow.account === account && flow.title.includes(Keyword))
      .filter((flow) => !FlowTriggerType || flow.triggerType === FlowTriggerType);
    const rows = found.slice((Math.max(index, 1) - 1) * size, Math.max(index, 1) * size);
    return chatFlowReplies.listed(rows, found.length, parameters.ReturnWithOnlineVersion === "true");
  },

  FlowBindPhone(call) {
    const flow = findChatFlow(call);
    requireState(isOffline(flow), flow, "that no version is online");
    const channelType = oneOf(call.parameters, "ChannelType", CHANNELS);
    const phoneNumbers = call.parameters.PhoneNumbers === undefined ? [] : list(call.parameters, "PhoneNumbers");
    call.world.store.chatFlows.put({ ...flow, binding: { channelType, phoneNumbers } });
    return chatFlowReplies.bound();
  },

  DeleteChatFlow(call) {
    const flow = findChatFlow(call);
    requireState(isOffline(flow), flow, "that no version is online");
    call.world.store.chatFlows.remove(flow.flowCode);
    return chatFlowReplies.done();
  },
} satisfies Record<string, Operation>;
