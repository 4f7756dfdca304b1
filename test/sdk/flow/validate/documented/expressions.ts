import { complete, flow, footer, input, last, navigate, screen, text } from "../ruleCase";
import { boolean, type DocumentedFlow, inVersions, number, options, single, string } from "./documentedFlow";

/** Nested expressions and references to other screens, in the forms that Meta documents. */
export const expressions: DocumentedFlow[] = [
  // reference/flowjson#nested-expressions
  ...[
    "`${form.first} == ${form.family}`",
    "`${form.agrees} != true`",
    "`${form.age} == 18`",
    "`${form.age} > 18`",
    "`${form.age} >= 18`",
    "`${form.agrees} && ${data.yes}`",
    "`(${form.age} > 18) && ${form.agrees}`",
    "`(${form.first} != '') || (${form.family} != '')`",
  ].flatMap((visible) =>
    inVersions("6.0", "reference/flowjson#nested-expressions", `a text that is visible while ${visible}`, (version) =>
      single(
        version,
        [
          input("first"),
          input("family"),
          input("age", { "input-type": "number" }),
          { type: "OptIn", name: "agrees", label: "I agree" },
          text("Hello", { visible }),
        ],
        { data: { yes: boolean } },
      ),
    ),
  ),
  // reference/flowjson#nested-expressions
  ...[
    "`'Hello ' ${form.first}`",
    "`${form.first} ' is ' ${form.age} ' years old.'`",
    "`'Born in ' (2026 - ${form.age}) ' or ' (2025 - ${form.age})`",
    "`'Each pays ' ${data.total} / ${form.age}`",
    "`'The rest is ' ${data.total} % ${form.age}`",
    "`'This is Ada\\`s room.'`",
    "`'This is Ada\\\\`s room.'`",
  ].flatMap((value) =>
    inVersions("6.0", "reference/flowjson#nested-expressions", `the text ${value}`, (version) =>
      single(version, [input("first"), input("age", { "input-type": "number" }), text(value)], {
        data: { total: number(90) },
      }),
    ),
  ),
  // reference/flowjson#global-dynamic-and-form-properties
  ...inVersions(
    "5.1",
    "reference/flowjson#global-dynamic-and-form-properties",
    "a reply from data and inputs of an earlier screen",
    (version) =>
      flow(version, [
        screen("FIRST", [input("name"), footer(navigate("LAST"))], { data: { hotel: string("Sea View") } }),
        screen(
          "LAST",
          [
            text("${screen.FIRST.data.hotel}"),
            footer(complete({ name: "${screen.FIRST.form.name}", hotel: "${screen.FIRST.data.hotel}" })),
          ],
          { terminal: true, data: {} },
        ),
      ]),
  ),
  // reference/flowjson#global-dynamic-and-form-properties
  ...inVersions(
    "5.1",
    "reference/flowjson#global-dynamic-and-form-properties",
    "a screen that shows what a later one asks for",
    (version) =>
      flow(
        version,
        [
          screen(
            "SUMMARY",
            [
              {
                type: "If",
                condition: "(${screen.COVER.form.cover} != '')",
                then: [
                  {
                    type: "Switch",
                    value: "${screen.COVER.form.cover}",
                    cases: { small: [text("Small")], large: [text("Large")] },
                  },
                ],
                else: [text("Nothing chosen yet")],
              },
              { type: "EmbeddedLink", text: "Choose", "on-click-action": navigate("COVER") },
              footer(complete({ cover: "${screen.COVER.form.cover}" })),
            ],
            { terminal: true },
          ),
          screen("COVER", [
            { type: "RadioButtonsGroup", name: "cover", label: "Cover", "data-source": options("Small", "Large") },
          ]),
        ],
        { routing_model: { SUMMARY: ["COVER"] } },
      ),
  ),
  // reference/flowjson#global-dynamic-and-form-properties
  ...inVersions("5.1", "reference/flowjson#where-it-can-be-used", "a title from an earlier screen", (version) =>
    flow(version, [
      screen("FIRST", [input("name"), footer(navigate("LAST"))]),
      last("LAST", { title: "${screen.FIRST.form.name}" }),
    ]),
  ),
];
