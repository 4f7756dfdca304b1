import type { ServerResponse } from "node:http";
import { inspect } from "node:util";
import { gzipSync } from "node:zlib";
import { camsClient, httpTransport, LIMITS, type Operation, type Parameters } from "../../../provider/cams";
import { operationNames } from "../../../provider/cams/operations";
import { serve } from "./rawServer";
import { sampleCalls } from "./sampleCalls";
import { impatientClock } from "./virtualClock";

/** Short limits, so that a server that never answers does not hold the tests up. */
const limits = { ...LIMITS, headersMs: 1_000, bodyMs: 1_000, attemptMs: 2_000, bodyBytes: 64 * 1024 };
const ONCE = 1;
/** Attempts that fit into two minutes when each pause is as long as it may be; half of them is random. */
const UNTIL_GIVEN_UP = 16;
const ALWAYS = Number.POSITIVE_INFINITY;

type Answer = (response: ServerResponse, goodReply: string) => void;
/** What comes of a call: the class of the error or "a result", its outcome, and how often CAMS was called. */
type Ending = [result: string, outcome: string | undefined, calls: number];

interface Fault {
  name: string;
  /** How many calls it hits. */
  times: number;
  answer: Answer;
  /** For calls that are safe to repeat. */
  safe: Ending;
  /** For calls that are not. */
  once: Ending;
}

const fails =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body));
const refuses = (status: number, Code: string, headers?: Record<string, string>) =>
  fails(status, { Code, Message: "m", RequestId: "R-1" }, headers);
const fine: Ending = ["a result", undefined, 1];
const fineAgain: Ending = ["a result", undefined, 2];
const lost = (name: string): Pick<Fault, "safe" | "once"> => ({ safe: fineAgain, once: [name, "unknown", 1] });
const both = (ending: Ending): Pick<Fault, "safe" | "once"> => ({ safe: ending, once: ending });

const faults: Fault[] = [
  { name: "a reset", times: ONCE, answer: (response) => response.socket?.resetAndDestroy(), ...lost("NetworkError") },
  {
    name: "a reset in the middle of the answer",
    times: ONCE,
    answer(response, goodReply) {
      response.writeHead(200, { "content-length": goodReply.length }).write(goodReply.slice(0, 5), () => {
        response.socket?.resetAndDestroy();
      });
    },
    ...lost("NetworkError"),
  },
  { name: "no head of the answer", times: ONCE, answer: () => undefined, ...lost("NetworkError") },
  {
    name: "a body that stops",
    times: ONCE,
    answer: (response) => response.writeHead(200).write("{"),
    ...lost("NetworkError"),
  },
  {
    name: "a body that trickles for ever",
    times: ONCE,
    answer(response) {
      const trickle = setInterval(() => response.write(" "), 50);
      response.on("close", () => clearInterval(trickle));
    },
    ...lost("NetworkError"),
  },
  {
    name: "a body without end",
    times: ONCE,
    answer(response) {
      const flood = (): void => {
        while (!response.destroyed && response.write(" ".repeat(16 * 1024)));
        response.once("drain", flood);
      };
      flood();
    },
    ...both(["UnexpectedReplyError", "unknown", 1]),
  },
  {
    name: "a gzip body that unpacks to more than the limit",
    times: ONCE,
    answer: (response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(10 * limits.bodyBytes))),
    ...both(["UnexpectedReplyError", "unknown", 1]),
  },
  { name: "cut JSON", times: ONCE, answer: fails(200, '{"Code":"OK","Data":"canary'), ...lost("UnexpectedReplyError") },
  { name: "an empty body", times: ONCE, answer: fails(200, ""), ...lost("UnexpectedReplyError") },
  { name: "an HTML page of a proxy", times: ONCE, answer: fails(502, "<html>canary"), ...lost("UnexpectedReplyError") },
  {
    name: "an HTML page as if all were well",
    times: ONCE,
    answer: fails(200, "<html>canary"),
    ...both(["UnexpectedReplyError", "unknown", 1]),
  },
  {
    name: "gzip that was not asked for",
    times: ONCE,
    answer: (response, goodReply) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(goodReply)),
    ...both(fine),
  },
  {
    name: "another content type",
    times: ONCE,
    answer: (response, goodReply) => response.writeHead(200, { "content-type": "text/html" }).end(goodReply),
    ...both(fine),
  },
  {
    name: "HTTP 200 with a failing code",
    times: ONCE,
    answer: refuses(200, "Some.Code"),
    ...both(["RefusedError", "refused", 1]),
  },
  {
    name: "Success: false",
    times: ONCE,
    answer: fails(200, { Code: "OK", Success: false, RequestId: "R" }),
    ...both(["RefusedError", "refused", 1]),
  },
  { name: "Throttling.User", times: ONCE, answer: refuses(429, "Throttling.User"), ...both(fineAgain) },
  { name: "System.LimitControl", times: ONCE, answer: refuses(400, "System.LimitControl"), ...both(fineAgain) },
  {
    name: "System.LimitControl with HTTP 200",
    times: ONCE,
    answer: refuses(200, "System.LimitControl"),
    ...both(fineAgain),
  },
  { name: "HTTP 429 of a proxy", times: ONCE, answer: fails(429, "slow down"), ...both(fineAgain) },
  {
    name: "x-acs-retry-after",
    times: ONCE,
    answer: refuses(503, "Throttling.Api", { "x-acs-retry-after": "30000" }),
    ...both(fineAgain),
  },
  {
    name: "throttling for ever",
    times: ALWAYS,
    answer: refuses(400, "Throttling"),
    ...both(["ThrottledError", "refused", UNTIL_GIVEN_UP]),
  },
  {
    name: "HTTP 408 of a proxy",
    times: ONCE,
    answer: fails(408, "<html>canary"),
    ...lost("UnexpectedReplyError"),
  },
  {
    name: "ServiceUnavailable with HTTP 200",
    times: ONCE,
    answer: refuses(200, "ServiceUnavailable"),
    ...lost("UnavailableError"),
  },
  { name: "HTTP 503", times: ONCE, answer: refuses(503, "ServiceUnavailable"), ...lost("UnavailableError") },
  {
    name: "HTTP 500 for ever",
    times: ALWAYS,
    answer: refuses(500, "InternalError"),
    safe: ["UnavailableError", "unknown", 6],
    once: ["UnavailableError", "unknown", 1],
  },
  {
    name: "a wrong signature, with the words of the gateway that repeat what was signed",
    times: ONCE,
    answer: fails(400, { Code: "SignatureDoesNotMatch", Message: "server string to sign is: canary", RequestId: "R" }),
    ...both(["SignatureError", "refused", 1]),
  },
  {
    name: "an expired time stamp",
    times: ONCE,
    answer: refuses(400, "InvalidTimeStamp.Expired"),
    ...both(["ClockSkewError", "refused", 1]),
  },
];

