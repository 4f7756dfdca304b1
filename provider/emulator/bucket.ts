import { type Credentials, ossSignature } from "../cams";
import { type Reply, textReply } from "./reply";

/** A private bucket of OSS: writing needs a granted key, reading a presigned URL or an object that is public. */
export interface Bucket {
  /** Lends a key that may write into one folder for an hour. */
  grant(folder: string, endPoint: string): object;
  put(key: string, headers: Readonly<Record<string, string>>, body: string): Reply;
  read(key: string, query: Readonly<Record<string, string>>): Reply;
}

const GRANT_SECONDS = 3600;

/**
 * A bucket in memory. CAMS keeps its own copy of what it downloads, so nothing here needs to outlive the emulator.
 *
 * @param now milliseconds since 1970
 * @param randomHex hexadecimal digits of so many random bytes
 */
export function openBucket(name: string, now: () => number, randomHex: (bytes: number) => string): Bucket {
  const grants = new Map<string, Credentials & { folder: string; expires: number }>();
  const objects = new Map<string, { body: string; expires: number; isPublic: boolean }>();

  return {
    grant(folder, endPoint) {
      // No link is good for longer than the grant that signed it.
      forgetExpired(grants, now());
      forgetExpired(objects, now());
      const credentials = {
        accessKeyId: `STS.${randomHex(8)}`,
        accessKeySecret: randomHex(20),
        securityToken: Buffer.from(randomHex(24), "hex").toString("base64"),
      };
      grants.set(credentials.accessKeyId, { ...credentials, folder, expires: now() + GRANT_SECONDS * 1000 });
      return {
        AccessKeyId: credentials.accessKeyId,
        AccessKeySecret: credentials.accessKeySecret,
        SecurityToken: credentials.securityToken,
        BucketName: name,
        Dir: folder,
        EndPoint: endPoint,
        Expire: GRANT_SECONDS,
      };
    },

    put(key, headers, body) {
      const [, id = "", given] = /^OSS ([^:]+):(.+)$/.exec(headers.authorization ?? "") ?? [];
      const grant = grants.get(id);
      const token = headers["x-oss-security-token"];
      if (grant === undefined || token !== grant.securityToken || grant.expires < now()) return denied();
      if (!key.startsWith(`${grant.folder}/`)) return denied();
      const date = headers["x-oss-date"] ?? headers.date ?? "";
      const ossHeaders = Object.entries(headers)
        .filter(([header]) => header.startsWith("x-oss-"))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([header, value]) => `${header}:${value}\n`)
        .join("");
      const text = `PUT\n${headers["content-md5"] ?? ""}\n${headers["content-type"] ?? ""}\n${date}\n${ossHeaders}/${name}/${key}`;
      if (given !== ossSignature(text, grant)) return bucketError(403, "SignatureDoesNotMatch");
      objects.set(key, { body, expires: grant.expires, isPublic: headers["x-oss-object-acl"] === "public-read" });
      return textReply(200, "");
    },

    read(key, query) {
      const published = objects.get(key);
      if (published?.isPublic) return textReply(200, published.body, "application/octet-stream");
      const grant = grants.get(query.OSSAccessKeyId ?? "");
      const token = query["security-token"];
      if (grant === undefined || token !== grant.securityToken) return denied();
      if (Number(query.Expires) * 1000 < now()) return expiredLink();
      const text = `GET\n\n\n${query.Expires}\n/${name}/${key}?security-token=${token}`;
      if (query.Signature !== ossSignature(text, grant)) return bucketError(403, "SignatureDoesNotMatch");
      const object = objects.get(key);
      if (object === undefined) return bucketError(404, "NoSuchKey");
      return textReply(200, object.body, "application/octet-stream");
    },
  };
}

/** Drops what has expired; the oldest stands first. */
function forgetExpired(entries: Map<string, { expires: number }>, now: number): void {
  for (const [key, { expires }] of entries) {
    if (expires >= now) return;
    entries.delete(key);
  }
}

/** An error as OSS writes it. */
export const bucketError = (status: number, code: string, message = code): Reply =>
  textReply(
    status,
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>\n`,
    "application/xml",
  );

export const expiredLink = (): Reply => bucketError(403, "AccessDenied", "Request has expired.");
const denied = (): Reply => bucketError(403, "AccessDenied");
