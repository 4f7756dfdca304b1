import type { Behaviour } from "../options";
import type { ChatFlowVersion, EmulatedChatFlow } from "../store";
import type { ReplyBody } from "./call";

/**
 * What the Chat Flow operations answer. CAMS documents `Success`, and that there is a map under `Response`, `Data` or
 * `Model`, but not what is in it: its samples are placeholders. Every name inside such a map is the emulator's guess, and
 * this file is the one place that makes it.
 */
export const chatFlowReplies = {
  created: (flow: EmulatedChatFlow) =>
    success({ Data: { FlowCode: flow.flowCode, FlowVersion: flow.versions[0]?.flowVersion } }),

  listed: (flows: readonly EmulatedChatFlow[], total: number, withOnlineVersion: boolean) =>
    success({
      Response: {
        Total: total,
        List: flows.map((flow) => ({
          FlowCode: flow.flowCode,
          Title: flow.title,
          Remark: flow.remark,
          FlowTriggerType: flow.triggerType,
          Status: "NORMAL",
          ...(withOnlineVersion ? { OnlineVersion: onlineVersion(flow)?.flowVersion ?? "" } : {}),
        })),
      },
    }),

  version(flow: EmulatedChatFlow, version: ChatFlowVersion, where: Behaviour["versionReply"] = "Response"): ReplyBody {
    const shown = {
      FlowCode: flow.flowCode,
      FlowVersion: version.flowVersion,
      Status: version.status,
      Remark: version.remark ?? "",
      FlowViewModel: version.flowViewModel ?? "",
    };
    return success(where === "number" ? { Response: Number(version.flowVersion) } : { [where]: shown });
  },

  done: () => success({ Response: {} }),
  bound: () => success({ Model: true }),
  triggered: () => success({ Data: {} }),
};

/** The version that runs: the newest where several are online. */
export const onlineVersion = (flow: EmulatedChatFlow): ChatFlowVersion | undefined =>
  flow.versions.findLast(({ status }) => status === "ONLINE");

const success = (body: ReplyBody): ReplyBody => ({ Success: true, ...body });
