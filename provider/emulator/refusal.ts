/** Who says no: the gateway of Alibaba Cloud, CAMS behind it, or CAMS in words that only the emulator knows. */
type By = "gateway" | "CAMS" | "emulator";

interface Row {
  status: number;
  by: By;
  message: string;
}

/**
 * The codes with which calls are refused. Those of the gateway are documented for all products, the first four of CAMS
 * on each of its operation pages. CAMS documents no code of its own for flows, so these begin with `Emulator.`; a program
 * that looks for one of them would not work with CAMS.
 */
const REFUSALS = {
  "Product.Unsubscript": { status: 400, by: "CAMS", message: "The account has not subscribed to the product." },
  "Ram.PermissionDeny": { status: 400, by: "CAMS", message: "The account is not authorized to perform this action." },
  "System.LimitControl": { status: 400, by: "CAMS", message: "The request was denied due to flow control." },
  "Unknown.ResourceOwnerId": { status: 400, by: "CAMS", message: "The resource does not belong to the account." },
  "InvalidParameter.FileUrlError": { status: 400, by: "CAMS", message: "The file can not download." },
  "InvalidParameter.PageInvalid": { status: 400, by: "CAMS", message: "Page is malformed." },

  IncompleteSignature: { status: 400, by: "gateway", message: "The request is not signed with ACS3-HMAC-SHA256." },
  "InvalidAccessKeyId.NotFound": { status: 404, by: "gateway", message: "Specified access key is not found." },
  "InvalidAccessKeyId.Inactive": { status: 400, by: "gateway", message: "Specified access key is disabled." },
  "InvalidSecurityToken.Malformed": { status: 400, by: "gateway", message: "Specified SecurityToken is malformed." },
  "InvalidSecurityToken.Expired": { status: 400, by: "gateway", message: "Specified SecurityToken is expired." },
  "InvalidTimeStamp.Format": { status: 400, by: "gateway", message: "Specified time stamp is not well formatted." },
  "InvalidTimeStamp.Expired": { status: 400, by: "gateway", message: "Specified time stamp or date value is expired." },
  SignatureNonceUsed: { status: 400, by: "gateway", message: "Specified signature nonce was used already." },
  SignatureDoesNotMatch: {
    status: 400,
    by: "gateway",
    message: "Specified signature is not matched with our calculation.",
  },
  "InvalidApi.NotFound": {
    status: 404,
    by: "gateway",
    message: "Specified api is not found, please check your url and method.",
  },
  UnsupportedHTTPMethod: { status: 400, by: "gateway", message: "This http method is not supported." },
  Throttling: { status: 400, by: "gateway", message: "Request was denied due to request throttling." },
  "Throttling.User": { status: 429, by: "gateway", message: "Request was denied due to user flow control." },
  "Throttling.Api": { status: 429, by: "gateway", message: "Request was denied due to api flow control." },
  ServiceUnavailable: { status: 503, by: "gateway", message: "The request has failed due to a temporary failure." },
  InternalError: { status: 500, by: "gateway", message: "The request processing has failed due to an unknown error." },

  "Emulator.FlowNotFound": { status: 400, by: "emulator", message: "Flow does not exist in this space" },
  "Emulator.PhoneKeyNotFound": { status: 400, by: "emulator", message: "The phone number has no public key" },
  "Emulator.WrongFlowStatus": { status: 400, by: "emulator", message: "The flow is in the wrong state" },
  "Emulator.FlowNameExists": { status: 400, by: "emulator", message: "Flow name is not unique" },
  "Emulator.PublishFailed": { status: 400, by: "emulator", message: "Publishing Flow attempt failed (139002)" },
  "Emulator.ChatFlowNotFound": { status: 400, by: "emulator", message: "Chat Flow does not exist" },
  "Emulator.WrongChatFlowStatus": { status: 400, by: "emulator", message: "The Chat Flow is in the wrong state" },
  "Emulator.MissingInput": { status: 400, by: "emulator", message: "Data lacks an input of the start node" },
} as const satisfies Record<string, Row>;

const rows = new Map<string, Row>(Object.entries(REFUSALS));

/** A refused call, as it is answered. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  /** Whether the gateway let the call through and CAMS refused it. */
  readonly business: boolean;

  /** Message and status are by default those of {@link REFUSALS}. */
  constructor(
    readonly code: string,
    message = rows.get(code)?.message ?? "A requested fault.",
    status = rows.get(code)?.status ?? 400,
    readonly headers: Readonly<Record<string, string>> = {},
    business = (rows.get(code)?.by ?? "gateway") !== "gateway",
  ) {
    super(message);
    this.status = status;
    this.business = business;
  }
}

/** The forms in which CAMS says that a program calls too often; the quota page names none. */
export const THROTTLE_FORMS = [
  "System.LimitControl",
  "System.LimitControl-200",
  "Throttling",
  "Throttling.User",
  "Throttling.Api",
  "retry-after",
  "plain-429",
] as const;

export type ThrottleForm = (typeof THROTTLE_FORMS)[number];

/** What the gateway's own clients wait for when they get no figure. */
const RETRY_AFTER_MS = 1000;

/**
 * The refusal of a call that comes too soon. `retry-after` has the header `x-acs-retry-after`, in milliseconds;
 * `plain-429` has no JSON, as from a proxy in front of the gateway.
 */
export function throttled(form: ThrottleForm, retryAfterMs?: number): Refusal {
  const wait = form === "retry-after" ? (retryAfterMs ?? RETRY_AFTER_MS) : retryAfterMs;
  const headers: Record<string, string> = wait === undefined ? {} : { "x-acs-retry-after": String(wait) };
  if (form === "System.LimitControl-200") return new Refusal("System.LimitControl", undefined, 200, headers);
  if (form === "retry-after") return new Refusal("Throttling.User", undefined, 429, headers);
  if (form === "plain-429") return new PlainRefusal("Throttling", "Too Many Requests", 429, headers);
  return new Refusal(form, undefined, undefined, headers);
}

/** A refusal in plain text, without the JSON of the gateway. */
export class PlainRefusal extends Refusal {}
