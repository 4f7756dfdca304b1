import * as ipaddr from "ipaddr.js";
import { SettingsError } from "./errors";
import { bare, isLoopback } from "./publicAddress";

/** An HTTP proxy through which hosts are reached. */
export interface HttpProxy {
  /** Scheme, host and port, without user and password. */
  origin: string;
  /** Value of `Proxy-Authorization`, if the proxy has a user. */
  authorization: string | undefined;
  /** The variable that it comes from. */
  variable: string;
  /** As messages name it: without its password, with its variable. */
  name: string;
}

/** The proxy for a URL; undefined for what is reached without one. */
export type Proxies = (url: URL) => HttpProxy | undefined;

/**
 * Reads `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, each in lower case first, as curl and undici do. Without a proxy for
 * https that for http serves both. This machine is always reached directly. undici's own `EnvHttpProxyAgent` chooses by
 * the same rules, but does not say what it chose, which errors and the check of addresses have to know, and it does not
 * know address ranges in `NO_PROXY`.
 *
 * @throws SettingsError for a value that is not the http(s) URL of a proxy
 */
export function readProxies(env: NodeJS.ProcessEnv): Proxies {
  const http = readProxy(env, "HTTP_PROXY");
  const https = readProxy(env, "HTTPS_PROXY") ?? http;
  const exceptions = (read(env, "NO_PROXY")?.value ?? "").split(/[,\s]+/).filter(Boolean);
  const isException = (url: URL) => exceptions.some((entry) => matches(entry, url));
  return (url) => (isLoopback(url) || isException(url) ? undefined : url.protocol === "https:" ? https : http);
}

function read(env: NodeJS.ProcessEnv, name: string): { variable: string; value: string } | undefined {
  const variable = env[name.toLowerCase()] === undefined ? name : name.toLowerCase();
  const value = env[variable]?.trim();
  return value ? { variable, value } : undefined;
}

function readProxy(env: NodeJS.ProcessEnv, name: string): HttpProxy | undefined {
  const found = read(env, name);
  if (found === undefined) return undefined;
  const { variable, value } = found;
  const url = /^https?:\/\//i.test(value) && URL.canParse(value) ? new URL(value) : undefined;
  const credentials = url && credentialsIn(url);
  if (url === undefined || credentials === undefined) throw invalid(variable, value);
  const { user, password } = credentials;
  const isAnonymous = user === "" && password === "";
  // A user without a password may be a token.
  const shown = isAnonymous ? "" : password === "" ? "***@" : `${url.username}:***@`;
  return {
    origin: url.origin,
    authorization: isAnonymous ? undefined : `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`,
    variable,
    name: `the proxy ${url.protocol}//${shown}${url.host} (${variable})`,
  };
}

function credentialsIn({ username, password }: URL): { user: string; password: string } | undefined {
  try {
    return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    return undefined;
  }
}

/** The value is not shown, because it may hold a password. */
function invalid(variable: string, value: string): SettingsError {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(value)?.[1]?.toLowerCase();
  const isHttp = scheme === "http" || scheme === "https";
  const problem = isHttp
    ? "is not a valid URL"
    : scheme === undefined
      ? "has no scheme"
      : `has the scheme ${scheme}, which is not supported`;
  return new SettingsError(
    "INVALID_PROXY",
    `${variable} ${problem}`,
    `Set ${variable} to the URL of an HTTP proxy, such as http://proxy.example:3128 or http://user:password@proxy.example:3128 ` +
      "(percent-encode special characters), or unset it.",
  );
}

/** Whether an entry of `NO_PROXY` is about a URL: `*`, a host with its subdomains, an address, a range; with or without a port. */
function matches(entry: string, url: URL): boolean {
  if (entry === "*") return true;
  const host = bare(url.hostname).toLowerCase();
  if (entry.includes("/")) return ipaddr.isValidCIDR(entry) && isInRange(host, entry);
  const [, name = "", port] = ipaddr.isValid(entry) ? [entry, entry] : (/^(.*?)(?::(\d+))?$/.exec(entry) ?? []);
  if (port !== undefined && port !== (url.port || (url.protocol === "https:" ? "443" : "80"))) return false;
  const wanted = bare(name.replace(/^\*?\./, "")).toLowerCase();
  if (ipaddr.isValid(wanted) && ipaddr.isValid(host)) {
    return ipaddr.process(wanted).toNormalizedString() === ipaddr.process(host).toNormalizedString();
  }
  return wanted !== "" && (host === wanted || host.endsWith(`.${wanted}`));
}

function isInRange(host: string, range: string): boolean {
  if (!ipaddr.isValid(host)) return false;
  const address = ipaddr.process(host);
  const [network, bits] = ipaddr.parseCIDR(range);
  return address.kind() === network.kind() && address.match([network, bits]);
}
