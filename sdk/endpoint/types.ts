import type { ScreenIds } from "../flow/define";
import type { DataOf, PayloadsOf, RoutesFrom } from "./inferred";

/** What every request holds. */
interface Asked {
  /** Version of the protocol. */
  readonly version: string;
  /** The token that the flow was sent with. */
  readonly flow_token: string;
}

/** The user opened the flow; the answer is the first screen. */
export interface InitRequest extends Asked {
  readonly action: "INIT";
  readonly screen?: undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The user went back, and a screen asks again on going back. */
export interface BackRequest<Screen extends string = string> extends Asked {
  readonly action: "BACK";
  readonly screen?: Screen | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A data_exchange action of a screen. Values come from a phone: they are as trustworthy as any input of a user. */
export interface ExchangeRequest<Screen extends string = string, Data = Readonly<Record<string, unknown>>>
  extends Asked {
  readonly action: "data_exchange";
  readonly screen: Screen;
  readonly data: Data;
}

/** The data_exchange requests of one screen of a flow; never for a screen without any. */
export type ExchangeOf<Flow, Screen extends ScreenIds<Flow>> = string extends Screen
  ? ExchangeRequest
  : Screen extends string
    ? [PayloadsOf<Flow, Screen>] extends [never]
      ? never
      : ExchangeRequest<Screen, PayloadsOf<Flow, Screen>>
    : never;

/** Everything that a flow asks its endpoint, distinguished by `action` and `screen`. */
export type EndpointRequest<Flow> = InitRequest | BackRequest<ScreenIds<Flow>> | ExchangeOf<Flow, ScreenIds<Flow>>;

/** The end of the flow: what the business receives as reply. The flow token is added where it is left out. */
export interface EndAnswer {
  readonly screen: "SUCCESS";
  readonly data: { readonly extension_message_response: { readonly params: Readonly<Record<string, unknown>> } };
}

/** Shows a screen with data for it; `error_message` is shown on it. */
type ShowAnswer<Flow, Screen extends string> = string extends Screen
  ? { readonly screen: string; readonly data?: Readonly<Record<string, unknown>> }
  : Screen extends string
    ? WithData<Screen, DataOf<Flow, Screen> & { readonly error_message?: string | undefined }>
    : never;

type WithData<Screen, Data> =
  Record<never, never> extends Data
    ? { readonly screen: Screen; readonly data?: Data }
    : { readonly screen: Screen; readonly data: Data };

/** Stays on the screen with a message; keys of its data that are left out stay as they are. */
type StayAnswer<Flow, Screen extends string> = Screen extends string
  ? { readonly screen: Screen; readonly data: Partial<DataOf<Flow, Screen>> & { readonly error_message: string } }
  : never;

/** What may be answered to a data_exchange of one screen: that screen, those to which the routing model leads, or the end. */
export type AnswerTo<Flow, Screen extends ScreenIds<Flow>> =
  | ShowAnswer<Flow, Screen | RoutesFrom<Flow, Screen>>
  | StayAnswer<Flow, Screen>
  | EndAnswer;

/** What may be answered to some request of a flow. */
export type EndpointAnswer<Flow> = ShowAnswer<Flow, ScreenIds<Flow>> | StayAnswer<Flow, ScreenIds<Flow>> | EndAnswer;

/** What a handler is given beside the request. */
export interface HandlerContext {
  /** Aborts when the time limit has passed or the phone has gone. */
  readonly signal: AbortSignal;
}

/** Answers the requests of a flow. */
export type Handler<Flow> = (
  request: EndpointRequest<Flow>,
  context: HandlerContext,
) => EndpointAnswer<Flow> | Promise<EndpointAnswer<Flow>>;

/** A request of another version of the flow, which is still open in some chat. */
export type OtherRequest = InitRequest | BackRequest | ExchangeRequest;

/** An answer to such a request; it cannot be checked. */
export interface OtherAnswer {
  readonly screen: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Answers requests of other versions of a flow. */
export type OtherHandler = (request: OtherRequest, context: HandlerContext) => OtherAnswer | Promise<OtherAnswer>;
