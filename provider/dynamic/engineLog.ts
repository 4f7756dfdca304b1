import { createRequire } from "node:module";
import type { Log } from "../resources/context";
import { visibleLines } from "../visible";

/** How a message is shown: for good, or for good as a warning, or only while it lasts. */
type Kind = keyof Log;

/**
 * Writes to the Pulumi engine's own log, so that warnings stand under "Diagnostics". The engine gives its address as the
 * last argument of the provider process. Outside of such a process, and when the engine cannot be reached, messages go
 * to the standard error stream, which the engine shows as well.
 */
export function engineLog(argv: readonly string[] = process.argv): Log {
  const [, script, ...rest] = argv;
  const address = rest.at(-1);
  let send = script === undefined || address === undefined || !/:\d+$/.test(address) ? print : undefined;
  const write = (kind: Kind) => (message: string) => {
    const text = visibleLines(message);
    try {
      send ??= connect(script ?? "", address ?? "");
      send(kind, text);
    } catch {
      print(kind, text);
    }
  };
  return { warn: write("warn"), info: write("info"), progress: write("progress") };
}

function print(kind: Kind, message: string): void {
  if (kind !== "progress") console.error(kind === "warn" ? `warning: ${message}` : message);
}

/** The gRPC library and the messages are those of the SDK whose provider process this is. */
function connect(script: string, address: string): (kind: Kind, message: string) => void {
  const sdk = createRequire(script);
  const grpc = sdk("@grpc/grpc-js") as GrpcModule;
  const { EngineClient } = sdk(
    "@pulumi/pulumi/proto/engine_grpc_pb",
  ) as typeof import("@pulumi/pulumi/proto/engine_grpc_pb");
  const { LogRequest, LogSeverity } = sdk(
    "@pulumi/pulumi/proto/engine_pb",
  ) as typeof import("@pulumi/pulumi/proto/engine_pb");
  // The engine runs on this machine; gRPC would take even that through the proxy that `http_proxy` names.
  const client = new EngineClient(address, grpc.credentials.createInsecure(), { "grpc.enable_http_proxy": 0 });
  return (kind, message) => {
    const request = new LogRequest();
    request.setSeverity(kind === "warn" ? LogSeverity.WARNING : LogSeverity.INFO);
    request.setEphemeral(kind === "progress");
    request.setMessage(message);
    client.log(request, (error) => {
      if (error) print(kind, message);
    });
  };
}

type GrpcModule = typeof import("@grpc/grpc-js");
