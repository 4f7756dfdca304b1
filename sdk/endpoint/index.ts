/** The server side of a flow's data endpoint: no dependencies, and nothing of Pulumi. */
export { createEndpoint, type Endpoint, type EndpointOptions } from "./endpoint";
export type { PrivateKey } from "./keys";
export { nodeListener } from "./nodeListener";
export type { EndpointProblem, EndpointProblemCode } from "./problem";
export { TokenInvalidError } from "./tokenInvalidError";
export type {
  AnswerTo,
  BackRequest,
  EndAnswer,
  EndpointAnswer,
  EndpointRequest,
  ExchangeOf,
  ExchangeRequest,
  Handler,
  HandlerContext,
  InitRequest,
  OtherAnswer,
  OtherHandler,
  OtherRequest,
} from "./types";
