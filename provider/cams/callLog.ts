import type { Clock } from "./clock";
import { CamsError } from "./errors";

/** Writes one line for each call. */
export type CallLog = (line: string) => void;

/** What a call under way notes for its line. */
export interface CallNotes {
  attempts: number;
  requestId: string | undefined;
}

/** Does a call and writes how it went: operation, outcome, attempts, duration, request id; never what was sent or read. */
export async function logged<T>(
  { operation, clock, log }: { operation: string; clock: Clock; log: CallLog | undefined },
  work: (notes: CallNotes) => Promise<T>,
): Promise<T> {
  const notes: CallNotes = { attempts: 0, requestId: undefined };
  if (log === undefined) return work(notes);
  const beganAt = clock.elapsed();
  const write = (outcome: string, requestId: string | undefined) => {
    const attempts = `${notes.attempts} attempt${notes.attempts === 1 ? "" : "s"}`;
    const duration = `${Math.round(clock.elapsed() - beganAt)} ms`;
    log(`CAMS_LOG ${operation}: ${outcome}, ${attempts}, ${duration}, request id ${requestId ?? "none"}`);
  };
  try {
    const result = await work(notes);
    write("ok", notes.requestId);
    return result;
  } catch (error) {
    if (error instanceof CamsError) write(`${error.outcome} (${error.code})`, error.requestId ?? notes.requestId);
    else write("failed", notes.requestId);
    throw error;
  }
}
