/** The phone's side of the endpoint protocol: seals requests with the public key, and reads the answers. */
export { type AnswerFault, type SealedRequest, sealRequest } from "./envelope";
export {
  type EndpointReply,
  type EndpointTarget,
  EndpointUnreachableError,
  PHONE_LIMIT_MS,
  postToEndpoint,
} from "./post";
