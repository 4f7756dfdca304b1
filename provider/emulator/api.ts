import type { IncomingMessage, ServerResponse } from "node:http";
import type { Accounts } from "./accounts";
import { type EmulatedCall, watch } from "./callLog";
import { deliver, type FaultPlan, type Hit } from "./faults";
import type { Gateway, ReceivedCall } from "./gateway";
import type { Limits } from "./limits";
import { lagOf, OPERATIONS, type Parameters, perSecond, type ReplyBody, type World } from "./operations";
import { PlainRefusal, Refusal, throttled } from "./refusal";
import { jsonReply, type Reply, textReply } from "./reply";
import { formParameters, type Head, readBody } from "./request";
import { MAX_LAG_MS } from "./table";
import { worded } from "./wording";

/** What the calls of operations go through, in this order: gateway, limits, faults, the operation. */
export interface Api {
  gateway: Gateway;
  accounts: Accounts;
  limits: Limits;
  limitsPerSecond: Readonly<Record<string, number>>;
  faults: FaultPlan;
  world: World;
  calls: EmulatedCall[];
  newRequestId: () => string;
}

/** Answers one call of an operation. */
export async function answerCall(
  api: Api,
  request: IncomingMessage,
  response: ServerResponse,
  head: Head,
): Promise<void> {
  const operation = head.headers["x-acs-action"] ?? head.query.Action ?? "";
  const fault = api.faults.next(operation);
  const note = watch(api.calls, operation, api.world.now(), fault?.kind);
  if (fault?.kind === "drop") {
    note("DROPPED", {});
    request.socket.destroy();
    return;
  }
  const body = await readBody(request);
  const parameters = { ...formParameters(head.headers, body), ...head.query };
  const { outcome, reply } = await perform(api, { ...head, operation, body }, parameters, fault);
  note(fault?.kind === "reset" ? "RESET" : outcome, parameters);
  await deliver(response, reply, fault);
}

async function perform(api: Api, received: ReceivedCall, parameters: Parameters, fault: Hit | undefined) {
  const RequestId = api.newRequestId();
  const now = api.world.now() + (fault?.kind === "clockSkew" ? (fault.ms ?? 0) : 0);
  const headers = { date: new Date(now).toUTCString(), "x-acs-request-id": RequestId };
  try {
    const body = await run(api, received, parameters, fault, now);
    if (fault?.kind === "lateError") throw serverError(fault);
    const reply = { RequestId, Code: "OK", Message: "None", AccessDeniedDetail: "None", ...body };
    return { outcome: "OK", reply: jsonReply(200, reply, headers) };
  } catch (error) {
    const own = error instanceof Refusal ? error : new Refusal("InternalError", String(error));
    // What a fault asks for is answered as it was asked for.
    const refusal = fault === undefined ? worded(own, wordingOf(api.world)) : own;
    return { outcome: refusal.code, reply: refused(api, refusal, RequestId, headers, fault) };
  }
}

async function run(
  { gateway, accounts, limits, limitsPerSecond, world }: Api,
  received: ReceivedCall,
  parameters: Parameters,
  fault: Hit | undefined,
  now: number,
): Promise<ReplyBody> {
  const { operation } = received;
  const { behaviour, store } = world;
  const account = gateway.admit(received, now);
  if (behaviour.limits === "on") {
    limits.admit(account.accessKeyId, operation, perSecond(operation, limitsPerSecond));
  }
  refuseByFault(fault, behaviour.throttleForm);
  if (!parameters.CustSpaceId && behaviour.omittedSpace === "refused") {
    throw new Refusal("MissingCustSpaceId", "CustSpaceId is mandatory for this action.");
  }
  const space = parameters.CustSpaceId || accounts.ownSpace(account);
  accounts.requireSpace(account, space);
  const lagMs =
    fault?.kind === "staleReads" ? Math.min(fault.ms ?? MAX_LAG_MS, MAX_LAG_MS) : lagOf(operation, behaviour);
  const seen = store.flows.asOf(world.now() - lagMs);
  const handle = OPERATIONS.get(operation);
  if (handle === undefined) throw new Refusal("InvalidApi.NotFound");
  return await handle({ parameters, account: account.accessKeyId, space, seen, lagMs, world });
}

function refuseByFault(fault: Hit | undefined, throttleForm: World["behaviour"]["throttleForm"]): void {
  if (fault === undefined) return;
  const { kind, code, message, status, form = throttleForm, retryAfterMs } = fault;
  if (kind === "throttle") throw throttled(form, retryAfterMs);
  if (kind === "serverError") throw serverError(fault);
  if (kind === "refuse") throw new Refusal(code ?? "OK", message, status);
}

const serverError = ({ code, message, status }: Hit) =>
  new Refusal(code ?? "ServiceUnavailable", message, status ?? 503);

function refused(
  { world }: Api,
  refusal: Refusal,
  RequestId: string,
  headers: Readonly<Record<string, string>>,
  fault: Hit | undefined,
): Reply {
  const all = { ...headers, ...refusal.headers };
  if (refusal instanceof PlainRefusal) {
    const reply = textReply(refusal.status, `${refusal.message}\n`);
    return { ...reply, headers: { ...all, ...reply.headers } };
  }
  const status = refusal.business && fault?.status === undefined ? businessStatus(refusal, world) : refusal.status;
  const success = fault?.success === false ? { Success: false } : {};
  return jsonReply(status, { RequestId, Code: refusal.code, Message: refusal.message, ...success }, all);
}

/** How the refusals that CAMS does not document are worded. */
const wordingOf = ({ behaviour }: World) => ({
  "Emulator.FlowNotFound": behaviour.unknownFlow,
  "Emulator.WrongFlowStatus": behaviour.wrongStatus,
  "Emulator.FlowNameExists": behaviour.nameTaken,
  "Emulator.PublishFailed": behaviour.publishFailed,
});

/** CAMS may refuse with HTTP 200 and a failing code, which the option businessErrors decides. */
const businessStatus = (refusal: Refusal, { behaviour }: World): number =>
  behaviour.businessErrors === 200 ? 200 : refusal.status;
