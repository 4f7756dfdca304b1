import { type ActionName, anything, fixed, object, type Properties, required, type Shape, string } from "./shape";

const payload: Shape = { kind: "map", of: anything };

/** The target of a navigation. */
const next = object({
  type: required(
    fixed({ kind: "string", enum: ["screen", "plugin"] }, { about: "What is navigated to, always a screen" }),
  ),
  name: required(fixed(string, { about: "Id of the next screen" })),
});

/** One action: its own keys, and the version in which it came. */
export interface ActionSpec {
  since?: string;
  about: string;
  /** Keys beside `name`. */
  properties: Properties;
  /** Keys that other actions have and this one must not have. */
  forbidden: readonly string[];
}

/** Source: section "Actions" of Meta's Flow JSON reference, and what Meta's Flow Builder refuses. */
export const ACTIONS: Readonly<Record<ActionName, ActionSpec>> = {
  navigate: {
    about: "Goes to another screen and hands it data",
    properties: {
      next: required(fixed(next, { about: "The screen to go to" })),
      payload: fixed(payload, { about: "Data for the next screen, by the keys of its data model" }),
    },
    forbidden: [],
  },
  data_exchange: {
    about: "Sends data to the endpoint, which answers with the next screen",
    properties: { payload: fixed(payload, { about: "Data for the endpoint" }) },
    forbidden: ["next"],
  },
  complete: {
    about: "Ends the flow and sends the payload as the reply of the message",
    properties: { payload: fixed(payload, { about: "The reply" }) },
    forbidden: ["next"],
  },
  open_url: {
    since: "6.0",
    about: "Opens a web page",
    properties: { url: required({ shape: string, binding: true, about: "An https address" }) },
    forbidden: ["payload", "next"],
  },
  update_data: {
    since: "6.0",
    about: "Changes data of the same screen",
    properties: { payload: required(fixed(payload, { about: "New values, by keys of the screen's data model" })) },
    forbidden: ["next"],
  },
};
