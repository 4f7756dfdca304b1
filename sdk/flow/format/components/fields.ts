import { fixed, integer, oneOf, open, string } from "../shape";
import {
  type ComponentSpec,
  enabled,
  errorMessage,
  helperText,
  initValue,
  isRequired,
  label,
  name,
  visible,
} from "./shared";

/** Components into which something is typed. */
export const fields: Readonly<Record<string, ComponentSpec>> = {
  TextInput: {
    about: "A field for one line of text",
    value: "text",
    properties: {
      name,
      label,
      "input-type": fixed(oneOf("text", "number", "password", "passcode", "phone", "email"), {
        about: "What may be entered, by default text",
      }),
      pattern: fixed(string, { since: "6.2", about: "A regular expression that the text must match" }),
      "helper-text": helperText,
      required: isRequired,
      "min-chars": open(integer(), { about: "Least number of characters" }),
      "max-chars": open(integer(), { about: "Largest number of characters, by default 80" }),
      enabled,
      visible,
      "label-variant": open(oneOf("large"), { since: "7.0", about: "A label over several lines" }),
      "init-value": initValue(string),
      "error-message": errorMessage,
    },
  },
  TextArea: {
    about: "A field for several lines of text",
    value: "string",
    properties: {
      name,
      label,
      "max-length": open(integer(), { about: "Largest number of characters, by default 600" }),
      "helper-text": helperText,
      required: isRequired,
      enabled,
      visible,
      "label-variant": open(oneOf("large"), { since: "7.0", about: "A label over several lines" }),
      "init-value": initValue(string),
      "error-message": errorMessage,
    },
  },
};
