import type { JsonObject } from "../../sdk/flow";

/** A valid flow of two screens, small enough to read in an assertion. */
export function twoScreens(label = "Continue"): JsonObject {
  return {
    version: "7.3",
    routing_model: { START: ["DONE"], DONE: [] },
    screens: [screen("START", "Welcome", { label, to: "DONE" }), lastScreen()],
  };
}

/** The two screens with one more in front. */
export function threeScreens(): JsonObject {
  return {
    version: "7.3",
    routing_model: { INTRO: ["START"], START: ["DONE"], DONE: [] },
    screens: [
      screen("INTRO", "Hello", { label: "Begin", to: "START" }),
      screen("START", "Welcome", { label: "Continue", to: "DONE" }),
      lastScreen(),
    ],
  };
}

function screen(id: string, heading: string, footer: { label: string; to: string }): JsonObject {
  const next = { type: "screen", name: footer.to };
  return {
    id,
    title: id.toLowerCase(),
    data: {},
    layout: {
      type: "SingleColumnLayout",
      children: [
        { type: "TextHeading", text: heading },
        { type: "Footer", label: footer.label, "on-click-action": { name: "navigate", next, payload: {} } },
      ],
    },
  };
}

function lastScreen(): JsonObject {
  return {
    id: "DONE",
    title: "done",
    terminal: true,
    success: true,
    data: {},
    layout: {
      type: "SingleColumnLayout",
      children: [
        { type: "TextBody", text: "Thank you" },
        { type: "Footer", label: "Finish", "on-click-action": { name: "complete", payload: {} } },
      ],
    },
  };
}
