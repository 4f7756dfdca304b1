import { CamsError, explain } from "../../cams";
import { type Context, ResourceFailure } from "../context";
import type { FlowTriggerInputs } from "./inputs";
import { isSurelyOffline } from "./online";
import type { FlowTriggerState } from "./state";
import { discardTime, momentOf } from "./times";
import { hintOfWhatsAppFlow } from "./whatsAppFlowId";

/** What became of a call that was sent: it was accepted, or nobody knows. */
export type Sent = Pick<FlowTriggerState, "outcome" | "firedAt" | "requestId" | "response"> & { lost?: CamsError };

/**
 * Sends one trigger. The client repeats a call whose answer was lost, under the same Uuid.
 *
 * @throws ResourceFailure when it was not sent or CAMS refused it, so that nothing runs
 */
export async function send(context: Context, inputs: FlowTriggerInputs, uuid: string): Promise<Sent> {
  const { client, log } = context;
  const { flowCode, outId, claimTime } = inputs;
  discardTime(inputs, context.now());
  log.progress(`looking for an online version of Chat Flow ${flowCode}`);
  if (await isSurelyOffline(client, flowCode)) {
    throw new ResourceFailure(
      `Chat Flow ${flowCode} has no online version: nothing was sent. Publish it in the Flow Editor and run \`pulumi up\` again to send.`,
    );
  }
  log.info(
    `sending to Chat Flow ${flowCode} under Uuid ${uuid}. CAMS runs a Uuid only once within a window that it does not document: ` +
      "if this Uuid was sent before (by --replace, an earlier value of triggers, or destroy and up), CAMS may skip it or run it again",
  );
  const now = context.now();
  const firedAt = new Date(now).toISOString();
  try {
    const { RequestId, Data, Response } = await client.call("TriggerChatFlow", {
      FlowCode: flowCode,
      Data: textsOf(inputs.data),
      Uuid: uuid,
      OutId: outId,
      ClaimTimeMillis: claimTime === undefined ? undefined : momentOf(claimTime),
      DiscardTimeMillis: discardTime(inputs, now),
    });
    return { outcome: "accepted", firedAt, requestId: RequestId, response: Data ?? Response };
  } catch (error) {
    if (!(error instanceof CamsError)) throw error;
    if (error.outcome === "unknown") return { outcome: "unknown", firedAt, lost: error };
    throw new ResourceFailure(notSent(context, error, flowCode));
  }
}

/** CAMS's own example sends the number 1024 as the text "1024". */
function textsOf(data: FlowTriggerInputs["data"]): Record<string, string> | undefined {
  return data && Object.fromEntries(Object.entries(data).map(([name, value]) => [name, String(value)]));
}

function notSent(context: Context, error: CamsError, flowCode: string): string {
  const lines = [explain(error)];
  if (error.outcome === "refused") {
    lines.push(
      `Now: nothing was run. CAMS runs Chat Flow ${flowCode} only if it is in the Flow Editor of this account, has the ` +
        "trigger type TriggeredManually and an online version, and data sets every variable of its start node.",
    );
    const hint = hintOfWhatsAppFlow(context, flowCode);
    if (hint !== undefined) lines.push(`${hint}.`);
  } else {
    lines.push("Now: nothing was sent.");
  }
  lines.push("Next: remove the cause and run `pulumi up` again to send.");
  return lines.join("\n");
}
