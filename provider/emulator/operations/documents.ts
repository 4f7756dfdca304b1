import type { Operation } from "./call";
import { findSeen, requireEditable } from "./findFlow";
import { required } from "./parameters";

/** How documents get in and out. `GetFlowJSONAssest` is CAMS's own spelling. */
export const documentOperations = {
  async UpdateFlowJSONAsset(call) {
    requireEditable(call);
    const json = await call.world.fetchDocument(required(call.parameters, "FilePath"));
    // The download took time, in which another call may have changed the flow.
    const flow = requireEditable(call);
    call.world.store.flows.put({ ...flow, json, status: "DRAFT" });
    return { Data: { FlowId: flow.flowId } };
  },

  GetFlowJSONAssest(call) {
    const flow = findSeen(call);
    const FilePath = flow.json === undefined ? "" : call.world.assetUrl(flow.flowId);
    return { Data: { FlowId: flow.flowId, FilePath } };
  },

  GetChatappUploadAuthorization({ parameters, world }) {
    return { Data: world.grantUpload(required(parameters, "CustSpaceId")) };
  },
} satisfies Record<string, Operation>;
