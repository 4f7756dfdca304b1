/**
 * What each kind of contract change breaks; the end of every sentence about it. A message keeps the content with which
 * it was sent and only new messages get the new one, so the endpoint and the consumers of the reply have to serve both
 * for as long as old messages live.
 *
 * Source: Meta's "Lifecycle of a Flow".
 */
export const consequences = {
  ENTRY_SCREEN_CHANGED:
    "callers must name the new entry screen in flow_action_payload; messages already sent still open the old one",
  ENTRY_DATA_KEY_ADDED: "callers that send flow_action_payload do not set it yet",
  ENTRY_DATA_KEY_REMOVED: "callers that still send it in flow_action_payload send a key that the screen does not know",
  ENTRY_DATA_TYPE_CHANGED: "callers send flow_action_payload with the old type",
  SCREEN_REMOVED: "open conversations on this screen, and callers or an endpoint that refer to it, have nowhere to go",
  INPUT_REMOVED:
    "open conversations lose what was entered, and anything that reads the value by that name no longer finds it",
  INPUT_TYPE_CHANGED: "consumers of the value, and values entered in open conversations, still have the old type",
  OPTION_REMOVED: "open conversations and stored replies may still contain it",
  REPLY_KEY_ADDED: "consumers of the reply receive a key that they do not know",
  REPLY_KEY_REMOVED: "consumers of the reply no longer receive it from new messages",
  REPLY_TYPE_CHANGED:
    "consumers of the reply receive the new type from new messages and the old one from messages already sent",
  EXCHANGE_ADDED: "the endpoint receives a request that it does not know",
  EXCHANGE_REMOVED: "the endpoint receives the request only from messages already sent",
  EXCHANGE_KEY_ADDED: "the endpoint receives a key that it does not know",
  EXCHANGE_KEY_REMOVED: "the endpoint no longer receives it from new messages",
  EXCHANGE_TYPE_CHANGED:
    "the endpoint receives the new type from new messages and the old one from messages already sent",
  ENDPOINT_ADDED: "new messages need an endpoint that responds; messages already sent still open without one",
  ENDPOINT_REMOVED:
    "only messages already sent still call the endpoint, and callers that open the flow with data_exchange fail",
  DATA_API_VERSION_CHANGED:
    "the endpoint must support the new version of the data API immediately, and the old one for messages already sent",
  FLOW_VERSION_CHANGED: "other rules apply, and old clients may not be able to open the flow",
} as const;

/** Names a kind of contract change; stable, so that scripts may ask for it. */
export type ContractCode = keyof typeof consequences;
