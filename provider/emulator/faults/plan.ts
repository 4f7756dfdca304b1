import type { Fault, Hit } from "./fault";
import { FAULT_KINDS } from "./kinds";

/** The uploads to the bucket, and the downloads of documents from the bucket and of read-backs. */
const TRANSFERS = ["upload", "download"] as const;
/** Calls of any operation. */
const ANY = "*";

/** The faults that wait for calls, and which call is hit. */
export interface FaultPlan {
  /** Adds a fault behind those that wait for the same target already. */
  add(target: string, fault: Fault): void;
  /** The fault that hits the next request of a target, if any does. */
  next(target: string): Hit | undefined;
  /** The faults that may still hit, as they were given. */
  waiting(): { target: string; fault: Fault }[];
  clear(): void;
}

interface Waiting {
  target: string;
  fault: Hit;
  given: Fault;
  skip: number;
  times: number;
  until: number;
  random: () => number;
}

/**
 * A plan without faults. Faults of one target come one after the other: the second waits until the first is used up.
 *
 * @param reads operations that read flows
 */
export function openFaultPlan(
  operations: ReadonlySet<string>,
  reads: ReadonlySet<string>,
  now: () => number,
): FaultPlan {
  let plan: Waiting[] = [];

  function requireFit(target: string, { kind, code }: Hit): void {
    const fits = {
      requests: true,
      calls: target === ANY || operations.has(target),
      reads: reads.has(target),
      downloads: target === "download",
    };
    if (target !== ANY && !operations.has(target) && !TRANSFERS.some((transfer) => transfer === target)) {
      throw new Error(`${target} is not an operation of the emulator that can fail`);
    }
    if (!fits[FAULT_KINDS[kind].on])
      throw new Error(`the fault ${kind} applies to ${FAULT_KINDS[kind].on}, not to ${target}`);
    if (kind === "refuse" && code === undefined) throw new Error("the fault refuse needs code, or success: false");
  }

  function hits(waiting: Waiting): boolean {
    if (waiting.skip > 0) {
      waiting.skip -= 1;
      return false;
    }
    if (waiting.random() >= (waiting.fault.share ?? 1)) return false;
    waiting.times -= 1;
    waiting.until = Math.min(waiting.until, now() + (waiting.fault.forMs ?? Number.POSITIVE_INFINITY));
    return true;
  }

  const nextOf = (target: string): Hit | undefined => {
    const first = plan.find((waiting) => waiting.target === target);
    return first !== undefined && hits(first) ? first.fault : undefined;
  };

  return {
    add(target, given) {
      const fault: Hit = {
        ...given,
        kind: given.kind ?? "refuse",
        ...(given.success === false ? successFalse(given) : {}),
      };
      requireFit(target, fault);
      const all = given.share !== undefined || given.forMs !== undefined || given.times === "forever";
      const times = typeof given.times === "number" ? given.times : all ? Number.POSITIVE_INFINITY : 1;
      const random = seeded(given.seed ?? 1);
      plan.push({ target, fault, given, skip: given.skip ?? 0, times, until: Number.POSITIVE_INFINITY, random });
    },
    next(target) {
      const time = now();
      plan = plan.filter((waiting) => waiting.times > 0 && time < waiting.until);
      return nextOf(target) ?? (operations.has(target) ? nextOf(ANY) : undefined);
    },
    waiting: () => plan.filter(({ times }) => times > 0).map(({ target, given }) => ({ target, fault: given })),
    clear() {
      plan = [];
    },
  };
}

const successFalse = (given: Fault) => ({ code: given.code ?? "OK", status: given.status ?? 200 });

/** Numbers from 0 to 1 that are the same for the same seed (the generator "mulberry32"). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
