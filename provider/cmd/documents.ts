import { FlowFileError, type JsonObject, parseFlow } from "../../sdk/flow";
import type { FlowText } from "./files";
import { CommandError } from "./outcome";
import { fail } from "./terminal";

/** A flow file that holds a flow. */
export interface FlowDocument extends FlowText {
  document: JsonObject;
}

/**
 * Parses one flow file.
 *
 * @throws CommandError when it holds no flow
 */
export function documentOf(flow: FlowText): FlowDocument {
  try {
    return { ...flow, document: parseFlow(flow.text, flow.file) };
  } catch (error) {
    throw error instanceof FlowFileError ? new CommandError(error.message) : error;
  }
}

/** Parses flow files. What is not a flow is reported one by one, makes the command exit with 2, and is left out. */
export function documentsOf(flows: readonly FlowText[]): FlowDocument[] {
  return flows.flatMap((flow) => {
    try {
      return [documentOf(flow)];
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      fail(error.message);
      return [];
    }
  });
}
