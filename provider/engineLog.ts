import { createRequire } from "node:module";
import type { Log } from "./resources/context";

/** The engine's log, which also shows for a moment what a run is waiting for. */
export interface EngineLog extends Log {
  progress(message: string): void;
}

type Send = (message: string, severity: "WARNING" | "INFO") => void;

/**
 * Writes to the Pulumi engine's own log, so that warnings stand under "Diagnostics" and progress beside the stack. The engine gives its address as the
 * last argument of the provider process. Outside of such a process, and when the engine cannot be reached, messages go
 * to the standard error stream, which the engine shows as well.
 */
export function engineLog(argv: readonly string[] = process.argv): EngineLog {
  const [, script, ...rest] = argv;
  const address = rest.at(-1);
  if (script === undefined || address === undefined || !/:\d+$/.test(address)) return logOf(plain);
  let send: Send | undefined;
  return logOf((message, severity) => {
    try {
      send ??= connect(script, address);
      send(message, severity);
    } catch {
      plain(message, severity);
    }
  });
}

const logOf = (send: Send): EngineLog => ({
  warn: (message) => send(message, "WARNING"),
  progress: (message) => send(message, "INFO"),
});

const plain: Send = (message, severity) => console.error(severity === "WARNING" ? `warning: ${message}` : message);

/** The gRPC library and the messages are those of the SDK whose provider process this is. */
function connect(script: string, address: string): Send {
  const sdk = createRequire(script);
  const grpc = sdk("@grpc/grpc-js") as GrpcModule;
  const { EngineClient } = sdk(
    "@pulumi/pulumi/proto/engine_grpc_pb",
  ) as typeof import("@pulumi/pulumi/proto/engine_grpc_pb");
  const { LogRequest, LogSeverity } = sdk(
    "@pulumi/pulumi/proto/engine_pb",
  ) as typeof import("@pulumi/pulumi/proto/engine_pb");
  const client = new EngineClient(address, grpc.credentials.createInsecure());
  return (message, severity) => {
    const request = new LogRequest();
    request.setSeverity(LogSeverity[severity]);
    request.setEphemeral(severity === "INFO");
    request.setMessage(message);
    client.log(request, (error) => {
      if (error) plain(message, severity);
    });
  };
}

type GrpcModule = typeof import("@grpc/grpc-js");
