import { Refusal } from "../refusal";
import type { EmulatedFlow, FlowStatus } from "../store";
import type { Call } from "./call";
import { required } from "./parameters";

/** The flow that a write means, as it is now. @throws {Refusal} when it is unknown or in none of the states */
export function find(call: Call, states: readonly FlowStatus[]): EmulatedFlow {
  const flowId = required(call.parameters, "FlowId");
  const flow = inSpace(call, flowId, call.world.store.flows.get(flowId));
  if (!states.includes(flow.status)) {
    throw new Refusal(
      "Emulator.WrongFlowStatus",
      `Flow ${flowId} is ${flow.status}, the call needs ${states.join(" or ")}`,
    );
  }
  return flow;
}

/** The flow that a read means, as reads show it. @throws {Refusal} when it is unknown */
export function findSeen(call: Call): EmulatedFlow {
  const flowId = required(call.parameters, "FlowId");
  return inSpace(call, flowId, call.seen.get(flowId));
}

/** The flow that an edit means. */
export function requireEditable(call: Call): EmulatedFlow {
  return find(call, call.world.behaviour.publishedEdits === "refused" ? ["DRAFT"] : ["DRAFT", "PUBLISHED"]);
}

/** The status of a flow after an edit. */
export function statusAfter(edit: "rename" | "document", { status }: EmulatedFlow, { world }: Call): FlowStatus {
  const { publishedEdits } = world.behaviour;
  if (publishedEdits === "stay-published") return status;
  return publishedEdits === "renames-stay-published" && edit === "rename" ? status : "DRAFT";
}

/** Meta wants names to be unique in a WhatsApp Business Account, to which a space of CAMS belongs. */
export function requireFreeName({ world }: Call, flow: EmulatedFlow): void {
  const holds = (other: EmulatedFlow) =>
    other.custSpaceId === flow.custSpaceId &&
    other.flowName === flow.flowName &&
    other.flowId !== flow.flowId &&
    (other.status !== "DEPRECATED" || world.behaviour.deprecatedNames === "kept");
  if (world.store.flows.all().some(holds)) throw new Refusal("Emulator.FlowNameExists");
}

function inSpace({ space }: Call, flowId: string, flow: EmulatedFlow | undefined): EmulatedFlow {
  if (flow?.custSpaceId !== space) {
    throw new Refusal("Emulator.FlowNotFound", `Flow ${flowId} does not exist in this space`);
  }
  return flow;
}
