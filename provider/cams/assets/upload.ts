import { randomBytes } from "node:crypto";
import { canonicalize, digest, type JsonObject } from "../../../sdk/flow";
import type { Reply } from "../operations";
import { READABLE_MS } from "./authorizations";
import { download } from "./download";
import type { Exchange } from "./exchange";
import { objectUrl, presignedUrl, putHeaders } from "./oss";
import { httpProblem, problem } from "./problem";
import { send } from "./send";

/** Puts a document into the storage that was granted, and returns a link to it that was tried. */
export async function upload(
  document: JsonObject,
  granted: Reply<"GetChatappUploadAuthorization">,
  exchange: Exchange,
): Promise<string> {
  const { AccessKeyId: accessKeyId, AccessKeySecret: accessKeySecret, SecurityToken: securityToken } = granted;
  const credentials = { accessKeyId, accessKeySecret, securityToken };
  const key = `${granted.Dir.replace(/\/$/, "")}/flow-${randomBytes(12).toString("hex")}.json`;
  const object = { endpoint: granted.EndPoint, bucket: granted.BucketName, key };
  const url = objectUrl(object);
  const isPlain = exchange.links === "plain";
  const now = exchange.clock.now();
  const headers = putHeaders(object, "application/json", credentials, new Date(now), isPlain);
  const request = { method: "PUT", url, headers, body: canonicalize(document), operation: "upload" } as const;
  const response = await send(request, exchange);
  if (response.status !== 200) throw httpProblem("upload", url, response);
  const link = isPlain ? url.href : presignedUrl(object, credentials, new Date(now + READABLE_MS)).href;
  if (digest(await download(link, exchange)) === digest(document)) return link;
  throw problem("upload", url, "ASSET_DIFFERS", "returned a different document from the one that was uploaded");
}
