import { createHmac, type KeyObject } from "node:crypto";
import { exchangeOf, type JsonObject } from "../../../sdk/flow";
import { EndpointUnreachableError, PHONE_LIMIT_MS, postToEndpoint } from "../../endpoint";
import { type EndpointFinding, judge } from "./judge";
import { type Probe, probesOf } from "./probes";

/** What to check, and with what. */
export interface CheckRequest {
  url: string;
  document: JsonObject;
  publicKey: KeyObject;
  flowToken: string;
  /** Signs the requests, for endpoints that ask for it. */
  appSecret: string | undefined;
  /** Called with each request before it is sent. */
  progress: (message: string) => void;
}

/** One request of the check, and what came of it. */
export interface CheckedRequest {
  name: string;
  /** The HTTP status; undefined when no answer came. */
  status: number | undefined;
  /** Until the answer was there, or nobody waited for it any longer. */
  ms: number;
  findings: EndpointFinding[];
}

/** Sends an endpoint everything that phones would, one after the other, and judges the answers. */
export async function checkEndpoint(request: CheckRequest): Promise<CheckedRequest[]> {
  const exchange = exchangeOf(request.document);
  const checked: CheckedRequest[] = [];
  for (const probe of probesOf(request.document, request.publicKey, request.flowToken)) {
    request.progress(`Checking ${probe.name}`);
    const headers = signatureOf(probe, request.appSecret);
    const began = performance.now();
    try {
      const reply = await postToEndpoint(request.url, probe.sealed.body, { headers });
      checked.push({
        name: probe.name,
        status: reply.status,
        ms: Math.round(reply.ms),
        findings: judge(probe, reply, exchange),
      });
    } catch (error) {
      if (!(error instanceof EndpointUnreachableError)) throw error;
      const ms = Math.round(performance.now() - began);
      checked.push({ name: probe.name, status: undefined, ms, findings: [unreachable(error)] });
    }
  }
  return checked;
}

function unreachable({ message, isTimeout }: EndpointUnreachableError): EndpointFinding {
  return isTimeout
    ? { code: "ENDPOINT_TIMEOUT", severity: "error", message, hint: `phones time out after ${PHONE_LIMIT_MS / 1000} s` }
    : {
        code: "ENDPOINT_UNREACHABLE",
        severity: "error",
        message,
        hint: "check the URL, and that the server is running",
      };
}

function signatureOf({ sealed }: Probe, secret: string | undefined): Record<string, string> {
  if (secret === undefined) return {};
  return { "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(sealed.body).digest("hex")}` };
}
