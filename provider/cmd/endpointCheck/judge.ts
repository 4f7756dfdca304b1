import { answerProblem, type Exchange, isPlainObject } from "../../../sdk/flow";
import type { AnswerFault, EndpointReply } from "../../endpoint";
import type { Probe } from "./probes";

/** Something that is wrong with an endpoint. */
export interface EndpointFinding {
  code: string;
  severity: "error" | "warning";
  message: string;
  hint?: string;
}

/** Meta advises to stay below this. */
const ADVISED_MS = 1_000;

/** What is wrong with the answer to a probe. Nothing of the answer's data stands in it. */
export function judge(probe: Probe, reply: EndpointReply, exchange: Exchange): EndpointFinding[] {
  const found = answerFinding(probe, reply, exchange);
  const slow = reply.ms >= ADVISED_MS ? [slowFinding(reply.ms)] : [];
  return found === undefined ? slow : [found, ...slow];
}

function answerFinding(probe: Probe, reply: EndpointReply, exchange: Exchange): EndpointFinding | undefined {
  const { expected, sealed } = probe;
  if (expected.kind === "refused") return refusalFinding(expected.statuses, reply);
  if (reply.status !== 200) return statusFinding(reply.status);
  const read = sealed.read(reply.text);
  if ("fault" in read) return faultFinding(read.fault, reply.text);
  if (expected.kind === "shows") {
    const problem = answerProblem(exchange, expected.asked, read.value);
    return problem && { severity: "error", ...problem };
  }
  const { data } = isPlainObject(read.value) ? read.value : {};
  if (isPlainObject(data) && data.status === "active") return undefined;
  return finding(
    "ENDPOINT_PING",
    "the health check is not answered",
    'answer {"data": {"status": "active"}} to the action ping',
  );
}

function refusalFinding(statuses: readonly number[], { status }: EndpointReply): EndpointFinding | undefined {
  if (statuses.includes(status)) return undefined;
  const message = `a request that cannot be decrypted is answered with HTTP ${status} instead of ${statuses[0]}`;
  const hint = "return 421, so that phones fetch the public key again; otherwise a key rotation breaks the flow";
  return finding("ENDPOINT_ACCEPTS_ANY_KEY", message, hint);
}

const statusHints: Readonly<Record<number, string>> = {
  301: "phones do not follow redirects; use the final URL",
  302: "phones do not follow redirects; use the final URL",
  307: "phones do not follow redirects; use the final URL",
  308: "phones do not follow redirects; use the final URL",
  421: "the endpoint does not have the private key of this public key",
  427: "the endpoint does not know this flow token; set one that it knows with --flow-token",
  432: "the endpoint checks signatures; set ENDPOINT_APP_SECRET in the environment to sign the requests",
};

function statusFinding(status: number): EndpointFinding {
  const hint =
    statusHints[status] ?? (status >= 500 ? "see the endpoint's log" : "return 200 for every request of the flow");
  return finding("ENDPOINT_STATUS", `the answer is HTTP ${status} instead of 200`, hint);
}

const faults: Readonly<Record<AnswerFault, [message: string, hint: string]>> = {
  "not base64": ["the answer is not base64", "send only the base64-encoded encrypted answer"],
  "IV not inverted": [
    "the answer is encrypted with the IV of the request",
    "invert each byte of the IV for the answer",
  ],
  "tag wrong": ["the authentication tag of the answer is wrong", "append the 16-byte AES-128-GCM tag"],
  "tag missing": ["the answer has no authentication tag", "append the 16-byte AES-128-GCM tag"],
  "other key": [
    "the answer cannot be decrypted",
    "encrypt with AES-128-GCM, the AES key of the request and its inverted IV",
  ],
  "not JSON": ["the decrypted answer is not JSON", "encrypt the answer as UTF-8 JSON"],
};

function faultFinding(fault: AnswerFault, text: string): EndpointFinding {
  const [message, hint] = faults[fault];
  if (fault !== "not base64") return finding("ENDPOINT_ENCRYPTION", message, hint);
  if (/^\s*</.test(text)) {
    const login = "a proxy, a login page or a wrong path may respond instead of the endpoint";
    return finding("ENDPOINT_HTML", "the answer is an HTML page", login);
  }
  if (/^\s*["{[]/.test(text)) return finding("ENDPOINT_PLAIN_TEXT", "the answer is not encrypted", hint);
  return finding("ENDPOINT_ENCRYPTION", message, hint);
}

const slowFinding = (ms: number): EndpointFinding => ({
  code: "ENDPOINT_SLOW",
  severity: "warning",
  message: `the answer took ${Math.round(ms)} ms`,
  hint: "Meta recommends less than 1 s; phones time out after 10 s",
});

const finding = (code: string, message: string, hint: string): EndpointFinding => ({
  code,
  severity: "error",
  message,
  hint,
});
