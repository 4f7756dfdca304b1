import { API_VERSION, sha256, signature } from "../cams";
import type { AccountOptions, Accounts } from "./accounts";
import { Refusal } from "./refusal";

/** A call as it was received. */
export interface ReceivedCall {
  operation: string;
  method: string;
  /** Query parameters, decoded: how they were encoded on the way does not matter to the signature. */
  query: Record<string, string>;
  headers: Record<string, string>;
  body: string;
}

/** Lets calls through to CAMS as the gateway of Alibaba Cloud does. */
export interface Gateway {
  /**
   * The account that signed the call.
   *
   * @param now the gateway's clock, in milliseconds since 1970
   * @throws {Refusal} with one of the gateway's codes
   */
  admit(call: ReceivedCall, now: number): AccountOptions;
}

const WINDOW_MS = 15 * 60_000;
const ALWAYS_SIGNED = [
  "host",
  "x-acs-action",
  "x-acs-version",
  "x-acs-date",
  "x-acs-content-sha256",
  "x-acs-signature-nonce",
];

/** A gateway that remembers the nonces of the last half hour. */
export function openGateway(accounts: Accounts, operations: ReadonlySet<string>): Gateway {
  const nonces = new Map<string, number>();

  /** A nonce may be forgotten once its call would be refused for its age. */
  function requireFresh(nonce: string, now: number): void {
    for (const [old, until] of nonces) {
      if (until >= now) break;
      nonces.delete(old);
    }
    if (nonces.has(nonce)) throw new Refusal("SignatureNonceUsed");
    nonces.set(nonce, now + 2 * WINDOW_MS);
  }

  return {
    admit(call, now) {
      const { operation, method, headers } = call;
      if (method !== "GET" && method !== "POST") throw new Refusal("UnsupportedHTTPMethod");
      const { accessKeyId, signedNames, given } = readAuthorization(headers);
      const key = accounts.find(accessKeyId);
      if (key === undefined) throw new Refusal("InvalidAccessKeyId.NotFound");
      if (key.account.inactive) throw new Refusal("InvalidAccessKeyId.Inactive");
      requireTime(headers["x-acs-date"], now);
      if (given !== expectedSignature(call, signedNames, key.secret)) throw new Refusal("SignatureDoesNotMatch");
      requireToken(headers["x-acs-security-token"], key.temporary, now);
      requireFresh(`${accessKeyId} ${headers["x-acs-signature-nonce"]}`, now);
      if (!operations.has(operation) || headers["x-acs-version"] !== API_VERSION) {
        throw new Refusal("InvalidApi.NotFound");
      }
      if (key.account.subscribed === false) throw new Refusal("Product.Unsubscript");
      if (key.account.denied?.includes(operation)) throw new Refusal("Ram.PermissionDeny");
      return key.account;
    },
  };
}

function readAuthorization(headers: Record<string, string>) {
  const match = /^ACS3-HMAC-SHA256 Credential=([^,]*),SignedHeaders=([^,]*),Signature=([0-9a-f]{64})$/.exec(
    headers.authorization ?? "",
  );
  if (match === null) throw new Refusal("IncompleteSignature");
  const [, accessKeyId = "", signedNames = "", given] = match;
  return { accessKeyId, signedNames: signedNames.split(";"), given };
}

function requireTime(date: string | undefined, now: number): void {
  const time = Date.parse(date ?? "");
  if (Number.isNaN(time)) throw new Refusal("InvalidTimeStamp.Format");
  if (Math.abs(now - time) > WINDOW_MS) throw new Refusal("InvalidTimeStamp.Expired");
}

function requireToken(
  given: string | undefined,
  expected: { securityToken: string; expires: number } | undefined,
  now: number,
): void {
  if (given !== expected?.securityToken) throw new Refusal("InvalidSecurityToken.Malformed");
  if (expected !== undefined && expected.expires < now) throw new Refusal("InvalidSecurityToken.Expired");
}

function expectedSignature(call: ReceivedCall, signedNames: string[], secret: string): string {
  const { method, query, headers, body } = call;
  const missing = ALWAYS_SIGNED.find((name) => !signedNames.includes(name));
  if (missing !== undefined) throw new Refusal("IncompleteSignature", `The header ${missing} is not signed.`);
  if (headers["x-acs-content-sha256"] !== sha256(body)) throw new Refusal("SignatureDoesNotMatch");
  const signed = Object.fromEntries(signedNames.map((name) => [name, headers[name] ?? ""]));
  return signature({ method, uri: "/", query, headers: signed, payloadHash: sha256(body) }, secret);
}
