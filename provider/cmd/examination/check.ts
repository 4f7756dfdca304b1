import type { ListedFlow, Operation } from "../../cams";
import type { Access, Level, Seen } from "../../observations";
import type { Account } from "./account";
import type { Answer } from "./actions";

/** What a check found. */
export interface Outcome {
  level: Level;
  /** What is there, as a sentence or less. */
  detail: string;
  /** What to do about it, as a sentence. */
  remedy?: string | undefined;
  /** Whether it was not looked at, because something that it needs is not there. */
  isSkipped?: boolean;
}

/** An outcome with the check that it is from. */
export interface Finding extends Outcome {
  id: string;
  title: string;
}

/** What checks found out for those that follow, and for the report. */
export interface Known {
  latencyMs?: number;
  clockSkewSeconds?: number;
  /** What came of the reads that were asked for. */
  answers: Map<Operation, Answer>;
  actions: Map<Operation, Access>;
  /** The flows of the space; undefined where the list cannot be read. */
  flows?: ListedFlow[];
  phoneNumbers: string[];
  /** Numbers whose key is valid. */
  validKeys: number;
  seen: Seen;
}

/** One thing that is looked at. */
export interface Check {
  id: string;
  title: string;
  /** Checks without which this one makes no sense. */
  needs: readonly string[];
  /** @throws CamsError, which is a problem */
  run(account: Account, known: Known): Promise<Outcome>;
}

export const ok = (detail: string): Outcome => ({ level: "ok", detail });
export const warning = (detail: string, remedy: string | undefined): Outcome => ({ level: "warning", detail, remedy });
export const problem = (detail: string, remedy: string | undefined): Outcome => ({ level: "problem", detail, remedy });
export const unknown = (detail: string, remedy?: string): Outcome => ({ level: "unknown", detail, remedy });

export const skipped = (): Outcome => ({ level: "unknown", detail: "not asked", isSkipped: true });

export const newKnown = (): Known => ({
  answers: new Map(),
  actions: new Map(),
  phoneNumbers: [],
  validKeys: 0,
  seen: {},
});

/** `1 flow`, `2 flows`. */
export const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? "" : "s"}`;
