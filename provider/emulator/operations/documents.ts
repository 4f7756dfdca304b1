import type { JsonObject } from "../../../sdk/flow";
import { Refusal } from "../refusal";
import type { EmulatedFlow } from "../store";
import type { Call, Operation } from "./call";
import { findSeen, requireEditable, statusAfter } from "./findFlow";
import { required } from "./parameters";

/** How documents get in and out. `GetFlowJSONAssest` is CAMS's own spelling. */
export const documentOperations = {
  async UpdateFlowJSONAsset(call) {
    const { flowId } = requireEditable(call);
    const url = required(call.parameters, "FilePath");
    const { documentDelayMs, presignedLinks } = call.world.behaviour;
    if (presignedLinks === "refused" && new URL(url).search !== "") throw new Refusal("InvalidParameter.FileUrlError");
    const json = await call.world.fetchDocument(url);
    // The download took time, in which another call may have changed the flow.
    if (documentDelayMs === 0) store(call, requireEditable(call), json);
    else call.world.later(documentDelayMs, () => storeLater(call, flowId, json));
    return { Data: { FlowId: flowId } };
  },

  GetFlowJSONAssest(call) {
    const { flowId, json } = findSeen(call);
    const { noDocument } = call.world.behaviour;
    if (json === undefined && noDocument === "refused") {
      throw new Refusal("Emulator.FlowNotFound", `The asset of flow ${flowId} does not exist`);
    }
    if (json === undefined && noDocument === "no-url") return { Data: { FlowId: flowId, FilePath: "" } };
    const at = call.lagMs > 0 ? call.world.now() - call.lagMs : undefined;
    return { Data: { FlowId: flowId, FilePath: call.world.assetUrl(flowId, at) } };
  },

  GetChatappUploadAuthorization({ parameters, world }) {
    return { Data: world.grantUpload(required(parameters, "CustSpaceId")) };
  },
} satisfies Record<string, Operation>;

function store(call: Call, flow: EmulatedFlow, json: JsonObject): void {
  call.world.store.flows.put({ ...flow, json, status: statusAfter("document", flow, call) });
}

/** What CAMS does with a document long after it answered, nobody learns. */
function storeLater(call: Call, flowId: string, json: JsonObject): void {
  const flow = call.world.store.flows.get(flowId);
  if (flow !== undefined && flow.status !== "DEPRECATED") store(call, flow, json);
}
