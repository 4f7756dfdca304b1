/** What an error is about. */
export type Category = RefusalCategory | OwnCategory;

/** What CAMS can refuse a call for; `refused` is every code that is not known here. */
export type RefusalCategory =
  | "refused"
  | "notFound"
  | "wrongState"
  | "nameTaken"
  | "throttled"
  | "permission"
  | "notSubscribed"
  | "credentials"
  | "signature"
  | "clockSkew"
  | "publishRefused"
  | "unavailable";

/** What can go wrong besides; a broken reply is one that may come whole the next time. */
type OwnCategory =
  | "network"
  | "tls"
  | "proxy"
  | "cancelled"
  | "unexpectedReply"
  | "brokenReply"
  | "settings"
  | "asset"
  | "other";

/** The parts of an answer that decide its category. */
export interface Answer {
  code: string;
  message: string;
  /** HTTP status. */
  status: number;
}

type Row = [category: RefusalCategory, matches: (answer: Answer) => boolean];

const code =
  (pattern: RegExp) =>
  (answer: Answer): boolean =>
    pattern.test(answer.code);
const anywhere =
  (pattern: RegExp) =>
  (answer: Answer): boolean =>
    pattern.test(answer.code) || pattern.test(answer.message);
const status =
  (test: (status: number) => boolean) =>
  (answer: Answer): boolean =>
    test(answer.status);

/**
 * The codes that Alibaba Cloud documents for CAMS and for its gateway.
 *
 * Source: the operation pages of "Chat App Message Service" and the "common error codes" of other Alibaba products.
 */
const documented: Row[] = [
  ["throttled", code(/Throttling|^System\.LimitControl|^TooManyRequests/)],
  ["notSubscribed", code(/^Product\.Unsubscript/)],
  ["permission", code(/^(Ram\.PermissionDeny|Forbidden\.RAM|NoPermission|Authentication\.NoAuth)/)],
  ["clockSkew", code(/^InvalidTimeStamp/)],
  ["signature", code(/^(SignatureDoesNotMatch|IncompleteSignature|SignatureNonceUsed)/)],
  ["credentials", code(/^(InvalidAccessKeyId|InvalidSecurityToken|MissingSecurityToken)/)],
  // The next two are not about flows, although they look like it.
  ["refused", code(/^(InvalidApi|InvalidProduct|InvalidProtocol|InvalidVersion)/)],
  ["refused", code(/^Unknown\.ResourceOwnerId/)],
  // CAMS refuses with HTTP 200 as well as with 400, so its own failures are not known by their status.
  ["unavailable", code(/^(ServiceUnavailable|InternalError|InternalServerError|SystemError|System\.Error)/i)],
  ["unavailable", code(/^(ServiceTimeout|RequestTimeout|OperationTimeout|BackendTimeout|GatewayTimeout|BadGateway)/i)],
  ["unavailable", code(/^(ServiceBusy|SystemBusy|ServerBusy|UnknownError|5\d\d$)/i)],
];

/**
 * Assumptions: CAMS documents no code for any of these, so the codes of Meta (which stand behind CAMS, and may come as
 * code or within the message), the wording of Meta's messages, and the usual Alibaba Cloud endings are taken. The
 * emulator's own codes begin with `Emulator.`.
 */
const assumed: Row[] = [
  ["publishRefused", anywhere(/\b139002\b|^Emulator\.PublishFailed$/)],
  ["wrongState", anywhere(/\b(139001|139003|139004)\b|WrongFlowStatus|IncorrectStatus|InvalidStatus/)],
  ["nameTaken", anywhere(/FlowNameExists?|NameExists?$|NameDuplicate|name is not unique/i)],
  ["notFound", code(/NotFound|NotExist/i)],
  ["notFound", anywhere(/flow( id)? .*does not exist/i)],
];

/** By HTTP status alone, where the code says nothing. */
const byStatus: Row[] = [
  ["throttled", status((is) => is === 429)],
  ["notFound", status((is) => is === 404)],
  ["unavailable", status((is) => is >= 500 || is === 408)],
];

/**
 * The category of a refusal: the first row that matches.
 *
 * @param said what somebody says of codes that CAMS does not document
 */
export function categoryOf(answer: Answer, said?: (code: string) => RefusalCategory | undefined): RefusalCategory {
  const find = (rows: Row[]) => rows.find(([, matches]) => matches(answer))?.[0];
  return find(documented) ?? said?.(answer.code) ?? find([...assumed, ...byStatus]) ?? "refused";
}

/**
 * Whether CAMS may have done what it then answered a failure to: a failure of its own, and whatever else comes with
 * HTTP 5xx. Throttled calls are turned away before they are done.
 */
export function mayBeDone(category: RefusalCategory, { status: is }: Pick<Answer, "status">): boolean {
  return category === "unavailable" || (is >= 500 && category !== "throttled");
}

/**
 * What the client does about a failure by itself: `retry` (when it cannot do harm), `slow down` (retry, and pace the
 * operation's other calls more slowly), or `report`, because only a change by a person can help.
 */
export type Action = "retry" | "slow down" | "report";

/** Categories that are not listed are reported. */
const actions: Partial<Record<Category, Action>> = {
  throttled: "slow down",
  unavailable: "retry",
  network: "retry",
  brokenReply: "retry",
};

export function actionFor(category: Category): Action {
  return actions[category] ?? "report";
}
