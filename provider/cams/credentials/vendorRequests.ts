import type { CredentialsProvider } from "@alicloud/credentials";
import { NetworkError, SettingsError } from "../errors";
import type { Transport } from "../transport";

/** The metadata service of Alibaba Cloud's machines, which no proxy may be asked for. */
export const METADATA_HOST = "100.100.100.200";

/** A request as `@alicloud/credentials` makes it. */
interface VendorRequest {
  method: string;
  headers: Record<string, string>;
  bodyForm?: Record<string, string>;
  readTimeout?: number;
  connectTimeout?: number;
  toRequestURL(): string;
}

/** How the vendor's requests are sent. */
export interface RequestDeps {
  transport: Transport;
  signal?: AbortSignal | undefined;
  progress?: ((message: string) => void) | undefined;
}

const METHODS = ["GET", "POST", "PUT"] as const;

/**
 * Lets a provider of `@alicloud/credentials` send its requests over our transport. Its own HTTP client knows neither
 * proxies nor cancellation. What is replaced is the property that its tests replace, on the provider and on those that a
 * profile makes.
 */
export function overTransport(provider: CredentialsProvider, name: string, deps: RequestDeps): CredentialsProvider {
  if (Reflect.has(provider, "doRequest")) {
    Reflect.set(provider, "doRequest", (request: VendorRequest) => send(request, name, deps));
  }
  const make: unknown = Reflect.get(provider, "getCredentialsProvider");
  if (typeof make === "function") {
    Reflect.set(provider, "getCredentialsProvider", (...profile: unknown[]) =>
      overTransport(make.apply(provider, profile), name, deps),
    );
  }
  return provider;
}

async function send(request: VendorRequest, name: string, { transport, signal, progress }: RequestDeps) {
  const text = request.toRequestURL();
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new SettingsError("INVALID_URL", `${name}: the address of this source is not an http(s) URL`, CHECK_ADDRESS);
  }
  const url = new URL(text);
  const form = Object.entries(request.bodyForm ?? {}).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  const response = await transport.send({
    method: METHODS.find((method) => method === request.method) ?? "GET",
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    headers: request.headers,
    ...(form.length > 0 ? { body: form.join("&") } : {}),
    operation: name,
    timeMs: (request.connectTimeout ?? 5_000) + (request.readTimeout ?? 10_000),
    direct: url.hostname === METADATA_HOST,
    advice: "Check the network and the address of this source.",
    signal,
    onWait: progress,
  });
  const { status, headers, body } = response;
  if (status === 200) return { statusCode: status, headers, body };
  const code = /"Code"\s*:\s*"([A-Za-z][\w.]{0,100})"/.exec(body.subarray(0, 4_000).toString("utf8"))?.[1];
  const message = `${name}: ${url.host} returned HTTP ${status}${code === undefined ? "" : ` (${code})`}`;
  // The service may be better in a moment; any other answer stays as it is.
  if (status >= 500 || status === 429) {
    throw new NetworkError(message, {
      operation: name,
      code: code ?? `HTTP${status}`,
      outcome: "unsent",
      hint: "Run the same command again in a few minutes.",
    });
  }
  throw new SettingsError("CREDENTIALS_REFUSED", message, hintFor(code));
}

const CHECK_ADDRESS = "Set it to a URL such as http://127.0.0.1:8080/credentials.";

function hintFor(code: string | undefined): string {
  if (/OIDCToken.*Expired|AuthenticationFail\.OIDCToken/.test(code ?? "")) {
    return "The OIDC token is expired or not accepted: get a new one, and check the role's trust policy and ALIBABA_CLOUD_OIDC_PROVIDER_ARN.";
  }
  if (/NoPermission|Forbidden/.test(code ?? "")) {
    return "The identity may not assume this role: check the role's ARN and its trust policy.";
  }
  return "Check how this source of credentials is set up.";
}
