import { MAX_SCREENS } from "../format";
import type { JsonObject } from "../json";

/** What holds over several keys of one object, by the name of its definition. `validate` checks the same. */
export const TOGETHER: Readonly<Record<string, JsonObject>> = {
  Flow: {
    dependencies: {
      data_api_version: ["routing_model"],
      screens: { properties: { screens: { type: "array", maxItems: MAX_SCREENS } } },
    },
  },
  Screen: {
    dependencies: { success: { required: ["terminal"], properties: { terminal: { const: true } } } },
  },
  Footer: {
    dependencies: {
      "left-caption": ["right-caption"],
      "right-caption": ["left-caption"],
      "center-caption": { properties: { "left-caption": false, "right-caption": false } },
    },
  },
};
