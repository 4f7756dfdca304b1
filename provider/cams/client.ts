import { randomBytes } from "node:crypto";
import { RefusedError, UnexpectedReplyError } from "./errors";
import { hintFor } from "./hints";
import { encodeParameters, envelope, type Operation, type Parameters, type Reply, replies } from "./operations";
import { authorization, type Credentials, encodeQuery, sha256 } from "./sign";
import type { HttpResponse, Transport } from "./transport";

/** Version of the CAMS API that this client speaks. */
export const API_VERSION = "2020-06-06";

/** What a client needs from outside. */
export interface ClientDeps {
  /** Such as `https://cams.ap-southeast-1.aliyuncs.com`. */
  endpoint: URL;
  /** Asked before each call, so that keys may change while a run goes on. */
  credentials: () => Promise<Credentials>;
  transport: Transport;
  now?: () => Date;
  nonce?: () => string;
  signal?: AbortSignal;
}

/** Calls CAMS operations: signed, with typed parameters and checked replies. */
export interface CamsClient {
  /**
   * Calls an operation and returns the `Data` of its reply.
   *
   * @throws RefusedError for HTTP 4xx and 5xx, and for a 200 whose `Code` is not `OK`
   * @throws NetworkError when no answer came
   * @throws UnexpectedReplyError when the answer has another shape than documented
   * @throws SettingsError when there are no credentials
   */
  call<O extends Operation>(operation: O, parameters: Parameters[O]): Promise<Reply<O>>;
}

/** A client for one endpoint and one account. */
export function camsClient(deps: ClientDeps): CamsClient {
  const { endpoint, transport, now = () => new Date(), nonce = () => randomBytes(16).toString("hex") } = deps;
  return {
    async call(operation, parameters) {
      const credentials = await deps.credentials();
      const query = encodeParameters(parameters);
      const headers: Record<string, string> = {
        host: endpoint.host,
        "x-acs-action": operation,
        "x-acs-version": API_VERSION,
        "x-acs-date": now().toISOString().replace(/\.\d+/, ""),
        "x-acs-signature-nonce": nonce(),
        "x-acs-content-sha256": sha256(""),
        ...(credentials.securityToken === undefined
          ? {}
          : { "x-acs-accesskey-id": credentials.accessKeyId, "x-acs-security-token": credentials.securityToken }),
      };
      const signed = { method: "POST", uri: "/", query, headers, payloadHash: sha256("") };
      const url = new URL("/", endpoint);
      url.search = encodeQuery(query);
      const response = await transport.send({
        method: "POST",
        url,
        headers: { ...headers, accept: "application/json", authorization: authorization(signed, credentials) },
        operation,
        signal: deps.signal,
      });
      return readReply(operation, response);
    },
  };
}

/** Codes whose message repeats what was signed, parameters included. */
const secretive = /^(SignatureDoesNotMatch|IncompleteSignature)/;

function readReply<O extends Operation>(operation: O, { status, text }: HttpResponse): Reply<O> {
  const parsed = envelope.safeParse(parseJson(text));
  const outcome = status >= 400 && status < 500 ? "refused" : "unknown";
  if (!parsed.success) {
    throw new UnexpectedReplyError(
      `${operation}: the answer (HTTP ${status}, ${text.length} characters) is not CAMS's`,
      {
        operation,
        code: "UNEXPECTED_REPLY",
        outcome,
        hint: "Check that CAMS_ENDPOINT (or cams:endpoint) names CAMS and no proxy answers in its place.",
      },
    );
  }
  const { Code, Message, RequestId, Success, Data } = parsed.data;
  const facts = { operation, requestId: RequestId };
  if (status >= 400 || (Code !== undefined && Code !== "OK") || Success === false) {
    const code = Code ?? `HTTP${status}`;
    throw new RefusedError(
      { ...facts, code, hint: hintFor(operation, code), outcome: status >= 500 ? "unknown" : "refused" },
      secretive.test(code) ? "" : (Message ?? ""),
      status,
    );
  }
  const data = replies[operation].safeParse(Data);
  if (Code === undefined || !data.success) {
    const places = data.error?.issues.map((issue) => ["Data", ...issue.path].join(".")) ?? ["Code"];
    throw new UnexpectedReplyError(
      `${operation}: the answer lacks what CAMS documents at ${places.join(", ")} (request id ${RequestId ?? "none"})`,
      { ...facts, code: "UNEXPECTED_REPLY", outcome: "unknown" },
    );
  }
  return data.data as Reply<O>;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
