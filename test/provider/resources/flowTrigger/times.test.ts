import { durationOf } from "../../../../provider/resources/flowTrigger/duration";
import { discardTime, momentOf, pastDiscard } from "../../../../provider/resources/flowTrigger/times";

const inputs = { flowCode: "9ccc41e0", triggers: 1 };
const NOW = Date.UTC(2026, 2, 1, 9);

test.each([
  ["30s", 30_000],
  ["15m", 900_000],
  ["1h", 3_600_000],
  ["2d", 172_800_000],
  ["0h", undefined],
  ["1.5h", undefined],
  ["1 h", undefined],
  ["-1h", undefined],
  ["1H", undefined],
  ["3600", undefined],
  ["", undefined],
])("%j lasts %j milliseconds", (text, milliseconds) => {
  expect(durationOf(text)).toBe(milliseconds);
});

test("a moment is the same as text with any zone and as milliseconds", () => {
  expect(momentOf("2026-03-01T09:00:00Z")).toBe(NOW);
  expect(momentOf("2026-03-01T10:00:00+01:00")).toBe(NOW);
  expect(momentOf(NOW)).toBe(NOW);
});

test("discardAfter counts from the moment of sending, discardAt is taken as it is, and nothing is nothing", () => {
  expect(discardTime({ ...inputs, discardAfter: "1h" }, NOW)).toBe(NOW + 3_600_000);
  expect(discardTime({ ...inputs, discardAt: "2026-03-01T09:00:01Z" }, NOW)).toBe(NOW + 1000);
  expect(discardTime(inputs, NOW)).toBeUndefined();
});

test("a discardAt that is past or now stops before anything is sent", () => {
  expect(() => discardTime({ ...inputs, discardAt: NOW }, NOW)).toThrow(
    "discardAt is 2026-03-01T09:00:00.000Z, which is in the past, so CAMS would cancel the trigger: nothing was sent.",
  );
  expect(pastDiscard(NOW + 1, NOW)).toBeUndefined();
});
