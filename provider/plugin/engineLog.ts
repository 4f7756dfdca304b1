import { Client, credentials } from "@grpc/grpc-js";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Log } from "../resources/context";
import { visibleLines } from "../visible";

/** How a message is shown: for good, or for good as a warning, or only while it lasts. */
type Kind = keyof Log;

/** Writes to the engine's log. */
export interface EngineLog {
  /** The log of a resource: messages stand on its own line. */
  of(urn: string): Log;
  close(): void;
}

/** The log of the engine at an address. Where it cannot be reached, messages go to the standard error stream. */
export function engineLog(address: string): EngineLog {
  // The engine runs on this machine; gRPC would take even that through the proxy that `http_proxy` names.
  const client = new Client(address, credentials.createInsecure(), { "grpc.enable_http_proxy": 0 });

  const write = (urn: string, kind: Kind) => (given: string) => {
    const message = visibleLines(given);
    const request = new LogRequest();
    request.setUrn(urn);
    request.setSeverity(kind === "warn" ? LogSeverity.WARNING : LogSeverity.INFO);
    request.setEphemeral(kind === "progress");
    request.setMessage(message);
    client.makeUnaryRequest(
      "/pulumirpc.Engine/Log",
      (sent: LogRequest) => Buffer.from(sent.serializeBinary()),
      (bytes: Buffer) => Empty.deserializeBinary(bytes),
      request,
      (error) => {
        if (error && kind !== "progress") console.error(kind === "warn" ? `warning: ${message}` : message);
      },
    );
  };
  return {
    of: (urn) => ({ warn: write(urn, "warn"), info: write(urn, "info"), progress: write(urn, "progress") }),
    close: () => client.close(),
  };
}
