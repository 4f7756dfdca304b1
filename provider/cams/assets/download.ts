import { isPlainObject, type JsonObject } from "../../../sdk/flow";
import { parsedJson } from "../../parsedJson";
import { isPrivateLiteral } from "../publicAddress";
import type { HttpResponse } from "../transport";
import type { Exchange } from "./exchange";
import { httpProblem, problem } from "./problem";
import { send } from "./send";
import { decodeText } from "./text";

/** Fetches the JSON object at a URL with a plain GET, as CAMS does. */
export async function download(link: string, exchange: Exchange): Promise<JsonObject> {
  const url = parseUrl(link, undefined, exchange);
  const { response, at } = await follow(url, exchange);
  const text = decodeText(response.body);
  if (text === undefined) throw problem("download", at, "NOT_TEXT", "is not UTF-8 or UTF-16 text");
  const document = parsedJson(text);
  if (document === undefined) throw problem("download", at, "NOT_JSON", "does not contain JSON");
  if (!isPlainObject(document)) throw problem("download", at, "NOT_A_FLOW", "does not contain a JSON object");
  return document;
}

/** Follows redirects by hand, so that each target is checked like the first URL. */
async function follow(url: URL, exchange: Exchange): Promise<{ response: HttpResponse; at: URL }> {
  let at = url;
  for (let hops = 0; ; hops++) {
    const response = await send({ method: "GET", url: at, operation: "download" }, exchange);
    const { location } = response.headers;
    if (response.status === 200) return { response, at };
    if (![301, 302, 303, 307, 308].includes(response.status) || location === undefined) {
      throw httpProblem("download", at, response);
    }
    if (hops === exchange.limits.redirects) {
      throw problem("download", at, "TOO_MANY_REDIRECTS", `redirects more than ${exchange.limits.redirects} times`);
    }
    at = parseUrl(location, at, exchange);
  }
}

/** A URL that may be fetched; `from` is the one that redirects to it. */
function parseUrl(text: string, from: URL | undefined, { publicOnly }: Exchange): URL {
  const url = URL.canParse(text, from?.href) ? new URL(text, from?.href) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") {
    const what =
      from === undefined ? "the link is not an http(s) URL" : "redirects to something that is not an http(s) URL";
    throw problem("download", from, "NOT_A_URL", what);
  }
  if (publicOnly && isPrivateLiteral(url)) {
    throw problem(
      "download",
      url,
      "PRIVATE_ADDRESS",
      "is not on the public internet, from which CAMS has to download it",
    );
  }
  return url;
}
