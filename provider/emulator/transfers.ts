import type { IncomingMessage, ServerResponse } from "node:http";
import { bucketError, expiredLink } from "./bucket";
import { type EmulatedCall, watch } from "./callLog";
import { deliver, type FaultPlan, type Hit } from "./faults";
import { Refusal } from "./refusal";
import type { Reply } from "./reply";
import { type Head, readBody } from "./request";
import type { Storage } from "./storage";

/** What uploads and downloads go through. */
export interface Transfers {
  storage: Storage;
  faults: FaultPlan;
  transfers: EmulatedCall[];
  now: () => number;
}

/** Answers an upload to the bucket, or a download of a document. */
export async function answerTransfer(
  { storage, faults, transfers, now }: Transfers,
  operation: "upload" | "download",
  request: IncomingMessage,
  response: ServerResponse,
  head: Head,
): Promise<void> {
  const fault = faults.next(operation);
  const note = watch(transfers, operation, now(), fault?.kind);
  if (fault?.kind === "drop") {
    note("DROPPED", { path: head.path });
    request.socket.destroy();
    return;
  }
  const body = await readBody(request);
  const reply = refusedByFault(fault) ?? storage.answer({ ...head, body });
  const outcome = reply.status === 200 ? "OK" : String(reply.status);
  note(fault?.kind === "reset" ? "RESET" : outcome, { path: head.path });
  await deliver(response, reply, fault);
}

function refusedByFault(fault: Hit | undefined): Reply | undefined {
  if (fault?.kind === "expiredAsset") return expiredLink();
  if (fault?.kind !== "refuse" && fault?.kind !== "serverError") return undefined;
  const code = fault.code ?? "ServiceUnavailable";
  const { status, message } = new Refusal(code, fault.message, fault.status);
  return bucketError(status, code, message);
}
