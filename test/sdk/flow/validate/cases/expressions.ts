import type { JsonValue } from "../../../../../sdk/flow";
import type { RuleCase } from "../ruleCase";
import { input, text } from "../ruleCase";
import { boolean, number, one, reply, string, when } from "./bindingParts";

const condition = (value: JsonValue, version = "7.3"): JsonValue =>
  one(version, [when(value, [text("Yes")])], { flag: boolean, count: number() });

export const cases: RuleCase[] = [
  ...["5.1", "6.0", "7.3"].map(
    (version): RuleCase => ({
      rows: ["R52"],
      what: `nested expressions with mistakes, at ${version}`,
      flow: one(
        version,
        [
          text("`${data.name} ? 'a' : 'b'`"),
          text("`'Hello ' ${data.nmae}`"),
          text("`${data.count} + 1`"),
          text("`${data.name} + 1`"),
          text("`'Hello ' ${data.name}`"),
        ],
        { name: string(), count: number() },
      ),
      expected:
        version === "5.1"
          ? []
          : [
              "INVALID_PROPERTY_VALUE screens[0].layout.children[0].text 23:21",
              "INVALID_PROPERTY_VALUE screens[0].layout.children[1].text 27:21",
              "INVALID_PROPERTY_VALUE screens[0].layout.children[2].text 31:21",
              "INVALID_PROPERTY_VALUE screens[0].layout.children[3].text 35:21",
            ],
    }),
  ),
  {
    rows: ["R52"],
    what: "nested expressions where true or false is taken",
    flow: one("6.0", [input("a", { required: "`${data.count} > 1`", enabled: "`${data.count} 'x'`" })], {
      count: number(),
    }),
    expected: ["INVALID_PROPERTY_VALUE screens[0].layout.children[0].enabled 22:24"],
  },
  ...(
    [
      ["5.1", []],
      ["6.0", ["INVALID_ACTION_PAYLOAD_PROPERTY warning"]],
      ["7.1", ["INVALID_ACTION_PAYLOAD_PROPERTY warning"]],
      ["7.2", ["INVALID_ACTION_PAYLOAD_PROPERTY"]],
      ["7.3", ["INVALID_ACTION_PAYLOAD_PROPERTY"]],
    ] as const
  ).map(
    ([version, codes]): RuleCase => ({
      rows: ["R53"],
      what: `a nested expression with an unknown key in a payload, at ${version}`,
      flow: reply({ a: "`'x' ${data.x}`" }, [], version),
      expected: codes.map((code) => `${code} screens[0].layout.children[0].on-click-action.payload.a 17:22`),
    }),
  ),
  {
    rows: ["R66"],
    what: "a condition that compares and combines bindings",
    flow: condition("${data.flag} && (${data.count} >= 2)"),
    expected: [],
  },
  ...[
    "${data.count}",
    "${data.count} == 'a'",
    "1 == 1",
    "${data.none} == 1",
    "${data.flag} &&",
    "${data.count} + 1 == 2",
  ].map(
    (value): RuleCase => ({
      rows: ["R66"],
      what: `the condition ${value}`,
      flow: condition(value),
      expected: ["INVALID_PROPERTY_VALUE screens[0].layout.children[0].condition 23:26"],
    }),
  ),
  ...(
    [
      ["`${data.flag} && (${data.count} + 1 > 2)`", true],
      ["`${data.count} > 1`", true],
      ["`${data.flag}`", true],
      ["`!${data.flag}`", true],
      ["`${data.count} + 1`", false],
      ["`${data.none} == 1`", false],
      ["`${data.count} == 'a'`", false],
      ["`${data.flag} ? true : false`", false],
    ] as const
  ).map(
    ([value, isRight]): RuleCase => ({
      rows: ["R66"],
      what: `the condition ${value} in backticks`,
      flow: condition(value, "6.0"),
      expected: isRight ? [] : ["INVALID_PROPERTY_VALUE screens[0].layout.children[0].condition 23:26"],
    }),
  ),
  {
    rows: ["R66"],
    what: "a condition in backticks before the version that has expressions",
    flow: condition("`${data.count} > 1`", "5.1"),
    expected: ["INVALID_PROPERTY_VALUE screens[0].layout.children[0].condition 23:26"],
  },
  {
    rows: ["R85"],
    what: "a condition that is written out as true, in doubt from 6.0 on",
    flow: condition(true, "6.0"),
    expected: ["INVALID_FLOW_JSON warning screens[0].layout.children[0].condition 23:26"],
  },
];
