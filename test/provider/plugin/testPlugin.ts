import { credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { ConfigureRequest } from "@pulumi/pulumi/proto/provider_pb";
import type { Emulator } from "../../../provider/emulator";
import { serve } from "../../../provider/plugin/server";
import { serviceMethods } from "../../../provider/plugin/service";
import { newSession, type Session } from "../../../provider/plugin/session";
import { structOf } from "../../../provider/plugin/struct";

/** A plugin in this process, spoken to over gRPC as the engine does. */
export interface TestPlugin {
  client: ResourceProviderClient;
  session: Session;
  /** What it logged, by the resource's URN. */
  logged: { urn: string; kind: string; message: string }[];
  close(): Promise<void>;
}

export async function testPlugin(emulator: Emulator): Promise<TestPlugin> {
  const logged: TestPlugin["logged"] = [];
  const session = newSession();
  session.attach({
    of: (urn) => ({
      warn: (message) => void logged.push({ urn, kind: "warn", message }),
      info: (message) => void logged.push({ urn, kind: "info", message }),
      progress: (message) => void logged.push({ urn, kind: "progress", message }),
    }),
    close: () => undefined,
  });
  const server = await serve(serviceMethods(session, "0.0.0", () => "{}"));
  const client = new ResourceProviderClient(`127.0.0.1:${server.port}`, credentials.createInsecure());
  const settings = {
    accessKeyId: emulator.accessKeyId,
    accessKeySecret: emulator.accessKeySecret,
    endpoint: emulator.endpoint,
    custSpaceId: emulator.custSpaceId,
  };
  const request = new ConfigureRequest();
  request.setArgs(structOf(settings));
  await answer((done) => client.configure(request, done));
  return {
    client,
    session,
    logged,
    async close() {
      session.cancel();
      client.close();
      server.close();
    },
  };
}

/** The response of a call, or the error that it ends with. */
export function answer<Response>(
  call: (done: (error: ServiceError | null, response: Response) => void) => unknown,
): Promise<Response> {
  return new Promise((resolve, reject) => call((error, response) => (error ? reject(error) : resolve(response))));
}
