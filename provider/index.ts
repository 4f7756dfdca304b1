import { providerProcess, whatsAppFlowProvider } from "./dynamic";

const process = providerProcess();

/**
 * What the text in users' state asks for: `require("pulumi-cams/provider").whatsAppFlow`. The name stays in all
 * releases.
 */
export const whatsAppFlow = whatsAppFlowProvider(process);
