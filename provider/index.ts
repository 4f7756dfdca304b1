import { whatsAppFlowProvider } from "./dynamic";

/**
 * What the text in users' state asks for: `require("pulumi-cams/provider").whatsAppFlow`. The name stays in all
 * releases.
 */
export const whatsAppFlow = whatsAppFlowProvider();
