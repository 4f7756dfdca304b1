import type { Clock } from "./clock";
import { CamsError } from "./errors";

/** Writes one line for each call. */
export type CallLog = (line: string) => void;

/** What a call under way notes for its line. */
export interface CallNotes {
  attempts: number;
  requestId: string | undefined;
}

/** A call, and where its line goes, if anywhere. */
interface LoggedCall {
  operation: string;
  clock: Clock;
  log: CallLog | undefined;
}

/** Does a call and writes how it went: operation, outcome, attempts, duration, request id; never what was sent or read. */
export function logged<T>(call: LoggedCall, work: (notes: CallNotes) => Promise<T>): Promise<T> {
  const notes: CallNotes = { attempts: 0, requestId: undefined };
  return call.log === undefined ? work(notes) : writing({ ...call, log: call.log }, notes, work);
}

async function writing<T>(
  { operation, clock, log }: LoggedCall & { log: CallLog },
  notes: CallNotes,
  work: (notes: CallNotes) => Promise<T>,
): Promise<T> {
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
