import { canonicalize, isPlainObject } from "../../../sdk/flow";
import { type Context, type Failure, failure } from "../context";
import type { CheckRequest } from "../definition";
import { holdsUnknown } from "../unknown";
import { checkInputs, type FlowTriggerInputs } from "./inputs";
import { pastDiscard } from "./times";
import { uuidOf } from "./uuid";
import { hintOfWhatsAppFlow } from "./whatsAppFlowId";

type Request = CheckRequest<FlowTriggerInputs>;

/**
 * Finds all that is wrong with a declaration, and says in words what creating it sends, or that a change sends nothing.
 * Calls nothing.
 *
 * @returns what stops the run
 * @throws SettingsError for a guard that is neither enabled nor disabled
 */
export function check(context: Context, declaration: Request): Failure[] {
  // Nothing can be said of a value that holds one that is not known yet.
  const request: Request = { ...declaration, isUnknown: (value) => holdsUnknown(value, declaration.isUnknown) };
  const guard = context.triggersGuard();
  const failures = checkInputs(request.values, request.isUnknown);
  if (failures.length > 0) return failures;
  if (request.old !== undefined) {
    noteNothingSent(context, request, request.old);
    return [];
  }
  const { values, isUnknown } = request;
  const { flowCode } = values;
  const flow = isUnknown(flowCode) ? "a Chat Flow that is not known yet" : `Chat Flow ${flowCode}`;
  if (guard === "disabled") {
    context.log.info(`cams:triggers is disabled: nothing is sent to ${flow}, and enabling it later does not send it`);
    return [];
  }
  context.log.info(`will send to ${flow} with ${countOf(request)}${underUuid(request)}`);
  const hint = isUnknown(flowCode) ? undefined : hintOfWhatsAppFlow(context, String(flowCode));
  if (hint !== undefined) context.log.warn(hint);
  return checkDiscard(request, context.now());
}

function checkDiscard({ values: { discardAt }, isUnknown }: Request, now: number): Failure[] {
  if (isUnknown(discardAt) || (typeof discardAt !== "string" && typeof discardAt !== "number")) return [];
  const past = pastDiscard(discardAt, now);
  return past === undefined ? [] : [failure("DISCARDED_AT_ONCE", `${past} (set a later time, or use discardAfter)`)];
}

function countOf({ values: { data }, isUnknown }: Request): string {
  if (!isPlainObject(data)) return isUnknown(data) ? "data that is not known yet" : "no data";
  const count = Object.keys(data).length;
  return `${count} data key${count === 1 ? "" : "s"}`;
}

function underUuid({ declarer, values, isUnknown }: Request): string {
  if ([values.uuid, values.flowCode, values.triggers].some(isUnknown)) return "";
  return `, under Uuid ${uuidOf(declarer, values)}`;
}

/** Inputs whose change alone sends nothing. */
const SILENT = ["data", "outId", "claimTime", "discardAt", "discardAfter"] as const;

function noteNothingSent({ log }: Context, { values, isUnknown }: Request, old: Partial<FlowTriggerInputs>): void {
  const isChanged = (name: (typeof SILENT)[number] | "triggers") =>
    canonicalize(values[name]) !== canonicalize(old[name]);
  if (isUnknown(values.triggers) || isChanged("triggers")) return;
  const changed = SILENT.filter((name) => !isUnknown(values[name]) && isChanged(name));
  if (changed.length === 0) return;
  const way = changed.includes("discardAt") ? ". For a time relative to sending, use discardAfter" : "";
  log.warn(
    `${changed.join(", ")} changed but triggers did not: nothing will be sent. To send again, change triggers too${way}`,
  );
}
