import { createHmac, hash } from "node:crypto";

/** A key of an Alibaba Cloud account, with the token that belongs to it when it is a temporary one. */
export interface Credentials {
  accessKeyId: string;
  accessKeySecret: string;
  securityToken?: string;
  /** Where they were found, for errors. */
  source?: string;
}

/** What of an HTTP request is signed. */
export interface SignedParts {
  method: string;
  /** Path of the request, `/` for every RPC operation. */
  uri: string;
  /** Query parameters, not encoded. */
  query: Record<string, string>;
  /** Headers as sent; those that are never signed (accept, user-agent, ...) are passed over. */
  headers: Record<string, string>;
  /** Lower-case hexadecimal SHA-256 of the body as sent. */
  payloadHash: string;
}

const ALGORITHM = "ACS3-HMAC-SHA256";

/**
 * The `Authorization` header of Alibaba Cloud's signature version 3.
 *
 * Source: "Request syntax and signature method V3" of the Alibaba Cloud SDK documentation.
 */
export function authorization(parts: SignedParts, credentials: Credentials): string {
  const { request, names } = canonical(parts);
  const signed = hmac(request, credentials.accessKeySecret);
  return `${ALGORITHM} Credential=${credentials.accessKeyId},SignedHeaders=${names},Signature=${signed}`;
}

/** The hexadecimal signature alone, as a server recomputes it. */
export function signature(parts: SignedParts, accessKeySecret: string): string {
  return hmac(canonicalRequest(parts), accessKeySecret);
}

function hmac(request: string, accessKeySecret: string): string {
  return createHmac("sha256", accessKeySecret)
    .update(`${ALGORITHM}\n${sha256(request)}`)
    .digest("hex");
}

/** The text whose hash is signed. */
export function canonicalRequest(parts: SignedParts): string {
  return canonical(parts).request;
}

function canonical({ method, uri, query, headers, payloadHash }: SignedParts): { request: string; names: string } {
  const signed = signedHeaders(headers);
  const lines = signed.map(([name, value]) => `${name}:${value}\n`).join("");
  const names = signed.map(([name]) => name).join(";");
  return { request: [method, uri, encodeQuery(query), lines, names, payloadHash].join("\n"), names };
}

/** Query parameters sorted by name and percent-encoded as RFC 3986 says, which is the form that is signed and sent. */
export function encodeQuery(query: Record<string, string>): string {
  return Object.entries(query)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join("&");
}

/** Lower-case hexadecimal SHA-256 of a text in UTF-8. */
export function sha256(text: string): string {
  return hash("sha256", text, "hex");
}

/** The hash of an empty body. */
export const EMPTY_HASH = sha256("");

/** encodeURIComponent leaves five characters alone that RFC 3986 reserves. */
function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

function signedHeaders(headers: Record<string, string>): [string, string][] {
  return Object.entries(headers)
    .map(([name, value]): [string, string] => [name.toLowerCase(), value.trim()])
    .filter(([name]) => name === "host" || name === "content-type" || name.startsWith("x-acs-"))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
