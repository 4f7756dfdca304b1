import { randomBytes } from "node:crypto";
import { type Credentials, ossSignature } from "../cams";

/** What a bucket answers: an HTTP status, and on success of a read the object. */
export interface BucketAnswer {
  status: number;
  body: string;
}

/** A private bucket of OSS: writing needs a granted key, reading a presigned URL. */
export interface Bucket {
  /** Lends a key that may write into one folder for an hour. */
  grant(folder: string, endPoint: string): object;
  put(key: string, headers: Record<string, string>, body: string): BucketAnswer;
  read(key: string, query: Record<string, string>): BucketAnswer;
}

const GRANT_SECONDS = 3600;

/** A bucket in memory. CAMS keeps its own copy of what it downloads, so nothing here needs to outlive the emulator. */
export function openBucket(name: string, now: () => Date): Bucket {
  const grants = new Map<string, Credentials & { folder: string; expires: number }>();
  const objects = new Map<string, string>();

  return {
    grant(folder, endPoint) {
      const credentials = {
        accessKeyId: `STS.${randomBytes(8).toString("hex")}`,
        accessKeySecret: randomBytes(20).toString("hex"),
        securityToken: randomBytes(24).toString("base64"),
      };
      grants.set(credentials.accessKeyId, { ...credentials, folder, expires: now().getTime() + GRANT_SECONDS * 1000 });
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
      if (grant === undefined || token !== grant.securityToken || grant.expires < now().getTime()) return denied();
      if (!key.startsWith(`${grant.folder}/`)) return denied();
      const date = headers["x-oss-date"] ?? headers.date ?? "";
      const ossHeaders = Object.entries(headers)
        .filter(([header]) => header.startsWith("x-oss-"))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([header, value]) => `${header}:${value}\n`)
        .join("");
      const text = `PUT\n${headers["content-md5"] ?? ""}\n${headers["content-type"] ?? ""}\n${date}\n${ossHeaders}/${name}/${key}`;
      if (given !== ossSignature(text, grant)) return { status: 403, body: error("SignatureDoesNotMatch") };
      objects.set(key, body);
      return { status: 200, body: "" };
    },

    read(key, query) {
      const grant = grants.get(query.OSSAccessKeyId ?? "");
      const token = query["security-token"];
      if (grant === undefined || token !== grant.securityToken) return denied();
      if (Number(query.Expires) * 1000 < now().getTime()) return denied();
      const text = `GET\n\n\n${query.Expires}\n/${name}/${key}?security-token=${token}`;
      if (query.Signature !== ossSignature(text, grant)) return { status: 403, body: error("SignatureDoesNotMatch") };
      const object = objects.get(key);
      return object === undefined ? { status: 404, body: error("NoSuchKey") } : { status: 200, body: object };
    },
  };
}

const denied = (): BucketAnswer => ({ status: 403, body: error("AccessDenied") });
const error = (code: string) => `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>\n`;
