/** What each kind of contract change breaks; the end of every sentence about it. */
export const consequences = {
  ENTRY_SCREEN_CHANGED:
    "messages already sent and callers that name the entry screen in flow_action_payload open it no more",
  ENTRY_DATA_KEY_ADDED: "callers that send flow_action_payload do not fill it yet",
  ENTRY_DATA_KEY_REMOVED: "callers that still send it in flow_action_payload send a key that the screen does not know",
  ENTRY_DATA_TYPE_CHANGED: "callers send flow_action_payload with the old type",
  SCREEN_REMOVED: "open conversations that stand on it, and callers or an endpoint that name it, have nowhere to go",
  INPUT_REMOVED: "open conversations lose what was entered, and whoever reads the value by that name finds none",
  INPUT_TYPE_CHANGED: "whoever reads the value, and texts entered in open conversations, still have the old type",
  OPTION_REMOVED: "open conversations and stored answers may still hold it",
  REPLY_KEY_ADDED: "consumers of the reply get a key that they do not know",
  REPLY_KEY_REMOVED: "consumers of the reply no longer get it",
  REPLY_TYPE_CHANGED: "consumers of the reply read it with the old type",
  EXCHANGE_ADDED: "the endpoint gets a request that it does not know",
  EXCHANGE_REMOVED: "the endpoint waits for a request that never comes",
  EXCHANGE_KEY_ADDED: "the endpoint gets a key that it does not know",
  EXCHANGE_KEY_REMOVED: "the endpoint no longer gets it",
  EXCHANGE_TYPE_CHANGED: "the endpoint reads it with the old type",
  ENDPOINT_ADDED: "messages already sent open a flow that now needs an endpoint to answer",
  ENDPOINT_REMOVED: "the endpoint is no longer asked, and callers that open the flow with data_exchange fail",
  DATA_API_VERSION_CHANGED: "the endpoint must speak the new version of the data API from the same moment on",
  FLOW_VERSION_CHANGED: "other rules apply, and old clients may not be able to open the flow",
} as const;

/** Names a kind of contract change; stable, so that scripts may ask for it. */
export type ContractCode = keyof typeof consequences;
