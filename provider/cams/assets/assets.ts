import type { JsonObject } from "../../../sdk/flow";
import type { CallLog } from "../callLog";
import type { CamsClient } from "../client";
import { type Clock, systemClock } from "../clock";
import { LIMITS, type Limits } from "../limits";
import { isLoopback } from "../publicAddress";
import type { AssetLinks } from "../settings";
import type { Transport } from "../transport";
import { uploadAuthorizations } from "./authorizations";
import { download } from "./download";
import type { Exchange } from "./exchange";
import { upload } from "./upload";

/** Hands documents to CAMS by URL and fetches those that CAMS returns. */
export interface Assets {
  /**
   * Uploads a document to the storage that CAMS provides for a space, and checks that it can be read back without
   * credentials.
   *
   * @returns a URL under which CAMS can download the document for the next twenty minutes
   */
  upload(document: JsonObject, custSpaceId: string): Promise<string>;
  /** Downloads the document at a URL. URLs may carry a signature: no error and no log shows their query. */
  download(url: string): Promise<JsonObject>;
}

/** What `assets` needs from outside. */
export interface AssetDeps {
  client: CamsClient;
  transport: Transport;
  links?: AssetLinks;
  limits?: Limits;
  clock?: Clock;
  random?: () => number;
  signal?: AbortSignal;
  /** Told of waits that a person would notice. */
  progress?: (message: string) => void;
  /** Told of every transfer when it is over. */
  log?: CallLog | undefined;
}

/** Documents of one account. One upload authorization serves all documents of a space. */
export function assets(deps: AssetDeps): Assets {
  const { client, transport, links = "presigned", limits = LIMITS, clock = systemClock, random = Math.random } = deps;
  const { signal = new AbortController().signal, progress = () => undefined, log } = deps;
  const publicOnly = !isLoopback(client.endpoint);
  const exchange: Exchange = { transport, links, limits, clock, random, signal, progress, log, publicOnly };
  const authorize = uploadAuthorizations(client, clock);
  return {
    download: (url) => download(url, exchange),
    upload: async (document, custSpaceId) => upload(document, await authorize(custSpaceId), exchange),
  };
}
