import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { isIP } from "node:net";
import * as ipaddr from "ipaddr.js";

/** Whether an IP address belongs to the public internet: not loopback, private, link-local, reserved or the like. */
function isPublicAddress(address: string): boolean {
  return ipaddr.process(address).range() === "unicast";
}

/** Whether a URL's host is this machine: `localhost` and names below it, 127.0.0.0/8 or ::1. */
export function isLoopback({ hostname }: URL): boolean {
  const host = bare(hostname);
  return /(^|\.)localhost\.?$/.test(host) || (isIP(host) !== 0 && ipaddr.process(host).range() === "loopback");
}

/** Whether a URL's host is an IP address that is not public. Names are looked up only when the connection is made. */
export function isPrivateLiteral({ hostname }: URL): boolean {
  const host = bare(hostname);
  return isIP(host) !== 0 && !isPublicAddress(host);
}

/**
 * Whether a host is a name that only a private network resolves: one without a dot, or one below a domain that is
 * reserved for private use (RFC 6761, 6762, 8375, and ICANN's `.internal`). It is asked behind a proxy, which looks up
 * names by itself and would find these in its own network.
 */
export function isPrivateName({ hostname }: URL): boolean {
  const host = bare(hostname).replace(/\.$/, "");
  return (
    isIP(host) === 0 && (!host.includes(".") || /\.(localhost|local|internal|intranet|lan|home\.arpa)$/.test(host))
  );
}

type LookupCallback = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/**
 * `dns.lookup` for connections, which finds only public addresses. The address that is checked is the one that is
 * connected to, so a name that points elsewhere a moment later does not pass.
 */
export function publicLookup(hostname: string, options: LookupOptions, callback: LookupCallback): void {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "");
    const open = addresses.filter(({ address }) => isPublicAddress(address));
    const [first] = open;
    if (first === undefined) {
      const refused = new Error(`${hostname} has no address on the public internet`);
      return callback(Object.assign(refused, { code: "PRIVATE_ADDRESS" }), "");
    }
    if (options.all) callback(null, open);
    else callback(null, first.address, first.family);
  });
}

/** A host without the brackets that URLs put around IPv6 addresses. */
export const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, "");
