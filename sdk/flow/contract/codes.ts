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
  ENTRY_DATA_KEY_ADDED: "callers that send flow_action_payload do not fill it yet",
  ENTRY_DATA_KEY_REMOVED: "callers that still send it in flow_action_payload send a key that the screen does not know",
  ENTRY_DATA_TYPE_CHANGED: "callers send flow_action_payload with the old type",
  SCREEN_REMOVED: "open conversations that stand on it, and callers or an endpoint that name it, have nowhere to go",
  INPUT_REMOVED: "open conversations lose what was entered, and whoever reads the value by that name finds none",
  INPUT_TYPE_CHANGED: "whoever reads the value, and texts entered in open conversations, still have the old type",
  OPTION_REMOVED: "open conversations and stored answers may still hold it",
  REPLY_KEY_ADDED: "consumers of the reply get a key that they do not know",
  REPLY_KEY_REMOVED: "consumers of the reply no longer get it from new messages",
  REPLY_TYPE_CHANGED:
    "consumers of the reply get the new type from new messages and the old one from messages already sent",
  EXCHANGE_ADDED: "the endpoint gets a request that it does not know",
  EXCHANGE_REMOVED: "the endpoint gets the request only from messages already sent",
  EXCHANGE_KEY_ADDED: "the endpoint gets a key that it does not know",
  EXCHANGE_KEY_REMOVED: "the endpoint no longer gets it from new messages",
  EXCHANGE_TYPE_CHANGED: "the endpoint gets the new type from new messages and the old one from messages already sent",
  ENDPOINT_ADDED: "new messages need an endpoint that answers; messages already sent still open without one",
  ENDPOINT_REMOVED:
    "only messages already sent still ask the endpoint, and callers that open the flow with data_exchange fail",
  DATA_API_VERSION_CHANGED:
    "the endpoint must speak the new version of the data API at once, and the old one with messages already sent",
  FLOW_VERSION_CHANGED: "other rules apply, and old clients may not be able to open the flow",
} as const;

/** Names a kind of contract change; stable, so that scripts may ask for it. */
export type ContractCode = keyof typeof consequences;
