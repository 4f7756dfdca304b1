import { Refusal } from "../refusal";
import type { ChatFlowVersion, EmulatedChatFlow } from "../store";
import type { Call } from "./call";
import { required } from "./parameters";

/** The Chat Flow that a call means. @throws {Refusal} when the account has none of this code */
export function findChatFlow({ parameters, account, world }: Call): EmulatedChatFlow {
  const flowCode = required(parameters, "FlowCode");
  const flow = world.store.chatFlows.get(flowCode);
  if (flow?.account !== account) {
    throw new Refusal("Emulator.ChatFlowNotFound", `Chat Flow ${flowCode} does not exist`);
  }
  return flow;
}

/** One of its versions, by default the newest. @throws {Refusal} when there is no such version */
export function findVersion(flow: EmulatedChatFlow, flowVersion: string | undefined): ChatFlowVersion {
  const version = flowVersion
    ? flow.versions.find((one) => one.flowVersion === flowVersion)
    : flow.versions[flow.versions.length - 1];
  if (version === undefined) {
    throw new Refusal("Emulator.ChatFlowNotFound", `Chat Flow ${flow.flowCode} has no version ${flowVersion}`);
  }
  return version;
}

/** The Chat Flow with one version replaced or added. */
export function withVersion(flow: EmulatedChatFlow, version: ChatFlowVersion): EmulatedChatFlow {
  const others = flow.versions.filter(({ flowVersion }) => flowVersion !== version.flowVersion);
  const versions = [...others, version].sort((a, b) => Number(a.flowVersion) - Number(b.flowVersion));
  return { ...flow, versions };
}

/** @throws {Refusal} when the state is wrong */
export function requireState(holds: boolean, flow: EmulatedChatFlow, needs: string): void {
  if (!holds) {
    throw new Refusal("Emulator.WrongChatFlowStatus", `Chat Flow ${flow.flowCode}: the call needs ${needs}`);
  }
}

/** Whether no version of it runs, which the console calls unpublished. */
export const isOffline = (flow: EmulatedChatFlow) => flow.versions.every(({ status }) => status !== "ONLINE");
