import type { JsonObject, JsonValue } from "../../../../../sdk/flow";
import { complete, flow, footer, last, navigate, screen } from "../../validate/ruleCase";
import { body, input, type LintCase, text } from "../lintCase";

const routed = (routing_model: JsonObject, screens: JsonValue[]): JsonObject => flow("7.3", screens, { routing_model });
const link = (to: string): JsonObject => ({ type: "EmbeddedLink", text: "More", "on-click-action": navigate(to) });
const to = (id: string, next: string): JsonObject => screen(id, [footer(navigate(next))]);
const exchange = footer({ name: "data_exchange", payload: {} });

export const cases: LintCase[] = [
  {
    what: "three screens in a circle",
    flow: routed({ START: ["A"], A: ["B"], B: ["C", "LAST"], C: ["A"], LAST: [] }, [
      to("START", "A"),
      to("A", "B"),
      screen("B", [link("C"), footer(navigate("LAST"))]),
      to("C", "A"),
      last(),
    ]),
    expected: ["SCREEN_CYCLE routing_model.C[0]"],
  },
  {
    what: "three screens in a circle without a routing model",
    flow: flow("7.3", [
      to("START", "A"),
      to("A", "B"),
      screen("B", [link("C"), footer(navigate("LAST"))]),
      to("C", "A"),
      last(),
    ]),
    expected: ["SCREEN_CYCLE screens[3].layout.children[0].on-click-action"],
  },
  {
    what: "two ways that come together again, and a pair, which Meta refuses itself",
    flow: routed({ START: ["A", "B"], A: ["LAST"], B: ["LAST", "START"], LAST: [] }, [
      screen("START", [link("A"), footer(navigate("B"))]),
      to("A", "LAST"),
      screen("B", [link("START"), footer(navigate("LAST"))]),
      last(),
    ]),
    expected: [],
  },
  {
    what: "a route that no action takes",
    flow: routed({ START: ["A", "LAST"], A: ["LAST"], LAST: [] }, [to("START", "LAST"), to("A", "LAST"), last()]),
    expected: ["UNREACHABLE_SCREEN screens[1].id"],
  },
  {
    what: "a route that an endpoint takes",
    flow: flow("7.3", [screen("START", [exchange]), to("A", "LAST"), last()], {
      data_api_version: "3.0",
      routing_model: { START: ["A", "LAST"], A: ["LAST"], LAST: [] },
    }),
    expected: [],
  },
  {
    what: "a screen that leads nowhere",
    flow: routed({ START: ["A", "LAST"], A: [], LAST: [] }, [
      screen("START", [link("A"), footer(navigate("LAST"))]),
      screen("A", [input()]),
      last(),
    ]),
    expected: ["DEAD_END_SCREEN screens[1].id", "UNUSED_INPUT screens[1].layout.children[0].name"],
  },
  {
    what: "a page to read that a link opens",
    flow: routed({ START: ["A", "LAST"], A: [], LAST: [] }, [
      screen("START", [link("A"), footer(navigate("LAST"))]),
      screen("A", [body("Terms")]),
      last(),
    ]),
    expected: [],
  },
  {
    what: "two screens to which nothing leads",
    flow: routed({ START: ["LAST"], OTHER: ["LAST"], LAST: [] }, [to("START", "LAST"), to("OTHER", "LAST"), last()]),
    expected: ["SEVERAL_ENTRY_SCREENS screens[1].id"],
  },
  {
    what: "a screen without any connection, which Meta refuses itself",
    flow: flow("7.3", [to("START", "LAST"), last("OTHER"), last()]),
    expected: [],
  },
  {
    what: "a way back to the first screen that the routing model leaves out",
    flow: flow("7.2", [to("START", "LAST"), screen("LAST", [link("START"), footer(complete())], { terminal: true })], {
      routing_model: { START: ["LAST"], LAST: [] },
    }),
    expected: [],
  },
  {
    what: "references to a screen that one of two ways passes by",
    flow: flow("7.3", [
      screen("START", [link("A"), footer(navigate("LAST"))]),
      screen("A", [input(), footer(navigate("LAST"))], { data: {} }),
      screen("LAST", [body("${screen.A.form.answer}"), footer(complete({ it: "`${screen.A.form.answer}`" }))], {
        terminal: true,
      }),
    ]),
    expected: [
      "SCREEN_NOT_ALWAYS_VISITED screens[2].layout.children[0].text",
      "SCREEN_NOT_ALWAYS_VISITED screens[2].layout.children[1].on-click-action.payload.it",
    ],
  },
  {
    what: "a reference to a later screen",
    flow: flow("7.3", [
      screen("START", [body("${screen.LAST.data.name}"), footer(navigate("LAST", { name: "Ann" }))]),
      last("LAST", { data: { name: text() } }),
    ]),
    expected: ["SCREEN_NOT_ALWAYS_VISITED screens[0].layout.children[0].text"],
  },
  {
    what: "references to screens that every way passes",
    flow: flow("7.3", [
      screen("START", [input(), link("A"), footer(navigate("B"))]),
      to("A", "LAST"),
      to("B", "LAST"),
      screen("LAST", [footer(complete({ it: "${screen.START.form.answer}" }))], { terminal: true }),
    ]),
    expected: [],
  },
];
