import { status } from "@grpc/grpc-js";
import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { KeptError, type Properties, pick } from "../engine";
import type { Kind } from "./detailedDiff";
import { keepingFailure } from "./failures";
import type { PluginResource } from "./resource";
import type { Session } from "./session";
import { propertiesIn, structOf } from "./struct";
import { declarerIn, typeIn } from "./urn";

/** The resources by their type token. */
export type Resources = ReadonlyMap<string, PluginResource>;

/** The methods of the protocol that are about one resource. */
export function resourceMethods(session: Session, resources: Resources) {
  function resourceAt(urn: string): PluginResource {
    const resource = resources.get(typeIn(urn));
    if (resource !== undefined) return resource;
    const known = [...resources.keys()].join(", ");
    throw Object.assign(new Error(`the provider cams has no resource ${typeIn(urn)} (it has ${known})`), {
      code: status.NOT_FOUND,
    });
  }

  /** Runs a method that may keep something; the inputs to record are those that CAMS holds. */
  const keeping = <T>(news: Properties, work: Promise<T>): Promise<T> =>
    work.catch((error) => {
      if (!(error instanceof KeptError)) throw error;
      const names = Array.isArray(error.outputs.__declared) ? error.outputs.__declared.map(String) : [];
      throw keepingFailure(error, {
        ...pick(error.outputs, [...names, "__origin"]),
        __provider: news.__provider,
      });
    });

  return {
    async check(request: rpc.CheckRequest): Promise<rpc.CheckResponse> {
      const urn = request.getUrn();
      const process = session.callOf(urn);
      const [olds, news] = [propertiesIn(request.getOlds()), propertiesIn(request.getNews())];
      const { inputs, reasons } = await resourceAt(urn).check(process, declarerIn(urn), olds, news);
      const response = new rpc.CheckResponse();
      response.setInputs(structOf(inputs));
      for (const reason of reasons) {
        // Without a property the engine writes the reason alone, which reads better.
        const failure = new rpc.CheckFailure();
        failure.setReason(reason);
        response.addFailures(failure);
      }
      return response;
    },

    async diff(request: rpc.DiffRequest): Promise<rpc.DiffResponse> {
      const urn = request.getUrn();
      const outputs = propertiesIn(request.getOlds());
      const stored = { outputs, inputs: propertiesIn(request.getOldInputs() ?? request.getOlds()) };
      const news = propertiesIn(request.getNews());
      const { details, replaces, changes, isOpen, isStoredAnew } = await resourceAt(urn).diff(
        session.callOf(urn),
        stored,
        news,
      );
      const response = new rpc.DiffResponse();
      const { DIFF_NONE, DIFF_SOME } = rpc.DiffResponse.DiffChanges;
      // What is still open counts as a change only where something may differ.
      const isChanged = changes !== "none" || isStoredAnew || (isOpen && details.size > 0);
      response.setChanges(isChanged ? DIFF_SOME : DIFF_NONE);
      if (!isChanged) return response;
      response.setReplacesList(replaces);
      response.setDiffsList([...new Set([...details.keys()].map((path) => path.split(/[.[]/)[0] ?? path))]);
      response.setHasdetaileddiff(details.size > 0);
      for (const [path, { kind, isInput }] of details) {
        const difference = new rpc.PropertyDiff();
        difference.setKind(kindOf(kind));
        difference.setInputdiff(isInput);
        response.getDetaileddiffMap().set(path, difference);
      }
      return response;
    },

    async create(request: rpc.CreateRequest): Promise<rpc.CreateResponse> {
      const urn = request.getUrn();
      const [resource, news] = [resourceAt(urn), propertiesIn(request.getProperties())];
      const process = session.callOf(urn, request.getTimeout());
      const response = new rpc.CreateResponse();
      if (request.getPreview()) {
        response.setProperties(structOf(resource.preview(process, undefined, news)));
        return response;
      }
      const { id, outputs } = await keeping(news, resource.create(process, news));
      response.setId(id);
      response.setProperties(structOf(outputs));
      return response;
    },

    async update(request: rpc.UpdateRequest): Promise<rpc.UpdateResponse> {
      const urn = request.getUrn();
      const resource = resourceAt(urn);
      const [olds, news] = [propertiesIn(request.getOlds()), propertiesIn(request.getNews())];
      const process = session.callOf(urn, request.getTimeout());
      const response = new rpc.UpdateResponse();
      const outputs = request.getPreview()
        ? resource.preview(process, olds, news)
        : await keeping(news, resource.update(process, olds, news));
      response.setProperties(structOf(outputs));
      return response;
    },

    async read(request: rpc.ReadRequest): Promise<rpc.ReadResponse> {
      const urn = request.getUrn();
      const [inputs, outputs] = [request.getInputs(), request.getProperties()];
      const stored = {
        ...(inputs === undefined ? {} : { inputs: propertiesIn(inputs) }),
        ...(outputs === undefined ? {} : { outputs: propertiesIn(outputs) }),
      };
      const process = session.callOf(urn, request.getTimeout?.() ?? 0);
      const found = await resourceAt(urn).read(process, request.getId(), declarerIn(urn), stored);
      const response = new rpc.ReadResponse();
      // An empty id says that there is no such resource.
      if (found === undefined) return response;
      response.setId(request.getId());
      response.setInputs(structOf(found.inputs));
      response.setProperties(structOf(found.outputs));
      return response;
    },

    async delete(request: rpc.DeleteRequest): Promise<Empty> {
      const urn = request.getUrn();
      const process = session.callOf(urn, request.getTimeout());
      await resourceAt(urn).delete(process, propertiesIn(request.getProperties()));
      return new Empty();
    },
  };
}

const kindOf = (kind: Kind) => rpc.PropertyDiff.Kind[kind];
