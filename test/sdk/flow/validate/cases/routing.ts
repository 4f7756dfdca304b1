import type { JsonObject, JsonValue } from "../../../../../sdk/flow";
import { complete, flow, footer, last, navigate, type RuleCase, screen } from "../ruleCase";
import { exchange, ids, link, served, to } from "./screenParts";

const routed = (version: string, routes: JsonObject, screens: JsonValue[]): JsonObject =>
  flow(version, screens, { routing_model: routes });

/** A screen that the endpoint leaves, so that only the routing model says where to. */
const left = (id: string): JsonObject => screen(id, [footer(exchange)]);

/** A routing model in which one screen leads to all others. */
const routesTo = (targets: string[]): JsonObject => ({
  START: targets,
  ...Object.fromEntries(targets.map((id) => [id, []])),
});

/** The second screen leads back to the first one by a link. */
const withWayBack = [
  to("FIRST", "LAST"),
  screen("LAST", [link(navigate("FIRST")), footer(complete())], { terminal: true }),
];

/** The first screen leads to the last one past the second. */
const withShortcut = [
  screen("FIRST", [link(navigate("LAST")), footer(navigate("SECOND"))]),
  to("SECOND", "LAST"),
  last(),
];

/** A list whose entries lead to the screens named. */
const list = (...targets: string[]): JsonObject => ({
  type: "NavigationList",
  name: "list",
  "list-items": targets.map((target) => ({
    id: target,
    "main-content": { title: "Entry" },
    "on-click-action": navigate(target),
  })),
});

