import type { LookupFunction } from "node:net";
import type { Dispatcher, ProxyAgent } from "undici";
import type { Limits } from "./limits";
import type { HttpProxy } from "./proxy";
import { publicLookup } from "./publicAddress";

/** The pools of connections: direct ones, direct ones to public addresses only, and those through each proxy. */
export interface Dispatchers {
  direct: Dispatcher;
  publicOnly: Dispatcher;
  through(proxy: HttpProxy): Dispatcher;
  destroy(): Promise<void>;
}

/** Loads undici, which a run that makes no call does without. */
export function dispatchers(limits: Limits, lookup?: LookupFunction): Dispatchers {
  const { Agent, Pool, ProxyAgent }: typeof import("undici") = require("undici");
  const timeouts = { headersTimeout: limits.headersMs, bodyTimeout: limits.bodyMs };
  const connect = {
    timeout: limits.connectMs,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: limits.addressMs,
    ...(lookup === undefined ? {} : { lookup }),
  };
  const direct = new Agent({ ...timeouts, connect });
  const publicOnly = new Agent({ ...timeouts, connect: { ...connect, lookup: publicLookup } });
  const proxied = new Map<string, ProxyAgent>();
  return {
    direct,
    publicOnly,
    through({ origin, authorization }) {
      const key = `${origin} ${authorization}`;
      const agent =
        proxied.get(key) ??
        new ProxyAgent({
          ...timeouts,
          uri: origin,
          ...(authorization === undefined ? {} : { token: authorization }),
          // Hosts are reached by CONNECT, those over plain http too: only then is it known what the proxy refused
          // and what it sent on.
          proxyTunnel: true,
          proxyTls: connect,
          requestTls: { timeout: limits.connectMs },
          clientFactory: (url, options) => new Pool(url, { ...options, headersTimeout: limits.connectMs }),
        });
      proxied.set(key, agent);
      return agent;
    },
    async destroy() {
      await Promise.all([direct, publicOnly, ...proxied.values()].map((agent) => agent.destroy()));
    },
  };
}
