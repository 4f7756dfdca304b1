/** A WhatsApp Flow, as functions over plain values and a context. */
export { whatsAppFlow } from "./definition";
export { removalOf, removeFlow } from "./destroy";
export { importedState } from "./importFlow";
export { getWhatsAppFlow } from "./lookUp";
export { isPublished } from "./state";
