/** The part of the page that needs no browser: how a flow is played. This index is not in the page's code. */
export { typedValue } from "./inputs";
export { problemOf } from "./problems";
export { choiceActions } from "./selection";
export {
  endpointRequest,
  examplesOf,
  type Flow,
  flowOf,
  payloadOf,
  read,
  refreshed,
  screenIndex,
  test,
  type Visit,
  visit,
} from "./session";
export { branchOf, caseOf, isEnabled, isVisible } from "./shown";
export { asList, asObject, asObjects, asText, asTexts, isEmpty, member, type Value } from "./values";
