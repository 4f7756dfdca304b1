import { type EmulatedCall, watch } from "../../../provider/emulator/callLog";

const logged = (parameters: Record<string, string>) => {
  const log: EmulatedCall[] = [];
  watch(log, "Any", 0, undefined)("OK", parameters);
  return log[0]?.parameters;
};

test.each([
  [
    "a link",
    { FilePath: "https://user:canary@b.example/x.json?sig=canary#canary" },
    { FilePath: "https://b.example/x.json" },
  ],
  ["the data of a trigger", { Data: '{"name":"canary"}' }, { Data: "name" }],
  ["data that is not JSON", { Data: "canary" }, { Data: "(not JSON)" }],
  [
    "an older signature",
    { Signature: "canary", SecurityToken: "canary" },
    { Signature: "(hidden)", SecurityToken: "(hidden)" },
  ],
  ["a broken link", { EndpointUri: "https://[canary" }, { EndpointUri: "(not a URL)" }],
  ["a long text", { FlowViewModel: "x".repeat(201) }, { FlowViewModel: "(201 characters)" }],
  ["a short text", { FlowName: "signup" }, { FlowName: "signup" }],
])("of %s the log keeps only what may be shown", (_, parameters, expected) => {
  expect(logged(parameters)).toEqual(expected);
});

test("a log does not grow without end, and keeps the latest calls", () => {
  const log: EmulatedCall[] = [];
  for (let time = 0; time < 150_000; time++) watch(log, "Any", time, undefined)("OK", {});
  expect(log.length).toBeLessThanOrEqual(100_000);
  expect(log.at(-1)?.time).toBe(149_999);
});
