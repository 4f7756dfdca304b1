import type { JsonObject } from "../../sdk/flow";
import type { Bucket } from "./bucket";
import type { Behaviour } from "./options";
import { readBackOf } from "./readBack";
import { type Reply, textReply } from "./reply";
import type { Store } from "./store";

/** A request to the storage. */
interface StorageRequest {
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

/** What Meta may give a flow that has no document of its own. */
const SAMPLE: JsonObject = {
  version: "7.3",
  screens: [
    {
      id: "WELCOME_SCREEN",
      title: "Welcome",
      terminal: true,
      layout: { type: "SingleColumnLayout", children: [{ type: "TextHeading", text: "Hello World" }] },
    },
  ],
};

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
      const flowId = /^\/assets\/(\d+)\.json$/.exec(path)?.[1] ?? "";
      const flows = store.flows.asOf(query.at === undefined ? Number.POSITIVE_INFINITY : Number(query.at));
      const flow = flows.get(flowId);
      const json = flow?.json ?? (flow !== undefined && behaviour.noDocument === "default" ? SAMPLE : undefined);
      if (json === undefined) return textReply(404, "not found\n");
      return textReply(200, JSON.stringify(readBackOf(json, behaviour.readBack)), "application/json");
    },
  };
}
