import { AssetError } from "../errors";
import type { HttpResponse } from "../transport";

type Operation = "upload" | "download";

/** What helps with a problem of a document, by its code. */
const hints: Record<string, string> = {
  HTTP403: "The link may have expired, or the storage refuses this network or this key; run the same command again.",
  HTTP404: "Nothing exists at that URL; check it.",
  PRIVATE_ADDRESS: "Use the URL of a copy that can be reached from the public internet.",
  NOT_A_URL: "Use an http(s) URL without a user name and password.",
  TOO_MANY_REDIRECTS: "Use the URL at which the redirects end.",
};
const otherwise = "Run the same command again; if it keeps failing, set assetUrl to the URL of a copy that you host.";

/** An error that names the place without its query, which may hold a signature. */
export function problem(operation: Operation, url: URL | undefined, code: string, what: string): AssetError {
  const place = url === undefined ? "" : `${url.origin}${url.pathname} `;
  const hint = hints[code] ?? otherwise;
  return new AssetError(`${operation}: ${place}${what}`, { operation, code, outcome: "refused", hint });
}

/** The error for an HTTP status, with the code that storage gives in its XML answer. */
export function httpProblem(operation: Operation, url: URL, { status, body }: HttpResponse): AssetError {
  const code = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(body.subarray(0, 2000).toString("latin1"))?.[1];
  const isExpired = /request has expired/i.test(body.subarray(0, 2000).toString("latin1"));
  const why = isExpired ? ": the link has expired" : code === undefined ? "" : ` (${code})`;
  return problem(operation, url, `HTTP${status}`, `returned HTTP ${status}${why}`);
}
