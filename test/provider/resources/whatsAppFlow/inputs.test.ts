import { checkInputs } from "../../../../provider/resources/whatsAppFlow/inputs";

const UNKNOWN = Symbol("not known yet");
const check = (values: Record<string, unknown>) =>
  checkInputs(values, (value) => value === UNKNOWN).map(({ reason }) => reason);
const flow = { version: "7.3", screens: [] };

test("a flow alone is enough, and every input has a form that passes", () => {
  expect(check({ flow })).toEqual([]);
  expect(
    check({
      flow,
      flowName: "Membership",
      categories: ["SIGN_UP", "OTHER"],
      endpointUri: "https://flows.example.com",
      custSpaceId: "cams-abc",
      publish: false,
      onDestroy: "retain",
      adopt: "123",
      assetUrl: "https://example.com/flow.json",
    }),
  ).toEqual([]);
});

test.each([
  [{ flow: null }, "INVALID_INPUT flow is null, not a Flow JSON object"],
  [{ flow: 7 }, "INVALID_INPUT flow is a number, not a Flow JSON object"],
  [{ flow, flowName: "" }, "INVALID_INPUT flowName is empty"],
  [{ flow, flowName: 7 }, "INVALID_INPUT flowName must be a string"],
  [{ flow, categories: [] }, "INVALID_INPUT categories is empty"],
  [{ flow, categories: "OTHER" }, "INVALID_INPUT categories must be a list"],
  [{ flow, categories: ["banana"] }, "(one of SIGN_UP, SIGN_IN, "],
  [{ flow, endpointUri: "http://flows.example.com" }, "INVALID_INPUT endpointUri is not an https URL"],
  [{ flow, assetUrl: "file:///etc/passwd" }, "INVALID_INPUT assetUrl is not an http(s) URL"],
  [{ flow, onDestroy: "delete" }, 'INVALID_INPUT onDestroy must be "deprecate" or "retain"'],
  [{ flow, adopt: "" }, "INVALID_INPUT adopt: "],
  [{ flow, adopt: 7 }, 'INVALID_INPUT adopt: 7 is a number, but a flow id is a string (write adopt: "7")'],
  [{ flow, adopt: {} }, "INVALID_INPUT adopt: an object"],
  [
    { flow, allow: ["UNUSED_DAT"] },
    'UNKNOWN_CODE allow has "UNUSED_DAT", which is not a known code (did you mean UNUSED_DATA?)',
  ],
  [{ flow, adopt: true }, "ADOPT_NEEDS_NAME"],
  [{ flow: { ...flow, data_api_version: "3.0" } }, "ENDPOINT_REQUIRED"],
])("%j is told in one message", (values, start) => {
  const reasons = check(values);
  expect(reasons).toHaveLength(1);
  expect(reasons[0]).toContain(start);
});

test("values that are not known yet are neither refused nor missed", () => {
  const names = ["flow", "flowName", "categories", "endpointUri", "custSpaceId", "publish", "adopt", "assetUrl"];
  expect(check(Object.fromEntries(names.map((name) => [name, UNKNOWN])))).toEqual([]);
  expect(check({ flow, categories: [UNKNOWN] })).toEqual([]);
  expect(check({ flow, categories: [UNKNOWN, "SIGNUP"] })).toHaveLength(1);
  expect(check({ flow: { ...flow, data_api_version: "3.0" }, endpointUri: UNKNOWN })).toEqual([]);
  expect(check({ flow, adopt: true, flowName: UNKNOWN })).toEqual([]);
});
