import { type CamsError, CancelledError, NetworkError, type Outcome, ProxyError, TlsError } from "./errors";
import type { HttpProxy } from "./proxy";

/** An exchange that ended without an answer. */
export interface Unanswered {
  operation: string;
  /** Host and port, as the URL has them. */
  host: string;
  /** The proxy that led to the host. */
  proxy: HttpProxy | undefined;
  /** Whether the request was written to a connection to the host. */
  isSent: boolean;
  outcome: Outcome;
  /** What to check when the host cannot be reached. */
  advice: string | undefined;
}

/** The time for an exchange is up. */
export class TimeIsUp extends Error {}

/** The run is over. */
export function cancelled({ operation, outcome }: Pick<Unanswered, "operation" | "outcome">): CancelledError {
  return new CancelledError(`${operation}: the run was cancelled`, { operation, outcome, code: "CANCELLED" });
}

/** A host to which no connection may be made. */
export function notPublic({ operation, host, outcome }: Unanswered, reason: string): NetworkError {
  return new NetworkError(`${operation}: no connection to ${host}: ${reason}`, {
    operation,
    outcome,
    code: "PRIVATE_ADDRESS",
    hint: "Use a URL that can be reached from the public internet, because CAMS downloads it.",
  });
}

/** The error for an exchange that ended without an answer, by what the network library says. */
export function noAnswer(exchange: Unanswered, error: Error): CamsError {
  const { operation, host, proxy, isSent, outcome } = exchange;
  const { code = "NETWORK", message } = error as Error & { code?: string };
  const facts = { operation, outcome };
  if (code === "PRIVATE_ADDRESS") return notPublic(exchange, message);
  const refusedWith = proxy && Number(/^Proxy response \((\d{3})\)/.exec(message)?.[1] ?? Number.NaN);
  if (proxy !== undefined && refusedWith) return refusedByProxy(exchange, proxy, refusedWith);
  if (!isSent && isTlsProblem(error, code)) return tlsProblem(exchange, code, message);
  const through = proxy === undefined ? "" : ` through ${proxy.name}`;
  const what = isSent ? `no response from ${host}${through}` : `no connection to ${host}${through}`;
  if (error instanceof TimeIsUp || TIMEOUTS.includes(code)) {
    const hint =
      isSent || proxy === undefined
        ? `Run the same command again; ${host} or the network in between may be slow at the moment.`
        : adviceOnProxy(proxy, host);
    return new NetworkError(`${operation}: ${what} in time`, { ...facts, code: "TIMEOUT", hint });
  }
  const hint = proxy === undefined || isSent ? (exchange.advice ?? "Check the network.") : adviceOnProxy(proxy, host);
  return new NetworkError(`${operation}: ${what}: ${message || code}`, { ...facts, code, hint });
}

const TIMEOUTS = ["UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"];

const adviceOnProxy = ({ variable }: HttpProxy, host: string) =>
  `Check ${variable} and that proxy, or add ${hostOnly(host)} to NO_PROXY if it is reached directly.`;

/** A proxy that has no connection to the host may have one later; one that refuses will refuse again. */
function refusedByProxy(
  { operation, host, outcome, ...rest }: Unanswered,
  proxy: HttpProxy,
  status: number,
): CamsError {
  const message = `${operation}: ${proxy.name} did not connect to ${host} (HTTP ${status}), and nothing was sent`;
  const facts = { operation, outcome, code: `PROXY_${status}` };
  if (status >= 500) return new NetworkError(message, { ...facts, hint: adviceOnProxy(proxy, host) });
  const hint =
    status === 407
      ? `Set ${proxy.variable} with the user and password of the proxy: http://user:password@host:port, special characters percent-encoded.`
      : `Allow ${hostOnly(host)} in that proxy, or add it to NO_PROXY if it is reached directly.`;
  return new ProxyError(message, { ...facts, ...rest, hint });
}

/** What OpenSSL says of certificates, in Node's spelling. */
const CERTIFICATE =
  /^(CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|ERR_TLS_CERT_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH|ERROR_IN_CERT_|UND_ERR_PRX_TLS)/;

const isTlsProblem = ({ message }: Error, code: string) =>
  CERTIFICATE.test(code) || code.startsWith("ERR_SSL_") || (code === "EPROTO" && /ssl/i.test(message));

function tlsProblem({ operation, host, proxy, outcome }: Unanswered, code: string, message: string): CamsError {
  const through = proxy === undefined ? "" : ` through ${proxy.name}`;
  const facts = { operation, outcome, code };
  if (CERTIFICATE.test(code)) {
    const words = message.split("\n")[0]?.replace(/\.$/, "");
    return new TlsError(
      `${operation}: the certificate of ${host}${through} is not trusted (${code}: ${words}), and nothing was sent`,
      { ...facts, hint: hintFor(code) },
    );
  }
  const isPlain = /wrong.version.number|packet.length.too.long|http.request/i.test(`${code} ${message}`);
  return new TlsError(
    `${operation}: ${host}${through} ${isPlain ? "does not speak TLS on this port" : `failed the TLS handshake (${code})`}, and nothing was sent`,
    {
      ...facts,
      hint: isPlain
        ? "Use http:// in the URL if the server uses plain HTTP, such as the emulator; or check the port."
        : "Check that the URL names the right host and port, and whether a firewall or proxy blocks TLS connections.",
    },
  );
}

/** A certificate of another time or host is a mistake of its own; both come with interception as well. */
function hintFor(code: string): string {
  const intercepted =
    "a proxy or firewall in your network decrypts TLS, set NODE_EXTRA_CA_CERTS to the file with its CA certificate (PEM) and run the same command again.";
  if (/EXPIRED|NOT_YET_VALID/.test(code)) return `Check this machine's clock; if it is right and ${intercepted}`;
  if (/ALTNAME|HOSTNAME_MISMATCH/.test(code)) {
    return `Check that the URL names the right host; if it does and ${intercepted}`;
  }
  return `If ${intercepted}`;
}

const hostOnly = (host: string) => host.replace(/:\d+$/, "");
