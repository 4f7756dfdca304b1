import { type JsonObject, RECOMMENDED_VERSION } from "../../../../sdk/flow";

/** A version that is not the recommended one, to see a change of the version. */
const OTHER_VERSION = "7.2";

/** The version of a sample that differs from what a flow shows now. */
export const versionBeside = (shown: string | undefined): string =>
  shown === RECOMMENDED_VERSION ? OTHER_VERSION : RECOMMENDED_VERSION;

/** A document that Meta publishes. Its text differs from the other samples. */
export const sample = (text: string, version: string = RECOMMENDED_VERSION): JsonObject => ({
  version,
  screens: [
    {
      id: "DOCTOR",
      title: "pulumi-cams doctor",
      terminal: true,
      layout: {
        type: "SingleColumnLayout",
        children: [
          { type: "TextBody", text },
          { type: "Footer", label: "Close", "on-click-action": { name: "complete", payload: {} } },
        ],
      },
    },
  ],
});

/** The same for a flow with an endpoint. */
export const endpointSample = (text: string): JsonObject => ({
  ...sample(text),
  data_api_version: "3.0",
  routing_model: { DOCTOR: [] },
});

/** A document that Meta does not publish: a component without the text that it needs, and nothing that ends the flow. */
export const invalidSample = (title: string): JsonObject => ({
  version: RECOMMENDED_VERSION,
  screens: [
    {
      id: "DOCTOR",
      title,
      layout: { type: "SingleColumnLayout", children: [{ type: "TextBody" }] },
    },
  ],
});
