/**
 * Whether a request comes from a program or from the emulator's own page. A page of another origin, which a browser on
 * the same machine may show, can send requests to any local port: such a request has a foreign `Origin`, says in
 * `Sec-Fetch-Site` that it crosses sites, or, where a foreign name was pointed at this machine, has a foreign `Host`.
 */
export function isLocal(headers: Readonly<Record<string, string>>, port: string): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host = "", origin } = headers;
  const site = headers["sec-fetch-site"] ?? "none";
  const fromOwnPage = origin === undefined || hosts.some((own) => origin === `http://${own}`);
  return hosts.includes(host) && fromOwnPage && (site === "none" || site === "same-origin");
}
