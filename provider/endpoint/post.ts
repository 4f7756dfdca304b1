/** Where an endpoint is: its URL, or the function that a server would call. */
export type EndpointTarget = string | ((request: Request) => Promise<Response>);

/** What an endpoint answered. */
export interface EndpointReply {
  status: number;
  text: string;
  /** From the request to the last byte of the answer, in milliseconds. */
  ms: number;
}

/** Says why no answer came. */
export class EndpointUnreachableError extends Error {
  override readonly name = "EndpointUnreachableError";

  constructor(
    message: string,
    /** Whether the time limit has passed. */
    readonly isTimeout: boolean,
  ) {
    super(message);
  }
}

/** Phones time out after this time. */
export const PHONE_LIMIT_MS = 10_000;

/** No screen needs more; Meta limits the data of a screen to 1 MB. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/**
 * Sends a request as a phone does: by POST, without following redirects, and with a phone's patience.
 *
 * @throws EndpointUnreachableError when no answer came in time or it is far too large
 */
export async function postToEndpoint(
  target: EndpointTarget,
  body: string,
  { headers = {}, limitMs = PHONE_LIMIT_MS }: { headers?: Record<string, string>; limitMs?: number } = {},
): Promise<EndpointReply> {
  const url = typeof target === "string" ? target : "https://endpoint.invalid/";
  const began = performance.now();
  const init = {
    method: "POST",
    body,
    redirect: "manual",
    headers: { "content-type": "application/json", ...headers },
  } as const;
  try {
    const request = new Request(url, { ...init, signal: AbortSignal.timeout(limitMs) });
    const response = await (typeof target === "string" ? fetch(request) : target(request));
    const text = await textOf(response);
    return { status: response.status, text, ms: performance.now() - began };
  } catch (error) {
    if (error instanceof EndpointUnreachableError) throw error;
    const isTimeout = error instanceof Error && error.name === "TimeoutError";
    const reason = isTimeout ? `no answer within ${limitMs / 1000} s` : `no answer: ${reasonOf(error)}`;
    throw new EndpointUnreachableError(reason, isTimeout);
  }
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) throw new EndpointUnreachableError("the answer has more than 4 MB", false);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** What lies behind the "fetch failed" of Node. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
  return cause.message || code || cause.name;
}
