import { checkInputs } from "../../../../provider/resources/flowTrigger/inputs";

const UNKNOWN = Symbol("not known yet");
const check = (values: Record<string, unknown>) =>
  checkInputs(values, (value) => value === UNKNOWN).map(({ reason }) => reason);
const given = { flowCode: "9ccc41e0", triggers: { release: "1.4.0" } };

test("a flow code and triggers are enough, and every input has a form that passes", () => {
  expect(check(given)).toEqual([]);
  const times = { claimTime: "2026-03-01T10:00:00+01:00", discardAt: 1_772_355_600_000 };
  const data = { text: "", number: 1.5, yes: true };
  expect(check({ ...given, data, uuid: "u", outId: "o", onUnknown: "resend", ...times })).toEqual([]);
  expect(check({ ...given, claimTime: 0, discardAfter: "1h" })).toEqual([]);
});

test.each([false, 0, "", [], {}])("triggers may be %j, as any JSON", (triggers) => {
  expect(check({ ...given, triggers })).toEqual([]);
});

test.each([
  [{ triggers: 1 }, "MISSING_INPUT flowCode is required"],
  [{ flowCode: "", triggers: 1 }, "MISSING_INPUT flowCode is required"],
  [{ flowCode: 7, triggers: 1 }, "INVALID_INPUT flowCode must be a string"],
  [{ flowCode: "9ccc41e0" }, "MISSING_INPUT triggers is required"],
  [{ ...given, triggers: null }, "MISSING_INPUT triggers is required"],
  [{ ...given, data: { name: null } }, "INVALID_INPUT data.name: only strings, numbers and booleans"],
  [{ ...given, data: { "the name": {} } }, 'INVALID_INPUT data["the name"]: only strings'],
  [{ ...given, data: "name" }, "INVALID_INPUT data must be an object"],
  [{ ...given, uuid: "" }, "INVALID_INPUT uuid is empty"],
  [{ ...given, outId: "" }, "INVALID_INPUT outId is empty"],
  [{ ...given, claimTime: "yesterday" }, "INVALID_INPUT claimTime is not a valid date-time"],
  [{ ...given, claimTime: "2026-03-01T09:00:00" }, "INVALID_INPUT claimTime is not a valid date-time"],
  [{ ...given, discardAt: "Invalid Date" }, "INVALID_INPUT discardAt is not a valid date-time"],
  [{ ...given, discardAt: -1 }, "INVALID_INPUT discardAt is not a valid date-time"],
  [{ ...given, discardAfter: "an hour" }, "INVALID_INPUT discardAfter is not a valid duration"],
  [{ ...given, discardAt: 1, discardAfter: "1h" }, "DISCARD_TWICE"],
  [{ ...given, onUnknown: "retry" }, 'INVALID_INPUT onUnknown must be "keep" or "resend"'],
  [{ ...given, trigger: 1 }, "UNKNOWN_INPUT trigger is not an input of FlowTrigger (did you mean triggers?)"],
])("%j is told in one message", (values, start) => {
  const reasons = check(values);
  expect(reasons).toHaveLength(1);
  expect(reasons[0]).toContain(start);
});

test("values that are not known yet are neither refused nor missed", () => {
  const names = ["flowCode", "triggers", "data", "uuid", "outId", "claimTime", "discardAfter", "onUnknown"];
  expect(check(Object.fromEntries(names.map((name) => [name, UNKNOWN])))).toEqual([]);
});
