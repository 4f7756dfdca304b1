import { status } from "@grpc/grpc-js";
import { type PluginAttach, PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { isSecret } from "../engine";
import { flowTrigger, phoneEncryptionPublicKey, whatsAppFlow } from "../resources";
import { tokenOf } from "../tokens";
import { checkConfig, isDeclaredProvider, readerOf, requireOwnGuard } from "./config";
import { engineLog } from "./engineLog";
import { callFunction, functionOf } from "./functions";
import { pluginResource } from "./resource";
import { type Resources, resourceMethods } from "./resourceMethods";
import type { Session } from "./session";
import { propertiesIn, revealed, structOf } from "./struct";
import { typeIn } from "./urn";

/** The resources that the plugin serves. */
const RESOURCES: Resources = new Map(
  [pluginResource(whatsAppFlow), pluginResource(flowTrigger), pluginResource(phoneEncryptionPublicKey)].map(
    (resource) => [tokenOf(resource.description.type, "plugin"), resource],
  ),
);

/**
 * The methods of the gRPC service ResourceProvider of the SDK's `proto/provider.proto` that this provider answers.
 *
 * @param packageSchema the text of the package schema, read on demand
 */
export function serviceMethods(session: Session, version: string, packageSchema: () => string) {
  return {
    ...resourceMethods(session, RESOURCES),

    handshake(request: rpc.ProviderHandshakeRequest): rpc.ProviderHandshakeResponse {
      session.attach(engineLog(request.getEngineAddress()));
      const response = new rpc.ProviderHandshakeResponse();
      response.setAcceptSecrets(true);
      return response;
    },

    attach(request: PluginAttach): Empty {
      session.attach(engineLog(request.getAddress()));
      return new Empty();
    },

    getPluginInfo(): PluginInfo {
      const info = new PluginInfo();
      info.setVersion(version);
      return info;
    },

    getSchema(): rpc.GetSchemaResponse {
      const response = new rpc.GetSchemaResponse();
      response.setSchema(packageSchema());
      return response;
    },

    checkConfig(request: rpc.CheckRequest): rpc.CheckResponse {
      const news = request.getNews();
      const response = new rpc.CheckResponse();
      response.setInputs(news);
      for (const { property, reason } of checkConfig(propertiesIn(news), request.getUrn())) {
        const failure = new rpc.CheckFailure();
        failure.setProperty(property);
        failure.setReason(reason);
        response.addFailures(failure);
      }
      return response;
    },

    /** Never a replacement: a rotated key must not replace every flow. */
    diffConfig(request: rpc.DiffRequest): rpc.DiffResponse {
      const [olds, news] = [request.getOldInputs() ?? request.getOlds(), request.getNews()].map((struct) =>
        JSON.stringify(Object.entries(revealed(propertiesIn(struct))).sort()),
      );
      const response = new rpc.DiffResponse();
      const { DIFF_NONE, DIFF_SOME } = rpc.DiffResponse.DiffChanges;
      response.setChanges(olds === news ? DIFF_NONE : DIFF_SOME);
      return response;
    },

    configure(request: rpc.ConfigureRequest): rpc.ConfigureResponse {
      const urn = request.getUrn?.() ?? "";
      const isDeclared = urn !== "" && isDeclaredProvider(urn);
      const settings = propertiesIn(request.getArgs());
      const reader = readerOf(revealed(settings), isDeclared);
      session.configure(reader, {
        guard: isDeclared && reader("cams:triggers") === undefined ? requireOwnGuard : undefined,
        secretSettings: Object.keys(settings).filter((name) => isSecret(settings[name])),
      });
      const response = new rpc.ConfigureResponse();
      response.setAcceptsecrets(true);
      response.setSupportspreview(true);
      return response;
    },

    async invoke(request: rpc.InvokeRequest): Promise<rpc.InvokeResponse> {
      const definition = functionOf(request.getTok());
      if (definition === undefined) {
        throw Object.assign(new Error(`the provider cams has no function ${request.getTok()}`), {
          code: status.NOT_FOUND,
        });
      }
      const answer = await callFunction(definition, session.callOf(""), revealed(propertiesIn(request.getArgs())));
      const response = new rpc.InvokeResponse();
      if ("outputs" in answer) {
        response.setReturn(structOf(answer.outputs));
        return response;
      }
      for (const reason of answer.reasons) {
        const failure = new rpc.CheckFailure();
        failure.setReason(reason);
        response.addFailures(failure);
      }
      return response;
    },

    async *list(request: rpc.ListRequest): AsyncGenerator<rpc.ListResponse> {
      const resource = RESOURCES.get(typeIn(`::::${request.getToken()}`));
      const found = (await resource?.list(session.callOf(""))) ?? [];
      const limit = request.getLimit() || found.length;
      for (const { id, name } of found.slice(0, limit)) {
        const result = new rpc.ListResponse.Result();
        result.setId(id);
        result.setName(name);
        const response = new rpc.ListResponse();
        response.setResult(result);
        yield response;
      }
    },

    cancel(): Empty {
      session.cancel();
      return new Empty();
    },
  };
}
