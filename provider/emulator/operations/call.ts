import type { JsonObject } from "../../../sdk/flow";
import type { Behaviour } from "../options";
import type { EmulatedFlow, Store } from "../store";
import type { Parameters } from "./parameters";

/** What the operations need of the server around them. */
export interface World {
  behaviour: Behaviour;
  store: Store;
  /** Milliseconds since 1970. */
  now: () => number;
  newFlowId: () => string;
  newFlowCode: () => string;
  newRunId: () => string;
  /** Downloads a document as CAMS would, without credentials. */
  fetchDocument: (url: string) => Promise<JsonObject>;
  /** URL under which the server shows a flow's document, as it is or as it was at a time in milliseconds since 1970. */
  assetUrl: (flowId: string, at?: number) => string;
  /** Does something after so many milliseconds of the emulator's clock. */
  later: (milliseconds: number, task: () => void) => void;
  previewUrl: (flowId: string) => string;
  /** A grant for one upload folder of a space. */
  grantUpload: (custSpaceId: string) => object;
}

/** One call that the gateway let through. */
export interface Call {
  parameters: Parameters;
  /** The access key of the account that calls. */
  account: string;
  /** The space that is meant. */
  space: string;
  /** The flows as a read shows them: those of now, or older ones where reads lag behind. */
  seen: ReadonlyMap<string, EmulatedFlow>;
  /** By how many milliseconds the read lags behind. */
  lagMs: number;
  world: World;
}

/** What a reply has beside `RequestId`, `Code` and `Message`. */
export type ReplyBody = Readonly<Record<string, unknown>>;

/** An operation of CAMS. */
export type Operation = (call: Call) => ReplyBody | Promise<ReplyBody>;
