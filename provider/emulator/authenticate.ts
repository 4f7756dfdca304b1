import { type Credentials, sha256, signature } from "../cams";
import { Refusal } from "./operations";

/** A request as it was received. */
export interface ReceivedRequest {
  method: string;
  /** Query parameters, decoded. */
  query: Record<string, string>;
  headers: Record<string, string>;
  body: string;
}

const WINDOW_MS = 15 * 60_000;

/** Refuses a call that is not signed by the account's key, as the gateway of Alibaba Cloud does. */
export function authenticate({ method, query, headers, body }: ReceivedRequest, account: Credentials, now: Date): void {
  const match = /^ACS3-HMAC-SHA256 Credential=([^,]*),SignedHeaders=([^,]*),Signature=([0-9a-f]{64})$/.exec(
    headers.authorization ?? "",
  );
  if (match === null) throw new Refusal("IncompleteSignature", "The request is not signed with ACS3-HMAC-SHA256.");
  const [, accessKeyId, signedNames = "", given] = match;
  if (accessKeyId !== account.accessKeyId) {
    throw new Refusal("InvalidAccessKeyId.NotFound", "Specified access key is not found.", 404);
  }
  const date = Date.parse(headers["x-acs-date"] ?? "");
  if (!(Math.abs(now.getTime() - date) <= WINDOW_MS)) {
    throw new Refusal("InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.");
  }
  const names = signedNames.split(";");
  const signed = Object.fromEntries(names.map((name) => [name, headers[name] ?? ""]));
  const payloadHash = headers["x-acs-content-sha256"] ?? "";
  const expected = signature({ method, uri: "/", query, headers: signed, payloadHash }, account.accessKeySecret);
  if (given !== expected || payloadHash !== sha256(body)) {
    throw new Refusal("SignatureDoesNotMatch", "Specified signature is not matched with our calculation.");
  }
}
