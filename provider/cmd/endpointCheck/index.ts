/** Checks an endpoint from outside, with nothing but the public key. */
export { type CheckedRequest, type CheckRequest, checkEndpoint } from "./check";
export type { EndpointFinding } from "./judge";
export { endpointReport } from "./report";
