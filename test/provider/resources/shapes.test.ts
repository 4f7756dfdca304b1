import { z } from "zod";
import { inputDescriptions } from "../../../provider/resources/descriptions";
import { checkShapes, filledText, rule } from "../../../provider/resources/shapes";

const check = (schema: z.ZodType, value: unknown) =>
  checkShapes("Thing", { mode: schema }, { mode: value }, () => false);

test("the code of a failure is that of its rule, and the message is the rule's sentence", () => {
  const schema = z.string().refine((text) => text === "a", rule("ODD_MODE", "mode is odd"));
  expect(check(schema, "b")).toEqual([{ code: "ODD_MODE", reason: "ODD_MODE mode is odd" }]);
  expect(check(filledText("mode is empty"), "")).toEqual([
    { code: "INVALID_INPUT", reason: "INVALID_INPUT mode is empty" },
  ]);
});

test("a message that begins with a word in capitals is not taken for a code", () => {
  const schema = z.enum(["a"], { error: "CAMS knows no other mode" });
  expect(check(schema, "b")).toEqual([
    { code: "INVALID_INPUT", reason: "INVALID_INPUT mode: CAMS knows no other mode" },
  ]);
});

test("a required input that is left out is missed once, in the words of its description", () => {
  const missing = z.string().register(inputDescriptions, {
    description: "The mode.",
    missing: "mode is required (a)",
    change: "update",
  });
  expect(check(missing, undefined)).toEqual([{ code: "MISSING_INPUT", reason: "MISSING_INPUT mode is required (a)" }]);
  expect(check(z.string(), undefined)).toEqual([{ code: "MISSING_INPUT", reason: "MISSING_INPUT mode is required" }]);
});
