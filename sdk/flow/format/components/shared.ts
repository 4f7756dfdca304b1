import {
  action,
  boolean,
  fixed,
  list,
  oneOf,
  open,
  type Properties,
  type Property,
  required,
  type Shape,
  string,
} from "../shape";

/** One component of Flow JSON. */
export interface ComponentSpec {
  /** First version that has the component; it is older than all described versions where there is none. */
  since?: string;
  about: string;
  properties: Properties;
  /** What `${form.<name>}` of the component gives; absent for a component that takes no input. */
  value?: "string" | "number" | "boolean" | "array" | "text" | "date";
}

export const textLines = list(string, { min: 1 });
export const name = required(fixed(string, { about: "Name of the input, unique on its screen" }));
export const label = required(open(string, { about: "The label that users see" }));
export const description = open(string, { about: "A line below the label" });
export const helper: Shape = { kind: "string", blank: "two codes" };
export const helperText = open(helper, { about: "A hint below the input" });
export const isRequired = open(boolean, { about: "Whether users must fill it in, by default not" });
export const enabled = open(boolean, { about: "Whether users can change it, by default they can" });
export const visible = open(boolean, { about: "Whether it is shown, by default it is" });
export const mediaSize = open(oneOf("regular", "large"), { about: "Size of the images" });
export const errorMessage = open(string, { outsideForm: true, about: "A message of error shown at the input" });
export const initValue = (shape: Shape): Property =>
  open(shape, { outsideForm: true, about: "The value that the input begins with" });
export const selectAction = fixed(action("data_exchange", "update_data"), { about: "What a selection does" });
export const unselectAction = fixed(action("update_data"), {
  since: "6.0",
  about: "What taking a selection back does",
});
export const itemActions: Properties = {
  "on-select-action": fixed(action("update_data"), { since: "6.0", about: "What the selection of this option does" }),
  "on-unselect-action": unselectAction,
};
