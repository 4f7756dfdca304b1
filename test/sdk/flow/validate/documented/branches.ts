import type { JsonObject } from "../../../../../sdk/flow";
import { input, text } from "../ruleCase";
import { boolean, choice, type DocumentedFlow, inForm, inVersions, number, single, string } from "./documentedFlow";

/** If and Switch, in the forms that Meta documents. */
export const branches: DocumentedFlow[] = [
  // reference/components#if
  ...[
    "${form.agrees} || (${data.nights} > 5)",
    "!(${form.agrees} || ${data.yes})",
    "${form.agrees} && (${form.city} != '')",
    "!${form.agrees}",
    "${form.city} == 'London'",
    "${data.nights} <= ${data.most}",
    "(${form.agrees} == true)",
  ].flatMap((condition) =>
    inVersions("5.1", "reference/components#if", `the condition ${condition}`, (version) =>
      single(
        version,
        [
          input("city"),
          { type: "OptIn", name: "agrees", label: "I agree" },
          { type: "If", condition, then: [text("Yes")], else: [text("No")] },
        ],
        { data: { nights: number(3), most: number(9), yes: boolean } },
      ),
    ),
  ),
  // reference/components#if
  ...inVersions(
    "5.1",
    "reference/components#if",
    "branches in branches, three deep, with a Switch and inputs",
    (version) => {
      const when = (then: JsonObject[]): JsonObject => ({ type: "If", condition: "${data.yes}", then });
      const inner: JsonObject = {
        type: "Switch",
        value: "${data.kind}",
        cases: { cat: [text("Meow")], dog: [input("name")] },
      };
      return single(version, [when([when([when([inner])])])], { data: { yes: boolean, kind: string("cat") } });
    },
  ),
  // reference/components#if
  ...inVersions("5.1", "reference/components#if", "a button in each branch", (version) => {
    const end = (label: string): JsonObject => ({
      type: "Footer",
      label,
      "on-click-action": { name: "complete", payload: {} },
    });
    return {
      version,
      screens: [
        {
          id: "BOOKING",
          title: "Booking",
          terminal: true,
          data: { yes: boolean },
          layout: {
            type: "SingleColumnLayout",
            children: [{ type: "If", condition: "${data.yes}", then: [end("Book")], else: [end("Close")] }],
          },
        },
      ],
    };
  }),
  // reference/components#switch
  ...inVersions(
    "5.1",
    "reference/components#switch",
    "a Switch over an input, one case of which shows nothing",
    (version) =>
      inForm(version, [
        choice("RadioButtonsGroup"),
        {
          type: "Switch",
          value: "${form.room}",
          cases: { garden: [text("Quiet")], sea: [text("Bright"), input("floor")], street: [] },
        },
      ]),
  ),
];
