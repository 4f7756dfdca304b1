export { defineFlow } from "./flow/define";
export { flowFile } from "./flowFile";
export { type FlowCategory, WhatsAppFlow, type WhatsAppFlowArgs } from "./whatsAppFlow";
