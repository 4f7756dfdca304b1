import type { Bucket } from "./bucket";
import type { Behaviour } from "./options";
import { readBackOf } from "./readBack";
import { type Reply, textReply } from "./reply";
import type { Store } from "./store";

/** A request to the storage. */
export interface StorageRequest {
  method: string;
  /** Path of the URL, decoded. */
  path: string;
  query: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** The two stores of files around CAMS: the bucket for uploads, and CAMS's own copies of the documents. */
export interface Storage {
  /** Which kind of transfer a path is, if it is one. */
  transferOf(method: string, path: string): "upload" | "download" | undefined;
  answer(request: StorageRequest): Reply;
}

export const BUCKET = "cams-emulator";

export function openStorage(bucket: Bucket, store: Store, behaviour: Behaviour): Storage {
  return {
    transferOf(method, path) {
      if (path.startsWith(`/${BUCKET}/`)) return method === "PUT" ? "upload" : "download";
      return path.startsWith("/assets/") ? "download" : undefined;
    },
    answer({ method, path, query, headers, body }) {
      if (path.startsWith(`/${BUCKET}/`)) {
        const key = path.slice(BUCKET.length + 2);
        return method === "PUT" ? bucket.put(key, headers, body) : bucket.read(key, query);
      }
      const flow = store.flows.get(/^\/assets\/(\d+)\.json$/.exec(path)?.[1] ?? "");
      if (flow?.json === undefined) return textReply(404, "not found\n");
      return textReply(200, JSON.stringify(readBackOf(flow.json, behaviour.readBack)), "application/json");
    },
  };
}
