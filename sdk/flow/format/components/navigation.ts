import { action, boolean, fixed, list, object, open, required, string } from "../shape";
import {
  type ComponentSpec,
  description,
  enabled,
  initValue,
  isRequired,
  label,
  mediaSize,
  name,
  unselectAction,
  visible,
} from "./shared";

const listText = { title: fixed(string), description: fixed(string), metadata: fixed(string) };

/** Components whose action leads to another screen, a URL or the end. */
export const navigation: Readonly<Record<string, ComponentSpec>> = {
  OptIn: {
    about: "A box to tick, with a link to read more",
    value: "boolean",
    properties: {
      name,
      label,
      required: isRequired,
      visible,
      "on-click-action": fixed(action("data_exchange", "navigate", "open_url"), { about: "What the link does" }),
      "on-select-action": fixed(action("update_data"), { since: "6.0", about: "What ticking the box does" }),
      "on-unselect-action": unselectAction,
      "init-value": initValue(boolean),
    },
  },
  EmbeddedLink: {
    about: "A link",
    properties: {
      text: required(open(string, { about: "The text" })),
      "on-click-action": required(
        fixed(action("data_exchange", "navigate", "open_url"), { about: "What the link does" }),
      ),
      visible,
    },
  },
  Footer: {
    about: "The button at the foot of the screen",
    properties: {
      label,
      "left-caption": open(string, { about: "A text at the left of the button, together with one at the right" }),
      "center-caption": open(string, { about: "A text above the button, alone" }),
      "right-caption": open(string, { about: "A text at the right of the button, together with one at the left" }),
      enabled,
      "on-click-action": required(
        fixed(action("data_exchange", "navigate", "complete"), { about: "What the button does" }),
      ),
    },
  },
  NavigationList: {
    since: "6.2",
    about: "A list of entries that lead on",
    value: "string",
    properties: {
      name,
      "list-items": required(
        open(
          list(
            object({
              id: required(fixed(string, { about: "What is sent for the entry" })),
              "main-content": required(
                fixed(object({ ...listText, title: required(fixed(string)) }), { about: "The texts of the entry" }),
              ),
              start: fixed(object({ image: required(fixed(string)), "alt-text": fixed(string) }), {
                about: "A picture before the texts",
              }),
              end: fixed(object(listText), { about: "One or two texts at the end" }),
              badge: fixed(string, { about: "A mark on the entry" }),
              tags: fixed(list(string, { min: 1, max: 3 }), { about: "One to three tags" }),
              enabled: open(boolean, { about: "Whether it can be chosen" }),
              "on-click-action": fixed(action("data_exchange", "navigate"), { about: "Where the entry leads" }),
            }),
            { min: 1 },
          ),
          { about: "The entries" },
        ),
      ),
      label: open(string, { about: "A title above the list" }),
      description,
      "media-size": mediaSize,
      visible,
      "on-click-action": fixed(action("data_exchange", "navigate"), { about: "Where every entry leads" }),
    },
  },
};
