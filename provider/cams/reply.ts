import { isPlainObject } from "../../sdk/flow";
import { parsedJson } from "../parsedJson";
import type { Codes } from "./codes";
import { type CamsError, refusal, UnexpectedReplyError } from "./errors";
import { documentationOf, type Operation, type Reply, specOf } from "./operations";
import type { SettingNames } from "./settingNames";
import type { HttpResponse } from "./transport";

/** What of a call is needed to read its answer. */
export interface Asked<O extends Operation> {
  operation: O;
  /** Where the key was found. */
  source: string;
  /** How messages name the settings. */
  names: SettingNames;
  /** What codes mean that CAMS does not document. */
  codes?: Codes | undefined;
  now: Date;
  lostBefore: boolean;
}

/**
 * The checked answer to a call.
 *
 * @throws RefusedError of the class that fits, for HTTP 4xx and 5xx, a `Code` that is not `OK` and `Success: false`
 * @throws UnexpectedReplyError when the answer has another shape than documented
 */
export function readReply<O extends Operation>(asked: Asked<O>, response: HttpResponse): Reply<O> {
  const { operation } = asked;
  const { status, headers } = response;
  const reply = parseReply(response.body.toString("utf8"));
  if (reply === undefined) throw foreign(asked, response);
  // The gateway writes names of both cases; the page of PublishFlow shows a request id with a line end.
  const part = (name: string) => reply[name] ?? reply[name[0]?.toLowerCase() + name.slice(1)];
  const requestId = textOf(part("RequestId"))?.trim() || headers["x-acs-request-id"];
  const code = textOf(part("Code"));
  if (status >= 400 || (code !== undefined && code !== "OK") || part("Success") === false) {
    const message = textOf(part("Message")) ?? "";
    throw refusal({
      ...asked,
      code: code === undefined || code === "OK" ? `HTTP${status}` : code,
      message: message === "None" || message === "无" ? "" : message,
      status,
      requestId,
      headers,
    });
  }
  const { from, reply: schema } = specOf(operation);
  const [Data, Response, PhoneNumbers] = ["Data", "Response", "PhoneNumbers"].map(part);
  const whole = { RequestId: requestId, Data, Response, PhoneNumbers };
  const checked = schema.safeParse(from === "Data" ? whole.Data : whole);
  if (code !== undefined && checked.success) return checked.data;
  const path = (place: PropertyKey[]) => (from === "Data" ? ["Data", ...place] : place).join(".");
  const places = checked.error?.issues.map((issue) => path(issue.path)) ?? ["Code"];
  throw new UnexpectedReplyError(
    `${operation}: the response lacks what CAMS documents at ${places.join(", ")} (request id ${requestId ?? "none"})`,
    {
      operation,
      requestId,
      code: "UNEXPECTED_REPLY",
      outcome: "unknown",
      hint: `CAMS documents the response at ${documentationOf(operation)}; this release may be too old for it.`,
    },
  );
}

/** The error for an answer that is not CAMS's: of a proxy, of another server, or cut off. */
function foreign<O extends Operation>(
  { operation, lostBefore, ...asked }: Asked<O>,
  response: HttpResponse,
): CamsError {
  const { status, headers, body } = response;
  if (status === 429)
    return refusal({
      operation,
      lostBefore,
      ...asked,
      headers,
      status,
      code: "HTTP429",
      message: "",
      requestId: undefined,
    });
  return new UnexpectedReplyError(
    `${operation}: unexpected response (HTTP ${status}, ${body.length} bytes), not from CAMS`,
    {
      operation,
      code: "UNEXPECTED_REPLY",
      outcome: status >= 400 && status < 500 && status !== 408 && !lostBefore ? "refused" : "unknown",
      broken: status >= 500 || status === 408 || body.length === 0 || body[0] === OPENING_BRACE,
      hint: `Check that ${asked.names.endpoint} points to CAMS and that no proxy responds in its place.`,
    },
  );
}

const OPENING_BRACE = "{".charCodeAt(0);

/** CAMS's id of a request, from its answer; for logs. */
export function requestIdOf({ headers, body }: HttpResponse): string | undefined {
  const reply = parseReply(body.toString("utf8"));
  return textOf(reply?.RequestId ?? reply?.requestId)?.trim() || headers["x-acs-request-id"];
}

function parseReply(text: string): Record<string, unknown> | undefined {
  const value = parsedJson(text);
  return isPlainObject(value) ? value : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
