import { exchangeOf } from "../flow/exchange";
import { answerer } from "./answerer";
import { readBody } from "./body";
import { open, readEnvelope, seal } from "./envelope";
import { loadKeys, type PrivateKey } from "./keys";
import type { EndpointProblem, EndpointProblemCode } from "./problem";
import { readRequest } from "./request";
import { isSigned, SIGNATURE_HEADER } from "./signature";
import type { Handler, OtherHandler } from "./types";

/** How an endpoint is made. */
export interface EndpointOptions<Flow> {
  /** The flow: from `defineFlow`, which types the handler, or a document read from a file. */
  flow: Flow;
  /**
   * The private keys, the newest first: RSA, 2048 bits. During a rotation the old one is given as well, until phones
   * have fetched the new public key.
   */
  privateKeys: readonly PrivateKey[];
  /** Answers INIT, data_exchange and BACK. */
  handle: Handler<Flow>;
  /** Answers requests of other versions of the flow that are still open in chats; without it they get 400. */
  handleOther?: OtherHandler;
  /** The secret of Meta's app, or several: then requests that are not signed with one of them get 432. */
  appSecret?: string | readonly string[];
  /** For how long the handler may take, in milliseconds: 8,000 by default. Phones time out after 10 seconds. */
  timeLimitMs?: number;
  /** How many bytes a request may have: 1 MB by default. */
  maxBodyBytes?: number;
  /** Told of everything that went wrong, without anything that a user has entered. By default a line on `console.error`. */
  onError?: (problem: EndpointProblem) => void;
}

/** Answers the requests that phones make to the endpoint of a flow. It never rejects. */
export type Endpoint = (request: Request) => Promise<Response>;

const TIME_LIMIT_MS = 8_000;
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * The data endpoint of a flow, as a function from a Fetch `Request` to a `Response`: decrypts, answers health checks and
 * error notifications, calls the handler, checks that its answer can be shown on the phone, and encrypts it.
 *
 * | status | when |
 * | --- | --- |
 * | 200 | answered |
 * | 400 | the request does not have the format that phones send for this flow |
 * | 405 | another method than POST |
 * | 421 | no private key opens the request; phones then fetch the public key again |
 * | 427 | the handler threw a `TokenInvalidError` |
 * | 432 | the signature is missing or wrong |
 * | 500 | the handler threw, took too long, or its answer does not fit the flow |
 *
 * @throws an error, at once, when a key or the flow cannot be used
 * @example
 * const endpoint = createEndpoint({
 *   flow,
 *   privateKeys: [process.env.PRIVATE_KEY],
 *   handle: async (request) =>
 *     request.action === "data_exchange"
 *       ? { screen: "SLOT", data: { hours: await hoursOf(request.data.day) } }
 *       : { screen: "DAY", data: {} },
 * });
 */
export function createEndpoint<const Flow>(options: EndpointOptions<Flow>): Endpoint {
  const { appSecret = [], maxBodyBytes = MAX_BODY_BYTES, timeLimitMs = TIME_LIMIT_MS, onError = print } = options;
  const keys = loadKeys(options.privateKeys);
  const secrets = typeof appSecret === "string" ? [appSecret] : appSecret;
  const exchange = exchangeOf(options.flow);
  if (!exchange.hasEndpoint)
    throw new Error("the flow has no data_api_version, so phones do not call an endpoint for it");
  const report = reporter(onError);
  const { handle, handleOther } = options;
  const answer = answerer({ handle, handleOther, exchange, timeLimitMs, report });

  return async (request) => {
    if (request.method !== "POST") return new Response(null, { status: 405, headers: { allow: "POST" } });
    const body = await readBody(request, maxBodyBytes, timeLimitMs);
    if (body === undefined)
      return refuse("REQUEST_MALFORMED", 400, "the body is missing, incomplete, late or too large");
    if (secrets.length > 0 && !isSigned(body, request.headers.get(SIGNATURE_HEADER), secrets)) {
      return refuse("SIGNATURE_WRONG", 432, "the request is not signed with the app secret; check appSecret");
    }
    const envelope = readEnvelope(body);
    if (envelope === undefined)
      return refuse("REQUEST_MALFORMED", 400, "the request does not have the format that phones send");
    const opened = open(envelope, keys);
    if (opened === undefined) {
      return refuse("CANNOT_DECRYPT", 421, "no private key decrypts the request; phones fetch the public key again");
    }
    const asking = readRequest(opened.text, exchange);
    if (asking === undefined)
      return refuse("REQUEST_MALFORMED", 400, "the decrypted request is not one that a phone sends");
    const { status, value } = await answer(asking, request.signal);
    return value === undefined ? new Response(null, { status }) : sealed(status, value, opened);
  };

  function refuse(code: EndpointProblemCode, status: number, message: string): Response {
    report({ code, status, message });
    return new Response(null, { status });
  }
}

const sealed = (status: number, text: string, opened: Parameters<typeof seal>[1]) =>
  new Response(seal(text, opened), { status, headers: { "content-type": "text/plain" } });

/** Reports to the operator; what the hook itself throws is nothing that a phone should notice. */
function reporter(onError: (problem: EndpointProblem) => void) {
  return (problem: EndpointProblem): void => {
    try {
      const returned: unknown = onError(problem);
      if (returned instanceof Promise) returned.catch(() => undefined);
    } catch {
      // The request goes on.
    }
  };
}

const print = ({ code, message, status, action, screen }: EndpointProblem): void => {
  console.error(["endpoint:", status, code, action, screen, message].filter((part) => part !== undefined).join(" "));
};
