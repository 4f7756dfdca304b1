import { isPlainObject, type JsonObject } from "../../sdk/flow";
import type { Operation } from "../cams";
import type { EmulatedFlow, FlowStatus, Store } from "./store";

/** A refusal, as CAMS answers it. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

/** What the operations need of the server around them. */
export interface Backend {
  store: Store;
  /** The space of calls that name none: an account that has one space. */
  defaultSpace: string;
  newFlowId: () => string;
  now: () => Date;
  /** Downloads a document as CAMS would, without credentials. */
  fetchDocument: (url: string) => Promise<JsonObject>;
  /** URL under which the server shows a flow's document. */
  assetUrl: (flowId: string) => string;
  previewUrl: (flowId: string) => string;
  /** A grant for one upload folder of a space. */
  grantUpload: (custSpaceId: string) => object;
}

type Parameters = Record<string, string>;
type Handler = (parameters: Parameters, backend: Backend) => unknown;

const PREVIEW_DAYS = 30;

/**
 * The operations by name; each returns the `Data` of its reply. Where CAMS is silent, the emulator answers as Meta's
 * documentation of flows suggests: names are unique in a space and a deprecated flow keeps its name; a changed
 * published flow returns to DRAFT; only drafts are deleted and published, only published flows deprecated.
 */
export const handlers: Partial<Record<Operation, Handler>> = {
  CreateFlow(parameters, { store, newFlowId, defaultSpace }) {
    const flow: EmulatedFlow = {
      flowId: newFlowId(),
      custSpaceId: parameters.CustSpaceId ?? defaultSpace,
      flowName: required(parameters, "FlowName"),
      categories: list(parameters, "Categories"),
      status: "DRAFT",
      ...(parameters.EndpointUri === undefined ? {} : { endpointUri: parameters.EndpointUri }),
    };
    requireFreeName(store, flow);
    store.put(flow);
    return summary(flow);
  },

  GetFlow(parameters, backend) {
    const flow = find(parameters, backend);
    return {
      ...summary(flow),
      Status: flow.status,
      JSONVersion: flow.json?.version ?? "",
      DataApiVersion: flow.json?.data_api_version ?? "",
      EndpointUri: flow.endpointUri ?? "",
      ...preview(flow, backend),
    };
  },

  ModifyFlow(parameters, backend) {
    const flow = find(parameters, backend, ["DRAFT", "PUBLISHED"]);
    const { endpointUri: _, ...rest } = flow;
    const changed: EmulatedFlow = {
      ...rest,
      flowName: required(parameters, "FlowName"),
      categories: list(parameters, "Categories"),
      status: "DRAFT",
      ...(parameters.EndpointUri === undefined ? {} : { endpointUri: parameters.EndpointUri }),
    };
    requireFreeName(backend.store, changed);
    backend.store.put(changed);
    return { ...summary(changed), EndpointUri: changed.endpointUri ?? "" };
  },

  ListFlow(parameters, { store, defaultSpace }) {
    const { Index, Size } = page(parameters);
    return store
      .inSpace(parameters.CustSpaceId ?? defaultSpace)
      .filter((flow) => flow.flowName.includes(parameters.FlowName ?? ""))
      .slice((Index - 1) * Size, Index * Size)
      .map(summary);
  },

  async UpdateFlowJSONAsset(parameters, backend) {
    const flow = find(parameters, backend, ["DRAFT", "PUBLISHED"]);
    const json = await backend.fetchDocument(required(parameters, "FilePath"));
    backend.store.put({ ...flow, json, status: "DRAFT" });
    return { FlowId: flow.flowId };
  },

  GetFlowJSONAssest(parameters, backend) {
    const flow = find(parameters, backend);
    return { FlowId: flow.flowId, FilePath: flow.json === undefined ? "" : backend.assetUrl(flow.flowId) };
  },

  GetFlowPreviewUrl(parameters, backend) {
    const flow = find(parameters, backend);
    return { FlowId: flow.flowId, ...preview(flow, backend) };
  },

  PublishFlow(parameters, backend) {
    const flow = find(parameters, backend, ["DRAFT"]);
    if (flow.json === undefined) {
      throw new Refusal("Emulator.PublishFailed", "Publishing Flow attempt failed (139002): the flow has no JSON");
    }
    backend.store.put({ ...flow, status: "PUBLISHED" });
  },

  DeprecateFlow(parameters, backend) {
    backend.store.put({ ...find(parameters, backend, ["PUBLISHED"]), status: "DEPRECATED" });
  },

  DeleteFlow(parameters, backend) {
    backend.store.remove(find(parameters, backend, ["DRAFT"]).flowId);
  },

  GetChatappUploadAuthorization(parameters, { grantUpload }) {
    return grantUpload(required(parameters, "CustSpaceId"));
  },
};

function find(parameters: Parameters, { store, defaultSpace }: Backend, allowed?: FlowStatus[]): EmulatedFlow {
  const flowId = required(parameters, "FlowId");
  const flow = store.get(flowId);
  if (flow === undefined || flow.custSpaceId !== (parameters.CustSpaceId ?? defaultSpace)) {
    throw new Refusal("Emulator.FlowNotFound", `Flow ${flowId} does not exist in this space`);
  }
  if (allowed !== undefined && !allowed.includes(flow.status)) {
    throw new Refusal(
      "Emulator.WrongFlowStatus",
      `Flow ${flowId} is ${flow.status}, the call needs ${allowed.join(" or ")}`,
    );
  }
  return flow;
}

function requireFreeName(store: Store, flow: EmulatedFlow): void {
  const holder = store.inSpace(flow.custSpaceId).find((other) => other.flowName === flow.flowName);
  if (holder !== undefined && holder.flowId !== flow.flowId) {
    throw new Refusal("Emulator.FlowNameExists", "Flow name is not unique");
  }
}

const summary = (flow: EmulatedFlow) => ({
  FlowId: flow.flowId,
  FlowName: flow.flowName,
  Categories: flow.categories,
});

const preview = (flow: EmulatedFlow, { previewUrl, now }: Backend) => ({
  PreviewUrl: previewUrl(flow.flowId),
  PreviewUrlExpires: now().getTime() + PREVIEW_DAYS * 86_400_000,
});

function required(parameters: Parameters, name: string): string {
  const value = parameters[name];
  if (value === undefined || value === "") throw new Refusal(`Missing${name}`, `${name} is mandatory for this action.`);
  return value;
}

function list(parameters: Parameters, name: string): string[] {
  const value = parse(required(parameters, name));
  if (!Array.isArray(value) || value.length === 0)
    throw new Refusal(`Invalid${name}`, `${name} is not a list with items.`);
  return value.map(String);
}

function page(parameters: Parameters): { Index: number; Size: number } {
  const value = parameters.Page === undefined ? {} : parse(parameters.Page);
  const { Index = 1, Size = 20 } = isPlainObject(value) ? value : {};
  if (!Number.isInteger(Index) || !Number.isInteger(Size) || Number(Index) < 1 || Number(Size) < 1) {
    throw new Refusal("InvalidParameter.PageInvalid", "Page is malformed.");
  }
  return { Index: Number(Index), Size: Number(Size) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
