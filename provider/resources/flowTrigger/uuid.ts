import { createHash } from "node:crypto";
import { canonicalize } from "../../../sdk/flow";
import type { Declarer } from "../names";

/** Names what the Uuids of this package are made from. It stays in all releases: with another one, triggers fire again. */
const NAMESPACE = "48dfa33f-9bf9-4337-bf3a-0dc306195ebd";

/** The id under which CAMS runs a trigger once: the same for the same declaration, wherever and whenever it is sent. */
export function uuidOf(
  { project, stack, parents, name }: Declarer,
  { uuid, flowCode, triggers }: { uuid?: unknown; flowCode?: unknown; triggers?: unknown },
): string {
  return typeof uuid === "string"
    ? uuid
    : uuidV5(NAMESPACE, canonicalize({ project, stack, parents, name, flowCode, triggers }));
}

/** A UUID of version 5, RFC 9562: the SHA-1 of a namespace and a name within it. */
export function uuidV5(namespace: string, name: string): string {
  const hash = createHash("sha1")
    .update(Buffer.from(namespace.replaceAll("-", ""), "hex"))
    .update(name, "utf8");
  const bytes = hash.digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
