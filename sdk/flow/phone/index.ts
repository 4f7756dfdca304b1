/** A simulated phone: opens flows, fills them in and sends them in code, by the rules of the rendered page. */
export { type ExampleRequest, exampleRequests } from "./examples";
export { type AskEndpoint, type EndpointCall, FlowSession } from "./flowSession";
export { type Opening, openFlow } from "./open";
export { PhoneError } from "./phoneError";
export type { ShownComponent, ShownScreen } from "./screen";
