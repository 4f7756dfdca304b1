import { inspect } from "node:util";
import { type ReceivedRefusal, refusal } from "../../../../provider/cams/errors";

const now = new Date("2026-01-02T03:04:05Z");
const received = (given: Partial<ReceivedRefusal>): ReceivedRefusal => ({
  operation: "PublishFlow",
  code: "Some.Code",
  message: "",
  status: 400,
  requestId: "R-1",
  headers: {},
  source: "the environment (ALIBABA_CLOUD_ACCESS_KEY_ID)",
  now,
  lostBefore: false,
  ...given,
});

test.each([
  ["Product.Unsubscript", 400, "NotSubscribedError"],
  ["Ram.PermissionDeny", 400, "PermissionError"],
  ["Forbidden.RAM", 403, "PermissionError"],
  ["System.LimitControl", 400, "ThrottledError"],
  ["Throttling.User", 429, "ThrottledError"],
  ["Rejected.Throttling", 503, "ThrottledError"],
  ["InvalidAccessKeyId.NotFound", 404, "CredentialsError"],
  ["InvalidSecurityToken.Expired", 400, "CredentialsError"],
  ["SignatureDoesNotMatch", 400, "SignatureError"],
  ["InvalidTimeStamp.Expired", 400, "ClockSkewError"],
  ["InternalError", 500, "UnavailableError"],
  ["ServiceUnavailable", 503, "UnavailableError"],
  ["ServiceUnavailable", 200, "UnavailableError"],
  ["InternalError", 400, "UnavailableError"],
  ["InternalError.Meta", 200, "UnavailableError"],
  ["SystemError", 200, "UnavailableError"],
  ["Never.Seen.Before", 408, "UnavailableError"],
  ["500", 200, "UnavailableError"],
  ["InvalidApi.NotFound", 404, "RefusedError"],
  ["Unknown.ResourceOwnerId", 400, "RefusedError"],
  ["InvalidParameter.FileUrlError", 400, "RefusedError"],
  ["Never.Seen.Before", 400, "RefusedError"],
])("%s with HTTP %i, which is documented or stays as it is, is a %s", (code, status, name) => {
  expect(refusal(received({ code, status }))).toMatchObject({ name, code, status, requestId: "R-1" });
});

test.each([
  ["Emulator.FlowNotFound", "", 400, "NotFoundError"],
  ["Flow.NotExist", "", 400, "NotFoundError"],
  ["100", "Flow ID 7 does not exist", 400, "NotFoundError"],
  ["Strange", "", 404, "NotFoundError"],
  ["Emulator.WrongFlowStatus", "", 400, "WrongStateError"],
  ["139004", "", 400, "WrongStateError"],
  ["MetaError", "(#139001) Flow is published", 200, "WrongStateError"],
  ["Emulator.FlowNameExists", "", 400, "NameTakenError"],
  ["100", "Flow name is not unique", 400, "NameTakenError"],
  ["139002", "Publishing Flow attempt failed", 400, "PublishRefusedError"],
  ["MetaError", "code 139002", 200, "PublishRefusedError"],
  ["MetaError", "order 5139002", 200, "RefusedError"],
])("%s %j with HTTP %i, of which CAMS documents nothing, is taken for a %s", (code, message, status, name) => {
  expect(refusal(received({ code, message, status })).name).toBe(name);
});

test("each kind tells what a person or a program needs next", () => {
  expect(refusal(received({ code: "Ram.PermissionDeny" }))).toMatchObject({
    action: "cams:PublishFlow",
    hint: "Grant the RAM action cams:PublishFlow on resource * to the key from the environment (ALIBABA_CLOUD_ACCESS_KEY_ID).",
  });
  expect(refusal(received({ code: "139002" }))).toMatchObject({
    preconditions: expect.arrayContaining(["the endpoint passes Meta's health check"]),
  });
  const headers = { date: "Fri, 02 Jan 2026 03:44:05 GMT" };
  expect(refusal(received({ code: "InvalidTimeStamp.Expired", headers }))).toMatchObject({
    skewMs: -40 * 60_000,
    hint: "Set this machine's clock: it is 40 minutes behind CAMS's.",
  });
  expect(refusal(received({ code: "InvalidTimeStamp.Expired" }))).toMatchObject({
    hint: "Set this machine's clock: it is more than 15 minutes off CAMS's.",
  });
});

test.each([
  [{ "x-acs-retry-after": "1500" }, 1500],
  [{ "retry-after": "2" }, 2000],
  [{ "x-acs-retry-after": "soon" }, undefined],
  [{ "retry-after": "-1" }, undefined],
])("after throttling, the wait that CAMS asks for is read from %j", (headers, retryAfterMs) => {
  expect(refusal(received({ code: "Throttling", headers }))).toMatchObject({ retryAfterMs });
});

test("a refusal did nothing, unless an earlier attempt was lost or CAMS itself failed", () => {
  const outcome = (given: Partial<ReceivedRefusal>) => refusal(received(given)).outcome;
  expect([outcome({}), outcome({ lostBefore: true }), outcome({ status: 500 })]).toEqual([
    "refused",
    "unknown",
    "unknown",
  ]);
  const own = ["ServiceUnavailable", "InternalError", "SystemError", "ServiceTimeout", "BadGateway", "SystemBusy"];
  for (const status of [200, 400, 503]) {
    expect(own.map((code) => [code, outcome({ code, status })])).toEqual(own.map((code) => [code, "unknown"]));
  }
  const known = ["Flow.NotExist", "139004", "FlowNameExists", "139002", "Ram.PermissionDeny"];
  expect(known.map((code) => outcome({ code, status: 502 }))).toEqual(known.map(() => "unknown"));
  expect(outcome({ code: "Throttling.Api", status: 503 })).toBe("refused");
});

test.each(["SignatureDoesNotMatch", "InvalidSecurityToken.Malformed", "InvalidAccessKeyId.NotFound"])(
  "%s shows nothing of the key or token that its message may repeat",
  (code) => {
    const error = refusal(received({ code, message: "Specified SecurityToken canary is malformed." }));
    expect(error.message).toContain(code);
    expect(inspect(error, { depth: 9 })).not.toContain("canary");
  },
);

test("a link in CAMS's own words is shown without its query, which may be a signature", () => {
  const message = 'The file "https://b.oss.example/a.json?OSSAccessKeyId=canary&Signature=canary%3D" can not download.';
  const error = refusal(received({ code: "InvalidParameter.FileUrlError", message }));
  expect(error.vendorMessage).toBe('The file "https://b.oss.example/a.json?..." can not download.');
  expect(inspect(error)).not.toContain("canary");
});

test("a code means what somebody says, unless CAMS documents it", () => {
  const codes = () => "notFound" as const;
  expect(refusal(received({ code: "Flow.Gone", codes })).category).toBe("notFound");
  expect(refusal(received({ code: "139004", codes })).category).toBe("notFound");
  for (const code of ["Ram.PermissionDeny", "Unknown.ResourceOwnerId", "System.LimitControl", "InternalError"]) {
    expect(refusal(received({ code, codes })).category).not.toBe("notFound");
  }
});
