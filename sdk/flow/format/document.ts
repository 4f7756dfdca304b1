import { anything, boolean, fixed, list, object, oneOf, type Properties, required, type Shape, string } from "./shape";

/** JSON Schema's names of types, as the data model of a screen uses them. */
export const DATA_TYPES = ["array", "boolean", "integer", "null", "number", "object", "string"];

const dataKey: Shape = {
  kind: "object",
  loose: true,
  properties: {
    type: required(fixed(oneOf(...DATA_TYPES), { about: "Type of the value" })),
    __example__: required(fixed(anything, { about: "An example, shown where there is no real value" })),
    items: fixed(anything, { about: "Schema of a list's items" }),
    properties: fixed(anything, { about: "Schemas of an object's properties" }),
  },
};

/** What stands under `layout` of a screen. */
const layout: Shape = object({
  type: required(fixed({ kind: "string", constant: "SingleColumnLayout" }, { about: "Always SingleColumnLayout" })),
  children: required(fixed({ kind: "components", in: "layout" }, { about: "What the screen shows, from the top" })),
});

const LETTERS = { source: "^[A-Za-z_]+$", means: "letters and underscores, no digits" };

/** Keys of a screen. Source: Meta's Flow JSON reference, and what Meta's Flow Builder refuses. */
export const SCREEN: Properties = {
  id: required({
    shape: {
      kind: "string",
      pattern: { source: "^[A-Za-z_,]+$", means: "letters, commas and underscores, no digits" },
    },
    later: {
      since: "7.0",
      property: required({
        shape: {
          kind: "string",
          pattern: { source: "^(?!_+$)[A-Za-z_]+$", means: `${LETTERS.means}, and not only underscores` },
        },
      }),
    },
    about: "Name of the screen, unique in the flow",
  }),
  title: required(fixed(string, { about: "Title above the screen" })),
  terminal: fixed(boolean, { about: "Whether the flow can end here" }),
  success: fixed(boolean, { about: "Whether an end here counts as success; only on a terminal screen" }),
  refresh_on_back: fixed(boolean, { about: "Whether going back asks the endpoint again" }),
  sensitive: fixed(list(string, { min: 1 }), { about: "Inputs whose values are hidden in the summary of the reply" }),
  data: fixed({ kind: "map", of: dataKey }, { about: "Data model of the screen: what it is given" }),
  layout: required(fixed(layout, { about: "What the screen shows" })),
};

/** Keys at the top of a document. */
export const DOCUMENT: Properties = {
  version: required(fixed(string, { about: "Version of Flow JSON" })),
  data_api_version: {
    shape: { kind: "string", constant: "3.0" },
    later: { since: "7.3", property: fixed({ kind: "string", enum: ["3.0", "4.0"] }) },
    about: "Version of the endpoint's protocol; only for a flow with endpoint",
  },
  routing_model: fixed({ kind: "map", of: list(string) }, { about: "Which screens each screen leads to" }),
  screens: required(fixed(list(object(SCREEN), { min: 1 }), { about: "The screens" })),
};

/** The most screens that a flow can have. */
export const MAX_SCREENS = 100;
