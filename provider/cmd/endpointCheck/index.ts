/** Checks an endpoint from outside, with nothing but the public key. */
export { checkEndpoint } from "./check";
export { endpointReport } from "./report";
