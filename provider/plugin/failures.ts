import { Metadata, type ServerErrorResponse, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import type { KeptError, Properties } from "../engine";
import { structOf } from "./struct";

/** An error as the engine takes it. */
export type Failure = Partial<ServerErrorResponse>;

/** A plain failure: its message alone is shown. */
export function failureOf(error: unknown): Failure {
  return { code: status.UNKNOWN, details: error instanceof Error ? error.message : String(error) };
}

/**
 * A failure after which the engine keeps what was made.
 *
 * @param inputs the inputs to record with it
 */
export function keepingFailure(error: KeptError, inputs: Properties): Failure {
  const kept = new ErrorResourceInitFailed();
  kept.setId(error.id);
  kept.setProperties(structOf(error.outputs));
  kept.setInputs(structOf(inputs));
  kept.setReasonsList([error.message]);
  const detail = new Any();
  detail.pack(kept.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const details = new Status();
  details.setCode(status.UNKNOWN);
  details.setMessage(error.message);
  details.addDetails(detail);
  const metadata = new Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(details.serializeBinary()));
  return { code: status.UNKNOWN, details: error.message, metadata };
}
