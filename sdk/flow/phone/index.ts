/** A phone without a phone: flows are opened, filled in and sent in values, as the rendered page plays them. */
export { type ExampleRequest, exampleRequests } from "./examples";
export { type AskEndpoint, type EndpointCall, FlowSession } from "./flowSession";
export { type Opening, openFlow } from "./open";
export { PhoneError } from "./phoneError";
export type { ShownComponent, ShownScreen } from "./screen";
