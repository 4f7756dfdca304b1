import { readFileSync } from "node:fs";
import * as path from "node:path";
import fc from "fast-check";
import { diagnoseText, FlowFileError, OWN_RULES, parseFlow, validate, validateText } from "../../../sdk/flow";
import { parseSource } from "../../../sdk/flow/source";
import { twoScreens } from "../../engine/flows";

const withTitle = (title: string) => {
  const flow = twoScreens();
  const [first] = flow.screens as { title: string }[];
  if (first) first.title = title;
  return flow;
};
const spelled = (title: string) => JSON.stringify(withTitle(title), null, 2);
const half = "Welcome 😀".slice(0, -1);
const said = (text: string) =>
  validateText(text)
    .filter(({ code }) => OWN_RULES.some((rule) => rule.code === code))
    .map(({ code, severity, path: place, line, column }) => `${severity} ${code} ${place} ${line}:${column}`);

describe("half an emoji", () => {
  test("is an error where it stands, in a document and in a file", () => {
    expect(validate(withTitle(half))).toEqual([
      expect.objectContaining({ code: "UNPAIRED_SURROGATE", severity: "error", path: "screens[0].title" }),
    ]);
    const [line, column] = [12, 16];
    expect(
      spelled(half)
        .split("\n")
        [line - 1]?.slice(column - 1),
    ).toBe('"Welcome \\ud83d",');
    expect(said(spelled(half))).toEqual([`error UNPAIRED_SURROGATE screens[0].title ${line}:${column}`]);
    expect(diagnoseText(spelled(half)).map(({ code }) => code)).toEqual(["UNPAIRED_SURROGATE"]);
    expect(said(spelled("Welcome 😀"))).toEqual([]);
  });

  test("is one in the name of a property too, at the name", () => {
    const text = '{\n  "version": "7.3",\n  "x": { "a\\udc00": 1 }\n}';
    expect(said(text)).toEqual(['error UNPAIRED_SURROGATE x["a\\udc00"] 3:10']);
  });

  test("leaves a file without a document, and so without a digest that the stack would not have", () => {
    expect(() => parseFlow(spelled(half), "a.json")).toThrow(FlowFileError);
    expect(() => parseFlow(spelled(half), "a.json")).toThrow(
      "a.json:12:16 UNPAIRED_SURROGATE screens[0].title: the text has half of a character (\\ud83d without its other half, at index 8)",
    );
  });

  test("does not come from what messages show of a long text", () => {
    const label = `${"x".repeat(37)}😀 and more`;
    const flow = { ...twoScreens(), version: label };
    expect(validate(flow).filter(({ message }) => /\p{Cs}/u.test(message))).toEqual([]);
  });
});

describe("a number", () => {
  const holding = (number: string) => spelled("N").replace('"N"', number);

  test.each([
    "9007199254740993",
    "-9007199254740993",
    "12345678901234567890123",
    "1e400",
    "-1e400",
    "1e-400",
    "3.14159265358979323846264",
    `1${"0".repeat(400)}`,
  ])("that a double cannot hold is an error where it stands: %s", (number) => {
    expect(said(holding(number))).toEqual(["error INEXACT_NUMBER screens[0].title 12:16"]);
  });

  test.each(["1.0", "1e2", "100E-2", "0", "-0", "0.0", "0e999999999999", "0.1", "9007199254740992", "1e23", "1e21"])(
    "in another spelling of one that a double holds is fine: %s",
    (number) => expect(said(holding(number))).toEqual([]),
  );

  test("that a program wrote is read back, whatever it is", () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    const spelling = fc.constantFrom(
      (value: number) => JSON.stringify(value),
      (value: number) => value.toExponential(),
      // Between these, all digits of an integer stand in it, and readers of integers would tell them apart.
      (value: number) => (Math.abs(value) < 1e15 || Math.abs(value) > 1e17 ? value.toPrecision(17) : String(value)),
    );
    fc.assert(
      fc.property(number, spelling, (value, spell) => expect(parseSource(`[${spell(value)}]`).inexact).toEqual([])),
      { numRuns: 2000 },
    );
  });

  test("that is a long integer is fine exactly when it is read back as it is", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (value) => {
        const isKept = String(Number(value)) === String(value);
        expect(parseSource(`[${value}]`).inexact.length).toBe(isKept ? 0 : 1);
      }),
      { numRuns: 2000 },
    );
  });

  test("that is read as infinity leaves a file without a document", () => {
    expect(() => parseFlow(holding("1e400"), "a.json")).toThrow("a.json:12:16 INEXACT_NUMBER screens[0].title: ");
  });
});

test("the page about validation has each rule of our own", () => {
  const page = readFileSync(path.join(__dirname, "../../../docs/validation.md"), "utf8");
  for (const { code } of OWN_RULES) expect(page).toContain(`| ${code} |`);
});
