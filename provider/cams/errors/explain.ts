import { CamsError } from "./camsError";
import { NotFoundError } from "./notFoundError";

/** Whether CAMS refused because it does not know the flow; the assumption behind it is in categories.ts. */
export function isUnknownFlow(error: unknown): boolean {
  return error instanceof NotFoundError;
}

/** An error as one line for a person: what CAMS said and what to do about it. */
export function explain(error: unknown): string {
  if (error instanceof CamsError) return error.hint === undefined ? error.message : `${error.message}. ${error.hint}`;
  return error instanceof Error ? error.message : String(error);
}
