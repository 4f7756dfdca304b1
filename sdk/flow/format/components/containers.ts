import { anything, boolean, either, fixed, open, required, string } from "../shape";
import { type ComponentSpec, name } from "./shared";

/** Components that hold others. */
export const containers: Readonly<Record<string, ComponentSpec>> = {
  Form: {
    about: "Holds inputs together",
    properties: {
      name,
      children: required(fixed({ kind: "components", in: "form" }, { about: "What stands in the form" })),
      "init-values": open({ kind: "map", of: anything }, { about: "First values of inputs, by their names" }),
      "error-messages": open({ kind: "map", of: string }, { about: "Messages of error, by names of inputs" }),
    },
  },
  If: {
    about: "Shows one of two branches",
    properties: {
      // From 6.0 on Meta's schema takes true and false as well, and then fails on them; so that much is only in doubt.
      condition: required({
        shape: string,
        later: { since: "6.0", property: fixed(either(string, boolean)) },
        about: "An expression that is true or false",
      }),
      // An empty branch is reported by the rules about conditions, with another code than an empty list.
      then: required(fixed({ kind: "components", in: "if" }, { about: "Shown when the condition is true" })),
      else: fixed({ kind: "components", in: "if" }, { about: "Shown when it is not" }),
    },
  },
  Switch: {
    about: "Shows the branch of a value",
    properties: {
      value: required(fixed(string, { about: "A binding whose value chooses the branch" })),
      cases: required(fixed({ kind: "map", of: { kind: "components", in: "switch" } }, { about: "Branches by value" })),
    },
  },
};
