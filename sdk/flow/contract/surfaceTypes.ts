import type { Path } from "../path";

/** What others rely on in a flow: callers, open conversations, the endpoint and consumers of the reply. */
export interface Surface {
  version: unknown;
  dataApiVersion: unknown;
  /** Screens by id in document order; of twins the first. */
  screens: Map<string, ScreenSurface>;
  /** The screen that callers open; absent when there is no screen with an id. */
  entry: ScreenSurface | undefined;
}

/** What others rely on in one screen. */
export interface ScreenSurface {
  id: string;
  path: Path;
  data: Map<string, Field>;
  /** The schemas behind `data`, to find the types of bindings. */
  schemas: Record<string, unknown>;
  inputs: Map<string, Input>;
  /** Payloads of `complete`: they become the reply. */
  replies: Payload[];
  /** Payloads of `data_exchange`: they go to the endpoint. */
  exchanges: Payload[];
  /** Screens that its navigates lead to. */
  navigates: string[];
}

/** A named value with its type; undefined when the type cannot be known. */
interface Field {
  path: Path;
  type: string | undefined;
}

/** A component that collects a value. */
export interface Input extends Field {
  component: string;
  /** Ids of its options and where they stand; undefined when they are not written in the flow. */
  options: Map<string, Path> | undefined;
}

/** What an action sends. */
export interface Payload {
  /** Names the action within its screen, to find it in another version of the flow. */
  site: string;
  path: Path;
  /** Keys in dotted form: members of nested objects count as keys. */
  values: { key: string; path: Path; value: unknown }[];
}