const onlyOnce = new Set<Operation>(["CreateFlow", "PublishFlow", "DeprecateFlow", "DeleteFlow"]);
const isSafe = (operation: Operation, parameters: object) =>
  operation === "TriggerChatFlow" ? "Uuid" in parameters : !onlyOnce.has(operation);

/** In keys, parameters and broken answers; it must be in no error. */
const CANARY = "canary";

async function endingOf(fault: Fault, { operation, parameters, data }: (typeof sampleCalls)[number]) {
  const goodReply = JSON.stringify({ Code: "OK", Message: "None", RequestId: "R-2\n", Success: true, Data: data });
  const server = await serve((_request, response) => {
    if (server.requests.length <= fault.times) fault.answer(response, goodReply);
    else response.end(goodReply);
  });
  const transport = httpTransport(limits);
  const clock = impatientClock();
  const client = camsClient({
    endpoint: new URL(server.endpoint),
    credentials: async () => ({ accessKeyId: "id", accessKeySecret: `${CANARY}-1`, securityToken: `${CANARY}-2` }),
    transport,
    limits,
    clock,
    pace: () => Number.POSITIVE_INFINITY,
    random: () => 1,
  });
  const began = clock.now();
  const call = client.call(operation, parameters as Parameters[typeof operation]);
  const error = await call.then(
    () => undefined,
    (reason) => reason,
  );
  const isInTime = clock.now() - began < limits.callMs + limits.attemptMs;
  await transport.close();
  await server.close();
  return {
    ending: [error?.name ?? "a result", error?.outcome, server.requests.length],
    isInTime,
    shown: inspect(error, { depth: 20, showHidden: true }),
  };
}

test("the calls that are tried below are those of every operation", () => {
  expect(new Set(sampleCalls.map(({ operation }) => operation))).toEqual(new Set(operationNames));
});

test.each(faults)(
  "$name: the right result or error for every operation, in time, with no call too many",
  async (fault) => {
    const endings = await Promise.all(sampleCalls.map((call) => endingOf(fault, call)));
    const named = sampleCalls.map(({ operation, parameters }, index) => [
      operation,
      parameters,
      endings[index]?.ending,
    ]);
    expect(named).toEqual(
      sampleCalls.map(({ operation, parameters }) => [
        operation,
        parameters,
        isSafe(operation, parameters) ? fault.safe : fault.once,
      ]),
    );
    expect(endings.every(({ isInTime }) => isInTime)).toBe(true);
    expect(endings.map(({ shown }) => shown).join()).not.toMatch(/canary|Signature=|ACS3/);
  },
);

test("when nothing can be sent, every operation is tried again and the error says that nothing was sent", async () => {
  const closed = await serve(() => undefined);
  await closed.close();
  const tried: string[] = [];
  const transport = httpTransport(limits);
  for (const { operation, parameters } of sampleCalls) {
    const client = camsClient({
      endpoint: new URL(closed.endpoint),
      credentials: async () => {
        tried.push(operation);
        return { accessKeyId: "id", accessKeySecret: CANARY };
      },
      transport,
      clock: impatientClock(),
    });
    await expect(client.call(operation, parameters as Parameters[typeof operation])).rejects.toMatchObject({
      name: "NetworkError",
      code: "ECONNREFUSED",
      outcome: "unsent",
    });
  }
  expect(tried).toHaveLength(LIMITS.attempts * sampleCalls.length);
  await transport.close();
});
