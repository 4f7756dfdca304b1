import type { Context } from "../context";

/**
 * What to say of a flow code that is the id of a WhatsApp Flow: of one that this run has seen, or of the form of Meta's
 * ids, which are digits only. Every code of a Chat Flow that CAMS documents has letters.
 */
export function hintOfWhatsAppFlow({ run }: Pick<Context, "run">, flowCode: string): string | undefined {
  if (!run.knownIds.has(flowCode) && !/^\d{9,}$/.test(flowCode)) return undefined;
  return `flowCode ${flowCode} looks like the id of a WhatsApp Flow, which cannot be triggered: a WhatsApp Flow is opened from a message. Use the code of a Chat Flow, as shown in the Flow Editor`;
}
