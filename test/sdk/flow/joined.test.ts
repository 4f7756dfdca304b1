import { type JsonObject, joinCodes, validate } from "../../../sdk/flow";
import { complete, flow, footer, screen } from "./validate/ruleCase";

const withVisible = (visible: JsonObject | string): JsonObject =>
  flow("7.3", [
    screen("ONLY", [{ type: "TextBody", text: "Hi", visible }, footer(complete())], {
      terminal: true,
      data: { name: { type: "string", __example__: "A" } },
    }),
  ]);

test("one mistake for which Meta has two codes is read once, with both codes", () => {
  const found = validate(withVisible("${data.name != ''}"));
  expect(found.map(({ code }) => code)).toEqual(["PATTERN_MISMATCH", "INVALID_PROPERTY_TYPE"]);
  expect(joinCodes(found)).toEqual([{ ...found[0], code: "PATTERN_MISMATCH, INVALID_PROPERTY_TYPE" }]);
});

test("mistakes at different places, or of different kinds, stay apart", () => {
  const document = flow("7.3", [screen("ONLY", [{ ...footer(complete()), label: "", text: "x" }], { terminal: true })]);
  const found = validate(document);
  expect(found.length).toBe(2);
  expect(joinCodes(found)).toEqual(found);
});
