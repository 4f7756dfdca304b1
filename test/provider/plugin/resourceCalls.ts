import { Metadata } from "@grpc/grpc-js";
import type { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import type { Properties } from "../../../provider/engine";
import { propertiesIn, structOf } from "../../../provider/plugin/struct";
import { answer } from "./testPlugin";

/** What the engine keeps of a resource. */
export interface StoredResource {
  inputs: Properties;
  outputs: Properties;
}

/** What the engine keeps of a resource after a failure. */
export function keptIn(error: unknown): StoredResource & { id: string; reasons: string[] } {
  const metadata = Object(error).metadata instanceof Metadata ? Object(error).metadata : new Metadata();
  const [packed] = metadata.get("grpc-status-details-bin");
  const [detail] = Status.deserializeBinary(Buffer.from(packed ?? "")).getDetailsList();
  const kept = rpc.ErrorResourceInitFailed.deserializeBinary(detail?.getValue_asU8() ?? new Uint8Array());
  const [inputs, outputs] = [kept.getInputs(), kept.getProperties()].map(propertiesIn);
  return { id: kept.getId(), inputs: inputs ?? {}, outputs: outputs ?? {}, reasons: kept.getReasonsList() };
}

/** What the engine asks a plugin about one resource, over gRPC. */
export function resourceCalls(client: ResourceProviderClient, urn: string) {
  const check = async (news: Properties) => {
    const request = new rpc.CheckRequest();
    request.setUrn(urn);
    request.setNews(structOf(news));
    const response = await answer<rpc.CheckResponse>((done) => client.check(request, done));
    const reasons = response.getFailuresList().map((failure) => failure.getReason());
    return { inputs: propertiesIn(response.getInputs()), reasons };
  };

  /** Inputs that have to pass. */
  const declared = async (values: Properties) => {
    const { inputs, reasons } = await check(values);
    expect(reasons).toEqual([]);
    return inputs;
  };

  const create = async (inputs: Properties, { preview = false, timeout = 0 } = {}) => {
    const request = new rpc.CreateRequest();
    request.setUrn(urn);
    request.setProperties(structOf(inputs));
    request.setPreview(preview);
    request.setTimeout(timeout);
    const response = await answer<rpc.CreateResponse>((done) => client.create(request, done));
    return { id: response.getId(), outputs: propertiesIn(response.getProperties()) };
  };

  return {
    check,
    declared,
    create,

    async created(values: Properties) {
      const inputs = await declared(values);
      return { inputs, ...(await create(inputs)) };
    },

    async diff(old: StoredResource, news: Properties) {
      const request = new rpc.DiffRequest();
      request.setUrn(urn);
      request.setOldInputs(structOf(old.inputs));
      request.setOlds(structOf(old.outputs));
      request.setNews(structOf(news));
      const response = await answer<rpc.DiffResponse>((done) => client.diff(request, done));
      const details = response.getDetaileddiffMap().toArray() as unknown as [string, unknown[]][];
      return {
        isChanged: response.getChanges() === rpc.DiffResponse.DiffChanges.DIFF_SOME,
        paths: details.map(([path]) => path).sort(),
        replaces: response.getReplacesList(),
      };
    },

    async update(old: StoredResource, news: Properties, { preview = false, timeout = 0 } = {}) {
      const request = new rpc.UpdateRequest();
      request.setUrn(urn);
      request.setOlds(structOf(old.outputs));
      request.setNews(structOf(news));
      request.setPreview(preview);
      request.setTimeout(timeout);
      const response = await answer<rpc.UpdateResponse>((done) => client.update(request, done));
      return propertiesIn(response.getProperties());
    },

    /** Without what is stored it is an import. */
    async read(id: string, stored?: StoredResource) {
      const request = new rpc.ReadRequest();
      request.setUrn(urn);
      request.setId(id);
      if (stored !== undefined) {
        request.setInputs(structOf(stored.inputs));
        request.setProperties(structOf(stored.outputs));
      }
      const response = await answer<rpc.ReadResponse>((done) => client.read(request, done));
      const [inputs, outputs] = [response.getInputs(), response.getProperties()].map(propertiesIn);
      return { id: response.getId(), inputs: inputs ?? {}, outputs: outputs ?? {} };
    },
  };
}
