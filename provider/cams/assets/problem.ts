import { AssetError } from "../errors";
import type { HttpResponse } from "../transport";

type Operation = "upload" | "download";

/** What helps with a problem of a document, by its code. */
const hints: Record<string, string> = {
  HTTP403: "The link may have expired, or the storage refuses this network or this key; run the same command again.",
  HTTP404: "There is nothing at that URL any more; check it.",
  PRIVATE_ADDRESS: "Give the URL of a copy that the public internet can reach.",
  NOT_A_URL: "Give an http(s) URL without user name and password.",
  TOO_MANY_REDIRECTS: "Give the URL at which the redirects end.",
};
const otherwise = "Run the same command again; if it stays so, give the URL of a copy that you host as assetUrl.";

/** An error that names the place without its query, which may hold a signature. */
export function problem(operation: Operation, url: URL | undefined, code: string, what: string): AssetError {
  const place = url === undefined ? "" : `${url.origin}${url.pathname} `;
  const hint = hints[code] ?? otherwise;
  return new AssetError(`${operation}: ${place}${what}`, { operation, code, outcome: "refused", hint });
}

/** The error for an HTTP status, with the code that storage gives in its XML answer. */
export function httpProblem(operation: Operation, url: URL, { status, body }: HttpResponse): AssetError {
  const told = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(body.subarray(0, 2000).toString("latin1"))?.[1];
  const isExpired = /request has expired/i.test(body.subarray(0, 2000).toString("latin1"));
  const why = isExpired ? ": the link has expired" : told === undefined ? "" : ` (${told})`;
  return problem(operation, url, `HTTP${status}`, `answered HTTP ${status}${why}`);
}
