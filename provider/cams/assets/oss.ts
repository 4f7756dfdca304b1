import { createHmac } from "node:crypto";
import { isIP } from "node:net";
import type { Credentials } from "../sign";

/** A place for one object in Alibaba Cloud's Object Storage Service (OSS). */
export interface OssObject {
  /** Endpoint with or without scheme, such as `https://oss-ap-southeast-1.aliyuncs.com`. */
  endpoint: string;
  bucket: string;
  key: string;
}

/** URL of an object: the bucket is a host name before the endpoint's, or a folder where the endpoint is an IP address. */
export function objectUrl({ endpoint, bucket, key }: OssObject): URL {
  const url = new URL(/^https?:\/\//.test(endpoint) ? endpoint : `https://${endpoint}`);
  const path = key.split("/").map(encodeURIComponent).join("/");
  if (isIP(url.hostname.replace(/^\[|\]$/g, "")) !== 0) return new URL(`/${bucket}/${path}`, url);
  url.hostname = `${bucket}.${url.hostname}`;
  return new URL(`/${path}`, url);
}

/** Headers of a signed PutObject (OSS signature version 1); `isPublic` lets anybody read the object. */
export function putHeaders(
  object: OssObject,
  contentType: string,
  credentials: Credentials,
  now: Date,
  isPublic = false,
): Record<string, string> {
  const ossHeaders: Record<string, string> = { "x-oss-date": now.toUTCString() };
  if (isPublic) ossHeaders["x-oss-object-acl"] = "public-read";
  if (credentials.securityToken !== undefined) ossHeaders["x-oss-security-token"] = credentials.securityToken;
  // Sorted by name, as these three are.
  const lines = Object.entries(ossHeaders).map(([name, value]) => `${name}:${value}\n`);
  const text = `PUT\n\n${contentType}\n${now.toUTCString()}\n${lines.join("")}/${object.bucket}/${object.key}`;
  return {
    ...ossHeaders,
    "content-type": contentType,
    authorization: `OSS ${credentials.accessKeyId}:${ossSignature(text, credentials)}`,
  };
}

/** A URL with which anybody can read the object until it expires (OSS signature version 1 in the query). */
export function presignedUrl(object: OssObject, credentials: Credentials, expires: Date): URL {
  const seconds = String(Math.floor(expires.getTime() / 1000));
  const token = credentials.securityToken;
  const resource = `/${object.bucket}/${object.key}${token === undefined ? "" : `?security-token=${token}`}`;
  const url = objectUrl(object);
  url.searchParams.set("OSSAccessKeyId", credentials.accessKeyId);
  url.searchParams.set("Expires", seconds);
  url.searchParams.set("Signature", ossSignature(`GET\n\n\n${seconds}\n${resource}`, credentials));
  if (token !== undefined) url.searchParams.set("security-token", token);
  return url;
}

/** Base64 HMAC-SHA1, as OSS signature version 1 wants it. */
export function ossSignature(text: string, { accessKeySecret }: Credentials): string {
  return createHmac("sha1", accessKeySecret).update(text, "utf8").digest("base64");
}
