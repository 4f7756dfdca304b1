import { createRequire } from "node:module";
import type { Log } from "./resources/context";

/**
 * Writes to the Pulumi engine's own log, so that warnings stand under "Diagnostics". The engine gives its address as the
 * last argument of the provider process. Outside of such a process, and when the engine cannot be reached, messages go
 * to the standard error stream, which the engine shows as well.
 */
export function engineLog(argv: readonly string[] = process.argv): Log {
  const [, script, ...rest] = argv;
  const address = rest.at(-1);
  if (script === undefined || address === undefined || !/:\d+$/.test(address)) return { warn: plain };
  let send: ((message: string) => void) | undefined;
  return {
    warn(message) {
      try {
        send ??= connect(script, address);
        send(message);
      } catch {
        plain(message);
      }
    },
  };
}

const plain = (message: string) => console.error(`warning: ${message}`);

/** The gRPC library and the messages are those of the SDK whose provider process this is. */
function connect(script: string, address: string): (message: string) => void {
  const sdk = createRequire(script);
  const grpc = sdk("@grpc/grpc-js") as GrpcModule;
  const { EngineClient } = sdk(
    "@pulumi/pulumi/proto/engine_grpc_pb",
  ) as typeof import("@pulumi/pulumi/proto/engine_grpc_pb");
  const { LogRequest, LogSeverity } = sdk(
    "@pulumi/pulumi/proto/engine_pb",
  ) as typeof import("@pulumi/pulumi/proto/engine_pb");
  const client = new EngineClient(address, grpc.credentials.createInsecure());
  return (message) => {
    const request = new LogRequest();
    request.setSeverity(LogSeverity.WARNING);
    request.setMessage(message);
    client.log(request, (error) => {
      if (error) plain(message);
    });
  };
}

type GrpcModule = typeof import("@grpc/grpc-js");
