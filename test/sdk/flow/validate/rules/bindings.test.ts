import type { JsonValue } from "../../../../../sdk/flow";
import { validate } from "../../../../../sdk/flow/validate";
import { one, photos, reply, string } from "../cases/bindingParts";
import { complete, flow, footer, input, last, navigate, screen, text } from "../ruleCase";

const LATER = "(later)";
const isUnknown = (value: unknown) => value === LATER;
const codes = (document: unknown) => validate(document, { isUnknown }).map(({ code }) => code);

describe("values that are not known yet", () => {
  test("a data model that is not known may have every key", () => {
    expect(
      codes(
        reply({ a: "${data.a}", b: "`'x' ${data.b}`" }, [text("${data.c}")], "7.3", { a: LATER, b: LATER, c: LATER }),
      ),
    ).toEqual([]);
    expect(
      codes(flow("7.3", [screen("ONLY", [text("${data.a}"), footer(complete())], { terminal: true, data: LATER })])),
    ).toEqual([]);
  });

  test("a schema that is not known allows every type and every way into it", () => {
    expect(codes(one("7.3", [text("${data.a.b}", { visible: "${data.a}" })], { a: LATER }))).toEqual([]);
  });

  test("a component that is not known may be every input", () => {
    expect(codes(one("7.3", [LATER, text("${form.a}")]))).toEqual([]);
    expect(codes(one("7.3", [input(LATER), text("${form.a}")]))).toEqual([]);
  });

  test("a screen that is not known may be every screen", () => {
    expect(
      codes(
        flow("7.3", [
          LATER,
          last("LAST", { data: {} }),
          screen("END", [text("${screen.NEW.data.a}"), footer(complete())], { terminal: true }),
        ]),
      ),
    ).not.toContain("INVALID_SCREEN_DYNAMIC_DATA");
  });

  test("a payload that is not known, or a value in it, fits every data model", () => {
    const to = (payload: JsonValue) => ({
      ...flow("7.3", [
        screen("FIRST", [footer({ ...navigate("LAST"), payload })]),
        last("LAST", { data: { a: string() } }),
      ]),
    });
    expect(codes(to(LATER))).toEqual([]);
    expect(codes(to({ a: LATER }))).toEqual([]);
    expect(codes(to({ b: LATER }))).toEqual(["INVALID_NAVIGATE_ACTION_PAYLOAD", "INVALID_NAVIGATE_ACTION_PAYLOAD"]);
  });

  test("a limit of a picker that is bound may be small enough", () => {
    const limits = { "max-uploaded-photos": "${data.most}" };
    expect(
      codes(
        reply({ shots: "${form.shots}" }, [photos("shots", limits)], "7.3", {
          most: { type: "integer", __example__: 1 },
        }),
      ),
    ).toEqual([]);
  });
});

test("a message does not hold what is secret", () => {
  const document = reply({ a: "${data.hidden}" }, [text("${data.hidden}"), text("`'x' ${data.hidden}`")]);
  const messages = validate(document, { isSecret: () => true }).map(({ message }) => message);
  expect(messages).toHaveLength(3);
  expect(messages.filter((message) => message.includes("hidden"))).toEqual([]);
});

test.each([
  ["${data.nam}", "did you mean data.name?"],
  ["${form.emial_address}", "did you mean form.email_address?"],
  ["${screen.ONLY.data.name}", "write ${data.name}"],
])("%s comes with what to write instead", (binding, hint) => {
  const document = one("7.3", [input("email_address"), text(binding)], { name: string() });
  expect(validate(document).map((each) => each.hint)).toEqual([hint]);
});

test("whatever stands in payloads, data and first values, validation ends", () => {
  const odd: JsonValue[] = [
    null,
    1,
    [],
    [[]],
    {},
    { a: null },
    "${data.__proto__}",
    "${form.constructor}",
    "`",
    "``",
    "${",
    "${data.}",
  ];
  for (const value of odd) {
    const children = [
      { type: "Form", name: "form", "init-values": { name: value }, children: [input("name"), text("A")] },
    ];
    const data = { key: { type: "object", properties: value, items: value, __example__: value } };
    expect(() => validate(reply({ value, list: [value] }, children, "7.3", data))).not.toThrow();
  }
});
