import type { UpgradeStep } from "./step";

/** From 3.0 the endpoint is not part of the document. */
export const dropDataChannel: UpgradeStep = ({ document }, note) => {
  if (!Object.hasOwn(document, "data_channel_uri")) return;
  delete document.data_channel_uri;
  note(["data_channel_uri"], "data_channel_uri is removed: the endpoint URL is no longer part of the document");
};
