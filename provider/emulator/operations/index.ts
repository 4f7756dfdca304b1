/** The operations of CAMS, by name, and how often each may be called. */
import type { Behaviour } from "../options";
import { MAX_LAG_MS } from "../table";
import type { Operation } from "./call";
import { chatFlowOperations } from "./chatFlows";
import { chatFlowVersionOperations } from "./chatFlowVersions";
import { documentOperations } from "./documents";
import { flowOperations } from "./flows";
import { phoneKeyOperations } from "./phoneKeys";
import { phoneNumberOperations } from "./phoneNumbers";
import { triggerOperations } from "./trigger";

export type { ReplyBody, World } from "./call";
export { MANUAL, TRIGGER_TYPES, type TriggerType } from "./chatFlows";
export type { Parameters } from "./parameters";

const operations = {
  ...flowOperations,
  ...documentOperations,
  ...phoneKeyOperations,
  ...phoneNumberOperations,
  ...chatFlowOperations,
  ...chatFlowVersionOperations,
  ...triggerOperations,
};

/** The name of an operation that the emulator has. */
export type OperationName = keyof typeof operations;

/** All operations by name. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(Object.entries(operations));

/** Reads that may lag behind. */
export const LAGGING_READS: ReadonlySet<string> = new Set([
  "GetFlow",
  "ListFlow",
  "GetFlowJSONAssest",
  "GetPhoneEncryptionPublicKey",
] satisfies OperationName[]);

/** By how many milliseconds an operation shows the past; writes see what is there. */
export function lagOf(operation: string, behaviour: Behaviour): number {
  const own: Partial<Record<string, number>> = {
    GetFlow: behaviour.getFlowLagMs,
    ListFlow: behaviour.listFlowLagMs,
    GetFlowJSONAssest: behaviour.readBackLagMs,
  };
  if (operation === "GetPhoneEncryptionPublicKey") return Math.min(MAX_LAG_MS, behaviour.phoneKeyLagMs);
  if (!LAGGING_READS.has(operation)) return 0;
  return Math.min(MAX_LAG_MS, Math.max(own[operation] ?? 0, behaviour.readAfterWriteLagMs));
}

/** What the operation pages say of every operation: 5 calls a second and account. */
const PER_SECOND = 5;

/**
 * Calls a second that one account may make to an operation. The quota page of CAMS says 50 for some that say 5 on their
 * own page; the emulator holds to the stricter figure.
 */
export function perSecond(operation: string, given: Readonly<Record<string, number>>): number {
  return given[operation] ?? PER_SECOND;
}