/** Rules about how a flow moves between screens. */
export const routing: RuleCase[] = [
  {
    rows: ["R25", "R31"],
    what: "a flow of 100 screens, each leading to the next",
    flow: flow(
      "7.3",
      ids(100).map((id, index, all) => (index === 99 ? last(id) : to(id, all[index + 1] ?? ""))),
    ),
    expected: [],
  },
  {
    rows: ["R26"],
    what: "a routing model that lacks two screens",
    flow: served({ FIRST: ["LAST", "SECOND"], LAST: [] }, [left("FIRST"), left("SECOND"), left("THIRD"), last()]),
    expected: ["INVALID_ROUTING_MODEL routing_model 4:20"],
  },
  {
    rows: ["R26"],
    what: "a routing model in which the last screen is only a target",
    flow: served({ FIRST: ["LAST"] }, [left("FIRST"), last()]),
    expected: [],
  },
  {
    rows: ["R26", "R30"],
    what: "a routing model with one list, whose targets lead nowhere",
    flow: served({ START: ids(10) }, [left("START"), ...ids(10).map((id) => last(id))]),
    expected: [],
  },
  {
    rows: ["R26", "R33"],
    what: "a routing model in which a screen that is only a target navigates on",
    flow: routed("7.3", { FIRST: ["SECOND", "LAST"] }, withShortcut),
    expected: ["INVALID_ROUTING_MODEL routing_model.SECOND 3:20"],
  },
  {
    rows: ["R26"],
    what: "an empty routing model of several screens",
    flow: served({}, [left("FIRST"), last()]),
    expected: ["INVALID_ROUTING_MODEL routing_model 4:20"],
  },
  {
    rows: ["R26"],
    what: "an empty routing model of a single screen",
    flow: served({}, [last()]),
    expected: [],
  },
  {
    rows: ["R27"],
    what: "a routing model with screens that the flow does not have",
    flow: served({ FIRST: ["LAST", "LASST"], OTHER: ["LAST"], LAST: [] }, [left("FIRST"), last()]),
    expected: ["INVALID_ROUTING_MODEL routing_model.FIRST[1] 7:7", "INVALID_ROUTING_MODEL routing_model.OTHER 9:14"],
  },
  {
    rows: ["R28"],
    what: "a route that leads to its own screen",
    flow: served({ FIRST: ["FIRST", "LAST"], LAST: [] }, [left("FIRST"), last()]),
    expected: ["INVALID_ROUTING_MODEL routing_model.FIRST[0] 6:7"],
  },
  {
    rows: ["R29"],
    what: "a route that leads back",
    flow: served({ FIRST: ["LAST"], LAST: ["FIRST"] }, [left("FIRST"), last()]),
    expected: ["INVALID_ROUTING_MODEL routing_model.LAST[0] 9:7"],
  },
  {
    rows: ["R28", "R29"],
    what: "routes that lead back and to themselves in an old version",
    flow: routed("6.3", { FIRST: ["LAST", "LAST"], LAST: ["LAST", "FIRST", "FIRST"] }, [to("FIRST", "LAST"), last()]),
    expected: [
      "INVALID_ROUTING_MODEL routing_model.LAST[0] 9:7",
      "INVALID_ROUTING_MODEL routing_model.LAST[1] 10:7",
      "INVALID_ROUTING_MODEL routing_model.LAST[2] 11:7",
    ],
  },
  {
    rows: ["R30"],
    what: "a screen with eleven routes",
    flow: served(routesTo(ids(11)), [left("START"), ...ids(11).map((id) => last(id))]),
    expected: ["INVALID_ROUTING_MODEL routing_model.START 5:14"],
  },
  {
    rows: ["R30"],
    what: "a screen with ten routes, one of them written twice",
    flow: served(routesTo([...ids(10), "A"]), [left("START"), ...ids(10).map((id) => last(id))]),
    expected: [],
  },
  {
    rows: ["R31"],
    what: "screens that no navigation connects",
    flow: flow("7.3", [to("FIRST", "LAST"), last(), to("SECOND", "THIRD"), last("THIRD")]),
    expected: ["INVALID_ROUTING_MODEL screens[2].id 44:13"],
  },
  {
    rows: ["R31"],
    what: "screens that no route connects, though a navigation does",
    flow: routed("6.3", { FIRST: [], LAST: [] }, [to("FIRST", "LAST"), last()]),
    expected: [
      "INVALID_ROUTING_MODEL warning routing_model.FIRST 4:14",
      "INVALID_ROUTING_MODEL routing_model.LAST 5:13",
    ],
  },
  {
    rows: ["R31", "R35"],
    what: "two entry screens that are connected by a third one to which both lead",
    flow: flow("7.3", [to("FIRST", "LAST"), to("SECOND", "LAST"), last()]),
    expected: [],
  },
  {
    rows: ["R31"],
    what: "screens that an entry of a list connects",
    flow: flow("7.3", [screen("FIRST", [list("LAST")]), last()]),
    expected: [],
  },
  {
    rows: ["R32"],
    what: "a circle of navigations without routing model",
    flow: flow("7.3", withWayBack),
    expected: ["INVALID_ROUTING_MODEL screens 3:14"],
  },
  {
    rows: ["R32"],
    what: "a circle of navigations while Meta did not look for the entry screen",
    flow: flow("7.2", withWayBack),
    expected: ["INVALID_ROUTING_MODEL warning screens 3:14"],
  },
  {
    rows: ["R32"],
    what: "a circle of navigations while Meta still looked for the entry screen",
    flow: flow("6.2", withWayBack),
    expected: ["INVALID_ROUTING_MODEL screens 3:14"],
  },
  {
    rows: ["R32"],
    what: "a circle of three routes",
    flow: served({ FIRST: ["SECOND"], SECOND: ["LAST"], LAST: ["FIRST"] }, [left("FIRST"), left("SECOND"), last()]),
    expected: ["INVALID_ROUTING_MODEL routing_model 4:20"],
  },
  {
    rows: ["R32"],
    what: "a circle of three routes while Meta did not look for the entry screen",
    flow: routed("6.3", { FIRST: ["SECOND"], SECOND: ["LAST"], LAST: ["FIRST"] }, [
      to("FIRST", "SECOND"),
      to("SECOND", "LAST"),
      last(),
    ]),
    expected: ["INVALID_ROUTING_MODEL warning routing_model 3:20"],
  },
  {
    rows: ["R32", "R33"],
    what: "a way back to the first screen, along its own route",
    flow: routed("7.3", { FIRST: ["LAST"], LAST: [] }, withWayBack),
    expected: ["INVALID_ROUTING_MODEL routing_model 3:20"],
  },
  {
    rows: ["R32", "R33"],
    what: "a way back to the first screen past another one",
    flow: routed("7.3", { FIRST: ["SECOND"], SECOND: ["LAST"], LAST: [] }, [
      to("FIRST", "SECOND"),
      to("SECOND", "LAST"),
      screen("LAST", [link(navigate("FIRST")), footer(complete())], { terminal: true }),
    ]),
    expected: ["INVALID_ROUTING_MODEL routing_model 3:20", "INVALID_ROUTING_MODEL routing_model.LAST 10:13"],
  },
  {
    rows: ["R32", "R33"],
    what: "a way back to the first screen, along its own route, in an old version",
    flow: routed("5.1", { FIRST: ["LAST"], LAST: [] }, withWayBack),
    expected: ["INVALID_ROUTING_MODEL warning routing_model 3:20"],
  },
  ...["5.1", "6.0", "7.2", "7.3"].map(
    (version): RuleCase => ({
      rows: ["R33"],
      what: `a navigation back along a route, at ${version}`,
      flow: routed(version, { FIRST: ["SECOND"], SECOND: ["LAST"] }, [
        to("FIRST", "SECOND"),
        to("SECOND", "LAST"),
        screen("LAST", [link(navigate("SECOND")), footer(complete())], { terminal: true }),
      ]),
      expected: [],
    }),
  ),
  {
    rows: ["R33"],
    what: "a navigation that is no route",
    flow: routed("7.3", { FIRST: ["SECOND"], SECOND: ["LAST"], LAST: [] }, withShortcut),
    expected: ["INVALID_ROUTING_MODEL routing_model.FIRST 4:14"],
  },
  {
    rows: ["R33"],
    what: "a navigation that is no route while Meta still looked for it",
    flow: routed("6.2", { FIRST: ["SECOND"], SECOND: ["LAST"], LAST: [] }, withShortcut),
    expected: ["INVALID_ROUTING_MODEL routing_model.FIRST 4:14"],
  },
  {
    rows: ["R33"],
    what: "a navigation that is no route while Meta did not look for it",
    flow: routed("6.3", { FIRST: ["SECOND"], SECOND: ["LAST"], LAST: [] }, withShortcut),
    expected: ["INVALID_ROUTING_MODEL warning routing_model.FIRST 4:14"],
  },
  {
    rows: ["R33"],
    what: "a navigation from a screen that the routing model lacks altogether",
    flow: routed("7.3", { FIRST: ["LAST"] }, withShortcut),
    expected: ["INVALID_ROUTING_MODEL routing_model 3:20"],
  },
  {
    rows: ["R37"],
    what: "a navigation to a screen that the flow does not have",
    flow: flow("7.3", [screen("FIRST", [link(navigate("LATS")), footer(navigate("LAST"))]), last()]),
    expected: [
      "INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME screens[0].layout.children[0].on-click-action.next.name 17:25",
    ],
  },
  {
    rows: ["R31", "R37"],
    what: "a misspelt navigation, which leaves its screen unconnected",
    flow: flow("5.1", [to("FIRST", "LATS"), last()]),
    expected: [
      "INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME screens[0].layout.children[0].on-click-action.next.name 17:25",
      "INVALID_ROUTING_MODEL screens[1].id 26:13",
    ],
  },
  {
    rows: ["R80"],
    what: "entries of a list that lead to their own screen and to none, which Meta does not look at",
    flow: flow("7.3", [screen("FIRST", [list("FIRST", "LAST", "OTHER")]), last()]),
    expected: [
      "INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME warning screens[0].layout.children[0].list-items[0].on-click-action.next.name 23:29",
      "INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME warning screens[0].layout.children[0].list-items[2].on-click-action.next.name 51:29",
    ],
  },
  {
    rows: ["R38"],
    what: "a navigation to its own screen",
    flow: flow("6.0", [screen("ONLY", [link(navigate("ONLY")), footer(complete())], { terminal: true })]),
    expected: [
      "INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME screens[0].layout.children[0].on-click-action.next.name 18:25",
    ],
  },
  {
    rows: ["R34"],
    what: "a circle of three routes behind an entry screen, which Meta accepts",
    flow: served({ START: ["FIRST"], FIRST: ["SECOND"], SECOND: ["LAST"], LAST: ["FIRST"] }, [
      left("START"),
      left("FIRST"),
      left("SECOND"),
      last(),
    ]),
    expected: [],
  },
  {
    rows: ["R36"],
    what: "a screen that is not terminal and leads nowhere, which Meta accepts",
    flow: served({ FIRST: ["LAST", "LEAF"], LEAF: [], LAST: [] }, [left("FIRST"), screen("LEAF", []), last()]),
    expected: [],
  },
];
