import { Refusal } from "../refusal";
import type { EmulatedFlow } from "../store";
import type { Call, Operation } from "./call";
import { find, findSeen, requireEditable, requireFreeName, statusAfter } from "./findFlow";
import { pageOf } from "./paging";
import { list, required } from "./parameters";
import { requirePublishable } from "./publish";

const PREVIEW_DAYS = 30;

/** The life of a WhatsApp Flow but its document. Source: the operation pages of API version 2020-06-06. */
export const flowOperations = {
  CreateFlow(call) {
    const { parameters, space, world } = call;
    const flow: EmulatedFlow = {
      flowId: world.newFlowId(),
      custSpaceId: space,
      flowName: required(parameters, "FlowName"),
      categories: list(parameters, "Categories"),
      status: "DRAFT",
      ...(parameters.EndpointUri ? { endpointUri: parameters.EndpointUri } : {}),
    };
    requireFreeName(call, flow);
    world.store.flows.put(flow);
    return { Data: summary(flow) };
  },

  GetFlow(call) {
    const flow = findSeen(call);
    const Data = {
      ...summary(flow),
      Status: flow.status,
      JSONVersion: flow.json?.version ?? "",
      DataApiVersion: flow.json?.data_api_version ?? "",
      EndpointUri: flow.endpointUri ?? "",
      ...preview(flow, call),
    };
    return { Data };
  },

  ModifyFlow(call) {
    const { parameters, world } = call;
    const flow = requireEditable(call);
    const { endpointUri: before, ...rest } = flow;
    const kept = world.behaviour.omittedEndpoint === "keeps" ? before : undefined;
    const endpointUri = parameters.EndpointUri ?? kept;
    const changed: EmulatedFlow = {
      ...rest,
      flowName: required(parameters, "FlowName"),
      categories: list(parameters, "Categories"),
      status: statusAfter("rename", flow, call),
      ...(endpointUri ? { endpointUri } : {}),
    };
    requireFreeName(call, changed);
    world.store.flows.put(changed);
    return { Data: { ...summary(changed), EndpointUri: changed.endpointUri ?? "" } };
  },

  ListFlow({ parameters, space, seen, world }) {
    const { listMatch, listedDeprecated, listOrder } = world.behaviour;
    const name = parameters.FlowName ?? "";
    const matches = (flow: EmulatedFlow) =>
      name === "" || (listMatch === "exact" ? flow.flowName === name : flow.flowName.includes(name));
    const found = [...seen.values()]
      .filter((flow) => flow.custSpaceId === space && matches(flow))
      .filter((flow) => listedDeprecated === "shown" || flow.status !== "DEPRECATED");
    const ordered = listOrder === "newest-first" ? found.toReversed() : found;
    return { Data: pageOf(ordered, parameters, world.behaviour).map(summary) };
  },

  GetFlowPreviewUrl(call) {
    const flow = findSeen(call);
    return { Data: { FlowId: flow.flowId, ...preview(flow, call) } };
  },

  PublishFlow(call) {
    const isRepeatable = call.world.behaviour.publishedTwice === "accepted";
    const flow = find(call, isRepeatable ? ["DRAFT", "PUBLISHED"] : ["DRAFT"]);
    requirePublishable(flow, call.world);
    call.world.store.flows.put({ ...flow, status: "PUBLISHED", wasPublished: true });
    return {};
  },

  DeprecateFlow(call) {
    call.world.store.flows.put({ ...find(call, ["PUBLISHED"]), status: "DEPRECATED" });
    return {};
  },

  DeleteFlow(call) {
    const flow = find(call, ["DRAFT"]);
    if (flow.wasPublished && call.world.behaviour.onceDraftDelete === "refused") {
      throw new Refusal("Emulator.WrongFlowStatus", `Flow ${flow.flowId} was published before and cannot be deleted`);
    }
    call.world.store.flows.remove(flow.flowId);
    return {};
  },
} satisfies Record<string, Operation>;

const summary = (flow: EmulatedFlow) => ({
  FlowId: flow.flowId,
  FlowName: flow.flowName,
  Categories: flow.categories,
});

const preview = (flow: EmulatedFlow, { world }: Call) => ({
  PreviewUrl: world.previewUrl(flow.flowId),
  PreviewUrlExpires: world.now() + PREVIEW_DAYS * 86_400_000,
});
