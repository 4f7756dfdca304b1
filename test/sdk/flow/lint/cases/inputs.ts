import type { JsonValue } from "../../../../../sdk/flow";
import { body, input, type LintCase, option, sending, single, text, used, when } from "../lintCase";

const radio = (options: JsonValue, more = {}) => ({
  type: "RadioButtonsGroup",
  name: "answer",
  label: "Answer",
  "data-source": options,
  ...more,
});
const form = (child: JsonValue, more = {}) => ({ type: "Form", name: "form", children: [child], ...more });

export const cases: LintCase[] = [
  {
    what: "two options with one id",
    flow: sending(used, [radio([option("a"), option("b"), option("a")])]),
    expected: ["DUPLICATE_OPTION_ID screens[0].layout.children[0].data-source[2].id"],
  },
  {
    what: "options of two lists with one id",
    flow: sending({ ...used, other: "${form.other}" }, [radio([option("a")]), radio([option("a")], { name: "other" })]),
    expected: [],
  },
  {
    what: "a first value that is no option",
    flow: sending(used, [radio([option("a")], { "init-value": "b" })]),
    expected: ["INIT_VALUE_NOT_AN_OPTION screens[0].layout.children[0].init-value"],
  },
  {
    what: "first values in a Form of which one is no option",
    flow: sending(used, [
      form(
        { type: "CheckboxGroup", name: "answer", label: "Answer", "data-source": [option("a"), option("b")] },
        { "init-values": { answer: ["a", "c"] } },
      ),
    ]),
    expected: ["INIT_VALUE_NOT_AN_OPTION screens[0].layout.children[0].init-values.answer[1]"],
  },
  {
    what: "first values that are options, or that are known at run time only",
    flow: sending(
      { ...used, other: "${form.other}" },
      [
        radio([option("a")], { "init-value": "a" }),
        radio([option("a")], { name: "other", "init-value": "${data.first}" }),
      ],
      { data: { first: text("a") } },
    ),
    expected: [],
  },
  {
    what: "data and inputs that nothing uses",
    flow: single([input()], { data: { name: text() } }),
    expected: ["UNUSED_DATA screens[0].data.name", "UNUSED_INPUT screens[0].layout.children[0].name"],
  },
  {
    what: "data and inputs that are used in a condition, an expression and a text that is broken elsewhere",
    flow: single(
      [input(), when([body("`'Hi ' ${data.name}`")], undefined, "${form.answer} == 'a'"), body("${ data.other }")],
      { data: { name: text(), other: text() } },
    ),
    expected: ["MALFORMED_BINDING screens[0].layout.children[2].text"],
  },
  {
    what: "inputs that do something without being sent: terms to agree to, and options that change the screen",
    flow: single(
      [
        { type: "OptIn", name: "terms", label: "I agree", required: true },
        radio([option("a", { "on-select-action": { name: "update_data", payload: { name: "Bob" } } })]),
        body("${data.name}"),
      ],
      { data: { name: text() } },
    ),
    expected: [],
  },
  {
    what: "required inputs that are hidden or disabled",
    flow: sending({ ...used, other: "${form.other}" }, [
      input({ required: true, visible: false }),
      input({ name: "other", required: true, enabled: false }),
    ]),
    expected: [
      "REQUIRED_INPUT_HIDDEN screens[0].layout.children[0].visible",
      "REQUIRED_INPUT_DISABLED screens[0].layout.children[1].enabled",
    ],
  },
  {
    what: "a required range of dates that is hidden",
    flow: sending(used, [
      {
        type: "CalendarPicker",
        name: "answer",
        label: { "start-date": "From", "end-date": "To" },
        mode: "range",
        required: { "start-date": true, "end-date": false },
        visible: false,
      },
    ]),
    expected: ["REQUIRED_INPUT_HIDDEN screens[0].layout.children[0].visible"],
  },
  {
    what: "a required input that is disabled and has a value",
    flow: sending(used, [input({ required: true, enabled: false, "init-value": "Ann" })]),
    expected: [],
  },
  {
    what: "a hidden input that is not required, and a required one that data may hide",
    flow: sending(
      { ...used, other: "${form.other}" },
      [input({ visible: false }), input({ name: "other", required: true, visible: "${data.shown}" })],
      { data: { shown: { type: "boolean", __example__: true } } },
    ),
    expected: [],
  },
  {
    what: "a passcode that is not listed as sensitive",
    flow: sending(used, [input({ "input-type": "passcode" })]),
    expected: ["SECRET_INPUT_NOT_SENSITIVE screens[0].sensitive"],
  },
  {
    what: "a password that is listed as sensitive",
    flow: sending(used, [input({ "input-type": "password" })], { sensitive: ["answer"] }),
    expected: [],
  },
  {
    what: "an input whose name does not fit into a binding",
    flow: single([{ type: "OptIn", name: "T & C", label: "I agree", required: true }]),
    expected: ["UNSAFE_INPUT_NAME screens[0].layout.children[0].name"],
  },
  {
    what: "an input with a name of another alphabet",
    flow: sending({ it: "${form.имя_1}" }, [input({ name: "имя_1" })]),
    expected: [],
  },
];
