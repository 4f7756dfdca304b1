import { boolean, fixed, integer, list, object, open, type Properties, required, type Shape, string } from "../shape";
import {
  type ComponentSpec,
  description,
  enabled,
  errorMessage,
  initValue,
  isRequired,
  itemActions,
  label,
  mediaSize,
  name,
  selectAction,
  unselectAction,
  visible,
} from "./shared";

const option = object({
  id: required(fixed(string, { about: "What is sent for the option" })),
  title: required(fixed(string, { about: "What users see" })),
  description: fixed(string, { about: "A line below the title" }),
  metadata: fixed(string, { about: "A short text beside the title" }),
  enabled: open(boolean, { about: "Whether it can be chosen" }),
  image: fixed(string, { about: "A picture in base64" }),
  "alt-text": fixed(string, { about: "What the picture shows" }),
  color: open({ kind: "string", pattern: { source: "^#[0-9A-Fa-f]{6}$", means: "a colour such as #1A2B3C" } }),
  ...itemActions,
});

const options = required(open(list(option, { min: 1 }), { about: "The options" }));

const chip = object({
  id: required(fixed(string, { about: "What is sent for the chip" })),
  title: required(fixed(string, { about: "What users see" })),
  enabled: open(boolean, { about: "Whether it can be chosen" }),
  ...itemActions,
});

const choice = (more: Properties, value: Shape): Properties => ({
  name,
  label,
  "data-source": options,
  description,
  required: isRequired,
  enabled,
  visible,
  ...more,
  "media-size": mediaSize,
  "on-select-action": selectAction,
  "on-unselect-action": unselectAction,
  "init-value": initValue(value),
  "error-message": errorMessage,
});

/** Components that offer options. */
export const choices: Readonly<Record<string, ComponentSpec>> = {
  CheckboxGroup: {
    about: "Options of which several can be chosen",
    value: "array",
    properties: choice(
      {
        "min-selected-items": open(integer(0), { about: "How many must be chosen" }),
        "max-selected-items": open(integer(2), { about: "How many can be chosen" }),
      },
      list(string),
    ),
  },
  RadioButtonsGroup: {
    about: "Options of which one can be chosen",
    value: "string",
    properties: choice({}, string),
  },
  Dropdown: {
    about: "A list that opens, of which one option can be chosen",
    value: "string",
    properties: {
      name,
      label,
      "data-source": options,
      required: isRequired,
      enabled,
      visible,
      "on-select-action": selectAction,
      "on-unselect-action": unselectAction,
      "init-value": initValue(string),
      "error-message": errorMessage,
    },
  },
  ChipsSelector: {
    since: "6.3",
    about: "Chips of which several can be chosen",
    value: "array",
    properties: {
      name,
      label,
      "data-source": required(open(list(chip, { min: 1 }), { about: "The chips" })),
      description,
      enabled,
      required: isRequired,
      visible,
      "min-selected-items": open(integer(0), { about: "How many must be chosen" }),
      "max-selected-items": open(integer(1), { about: "How many can be chosen" }),
      "on-select-action": { ...selectAction, since: "7.1" },
      "on-unselect-action": { ...unselectAction, since: "7.1" },
      "init-value": initValue(list(string)),
      "error-message": errorMessage,
    },
  },
};
