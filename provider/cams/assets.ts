import { randomBytes } from "node:crypto";
import { canonicalize, digest, isPlainObject, type JsonObject } from "../../sdk/flow";
import type { CamsClient } from "./client";
import { AssetError, type CamsError } from "./errors";
import type { Reply } from "./operations";
import { objectUrl, presignedUrl, putHeaders } from "./oss";
import type { Transport } from "./transport";

/** Hands documents to CAMS by URL and fetches those that CAMS returns. */
export interface Assets {
  /**
   * Uploads a document to the storage that CAMS lends for a space, and checks that it can be read back.
   *
   * @returns a URL under which CAMS can download the document for the next ten minutes
   */
  upload(document: JsonObject, custSpaceId: string): Promise<string>;
  /** Downloads the document at a URL. URLs may carry a signature: no error and no log shows their query. */
  download(url: string): Promise<JsonObject>;
}

const READABLE_MS = 10 * 60_000;

/** What `assets` needs from outside. */
export interface AssetDeps {
  client: CamsClient;
  transport: Transport;
  now?: () => Date;
  signal?: AbortSignal;
}

/** One upload authorization is shared by all documents of a space until shortly before it expires. */
export function assets({ client, transport, now = () => new Date(), signal }: AssetDeps): Assets {
  type Authorization = Reply<"GetChatappUploadAuthorization">;
  const authorizations = new Map<string, { granted: Promise<Authorization>; askedAt: number }>();

  async function authorize(custSpaceId: string): Promise<Authorization> {
    const known = authorizations.get(custSpaceId);
    if (known !== undefined) {
      const granted = await known.granted;
      if (now().getTime() < known.askedAt + granted.Expire * 1000 - READABLE_MS) return granted;
    }
    const granted = client.call("GetChatappUploadAuthorization", { CustSpaceId: custSpaceId });
    authorizations.set(custSpaceId, { granted, askedAt: now().getTime() });
    granted.catch(() => authorizations.delete(custSpaceId));
    return granted;
  }

  const download = async (url: string): Promise<JsonObject> => {
    const target = new URL(url);
    const { status, text } = await transport.send({
      method: "GET",
      url: target,
      headers: {},
      operation: "download",
      signal,
    });
    if (status !== 200) throw assetError("download", target, `answered HTTP ${status}`, `HTTP${status}`);
    let document: unknown;
    try {
      document = JSON.parse(text.replace(/^\uFEFF/, ""));
    } catch (cause) {
      throw assetError("download", target, "holds no JSON", "NOT_JSON", cause);
    }
    if (!isPlainObject(document)) throw assetError("download", target, "holds no JSON object", "NOT_A_FLOW");
    return document as JsonObject;
  };

  return {
    download,
    async upload(document, custSpaceId) {
      const granted = await authorize(custSpaceId);
      const credentials = {
        accessKeyId: granted.AccessKeyId,
        accessKeySecret: granted.AccessKeySecret,
        securityToken: granted.SecurityToken,
      };
      const key = `${granted.Dir.replace(/\/$/, "")}/flow-${randomBytes(12).toString("hex")}.json`;
      const object = { endpoint: granted.EndPoint, bucket: granted.BucketName, key };
      const url = objectUrl(object);
      const { status } = await transport.send({
        method: "PUT",
        url,
        headers: putHeaders(object, "application/json", credentials, now()),
        body: canonicalize(document),
        operation: "upload",
        signal,
      });
      if (status !== 200) throw assetError("upload", url, `answered HTTP ${status}`, `HTTP${status}`);
      const readable = presignedUrl(object, credentials, new Date(now().getTime() + READABLE_MS)).href;
      if (digest(await download(readable)) !== digest(document)) {
        throw assetError("upload", url, "returned another document than the one that was put there", "ASSET_DIFFERS");
      }
      return readable;
    },
  };
}

function assetError(
  operation: "upload" | "download",
  url: URL,
  problem: string,
  code: string,
  cause?: unknown,
): CamsError {
  const place = `${url.origin}${url.pathname}`;
  const hint =
    code === "HTTP403"
      ? "The link may have expired or the storage refuses this network; run the same command again."
      : "Run the same command again; if it stays so, give the URL of a copy that you host as assetUrl.";
  return new AssetError(`${operation}: ${place} ${problem}`, { operation, code, outcome: "refused", hint, cause });
}
