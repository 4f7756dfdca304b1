import { readSettings, SettingsError } from "../../../provider/cams";

const from = (values: Record<string, string>) => (key: string) => values[key];

/** The error that something throws. */
function thrown(work: () => unknown): SettingsError {
  try {
    work();
  } catch (error) {
    if (error instanceof SettingsError) return error;
  }
  throw new Error("there was no error of a setting");
}

test("by default calls go to CAMS's one region", () => {
  const { region, endpoint, custSpaceId } = readSettings({}, from({}));
  expect([region, endpoint.href, custSpaceId]).toEqual([
    "ap-southeast-1",
    "https://cams.ap-southeast-1.aliyuncs.com/",
    undefined,
  ]);
});

test("the environment wins over the stack's configuration, and a region makes the endpoint", () => {
  const config = from({ "cams:region": "b", "cams:endpoint": "https://config.example", "cams:custSpaceId": "cams-b" });
  const settings = readSettings(
    { CAMS_REGION: "a", CAMS_ENDPOINT: "env.example", CAMS_CUST_SPACE_ID: "cams-a" },
    config,
  );
  expect([settings.region, settings.endpoint.href, settings.custSpaceId]).toEqual([
    "a",
    "https://env.example/",
    "cams-a",
  ]);
  expect(readSettings({}, config).endpoint.href).toBe("https://config.example/");
  expect(readSettings({ CAMS_REGION: "a" }, from({})).endpoint.href).toBe("https://cams.a.aliyuncs.com/");
});

test.each(["ftp://cams.example", "http://", "not a host"])("an endpoint that is no URL is refused: %s", (text) => {
  expect(() => readSettings({ CAMS_ENDPOINT: text }, from({}))).toThrow(`the endpoint "${text}" is not an http(s) URL`);
});

test("the arguments of an explicit provider win over the environment", () => {
  const config = from({ "cams:explicit": "true", "cams:region": "b", "cams:custSpaceId": "cams-b" });
  const env = { CAMS_REGION: "a", CAMS_CUST_SPACE_ID: "cams-a", CAMS_PACE: "7" };
  const settings = readSettings(env, config);
  expect([settings.region, settings.custSpaceId, settings.pace("GetFlow")]).toEqual(["b", "cams-b", 7]);
});

test.each([
  ["2", 2, 2],
  ["0.5", 0.5, 0.5],
  ["off", Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ['{"GetFlow": 10, "PublishFlow": "off"}', 10, Number.POSITIVE_INFINITY],
  ["{}", undefined, undefined],
])("the pace is set for all operations or for some: %s", (text, getFlow, publishFlow) => {
  const { pace } = readSettings({ CAMS_PACE: text }, from({}));
  expect([pace("GetFlow"), pace("PublishFlow")]).toEqual([getFlow, publishFlow]);
});

test.each([
  ["fast", 'is "fast", but must be a number above zero'],
  ["0", 'is "0", but must be a number above zero'],
  ["{", "is not a JSON object"],
  ['{"GetFlow": -1}', "for GetFlow is -1, but must be a number above zero"],
  ['{"GetFlows": 1}', "names GetFlows, which is not an operation (did you mean GetFlow?)"],
])("a pace that makes no sense is refused with the place and the way out: %s", (text, says) => {
  expect(() => readSettings({}, from({ "cams:pace": text }))).toThrow(`the pace (CAMS_PACE or cams:pace) ${says}`);
});

test.each([
  ["127.0.0.1:8080", "http://127.0.0.1:8080"],
  ["localhost", "http://localhost"],
  ["cams.example:8443", "http://cams.example:8443"],
])("an endpoint without a scheme that may be plain http is refused with both ways to write it: %s", (text, way) => {
  const error = thrown(() => readSettings({ CAMS_ENDPOINT: text }, from({})));
  expect(error.message).toBe(`the endpoint "${text}" has no scheme`);
  expect(error.hint).toContain(`Set CAMS_ENDPOINT or cams:endpoint to ${way} for the emulator`);
  expect(error.hint).toContain(`or to https://${text}`);
});

test("a region that is none is refused, and one without a known endpoint is named when it cannot be reached", () => {
  expect(() => readSettings({ CAMS_REGION: "Singapore (1)" }, from({}))).toThrow(
    'the region "Singapore (1)" is not a region id',
  );
  expect(readSettings({ CAMS_REGION: "ap-southeast-9" }, from({})).advice).toBe(
    "Check the region: CAMS_REGION or cams:region is ap-southeast-9, and CAMS documents an endpoint only for ap-southeast-1.",
  );
  const explicit = from({ "cams:explicit": "true", "cams:region": "ap-southeast-9" });
  expect(readSettings({}, explicit).advice).toContain("the argument region of the cams.Provider is ap-southeast-9");
});

test.each([
  ["cams:custSpaceID", "Did you mean cams:custSpaceId?"],
  ["cams:regoin", "Did you mean cams:region?"],
  ["cams:colour", "Remove it with `pulumi config rm cams:colour`"],
])("a key of the configuration that does not exist is refused: %s", (key, hint) => {
  const config = Object.assign(from({ [key]: "x" }), { keys: ["other:custSpaceID", "cams:region", key] });
  const error = thrown(() => readSettings({}, config));
  expect([error.message, error.hint]).toEqual([
    `${key} is not a setting of pulumi-cams`,
    expect.stringContaining(hint),
  ]);
});

test("a misspelt variable is refused, and those of others are not", () => {
  const error = thrown(() => readSettings({ CAMS_CUST_SPACEID: "x" }, from({})));
  expect([error.message, error.hint]).toEqual([
    "CAMS_CUST_SPACEID is not a variable of pulumi-cams",
    "Did you mean CAMS_CUST_SPACE_ID?",
  ]);
  expect(() => readSettings({ CAMS_DATABASE_URL: "x", CAMERA: "y" }, from({}))).not.toThrow();
});

test("advice under an explicit provider names its arguments", () => {
  const config = (values: Record<string, string>) => from({ "cams:explicit": "true", ...values });
  const hintOf = (values: Record<string, string>) => thrown(() => readSettings({}, config(values))).hint;
  expect(hintOf({ "cams:endpoint": "ftp://x" })).toContain("Set the argument endpoint of the cams.Provider");
  expect(hintOf({ "cams:region": "A B" })).toContain("Set the argument region of the cams.Provider");
  expect(hintOf({ "cams:custSpaceId": "a b" })).toContain("Set the argument custSpaceId of the cams.Provider");
  expect(() => readSettings({}, config({ "cams:pace": "x" }))).toThrow(
    "the pace (the argument pace of the cams.Provider)",
  );
  const { names, advice } = readSettings({}, config({}));
  expect(JSON.stringify({ names: { ...names, assetLinks: "", codes: "" }, advice })).not.toContain("CAMS_");
});

test.each(["cams 1", "cams-1\n", "\u00e4"])("a space with what no id has is refused: %j", (space) => {
  expect(() => readSettings({ CAMS_CUST_SPACE_ID: space }, from({}))).toThrow(
    "contains characters that no space id contains",
  );
});

test.each(["Retain", "retain ", "true", "keep"])("CAMS_ON_DESTROY=%j is an error", (value) => {
  const error = thrown(() => readSettings({ CAMS_ON_DESTROY: value }, from({})));
  expect(error.message).toContain(`CAMS_ON_DESTROY is ${JSON.stringify(value)}`);
  expect(error.hint).toBe("Set it to retain or deprecate, or unset it.");
});

test("CAMS_ON_DESTROY is retain, deprecate or nothing", () => {
  const onDestroy = (value: string) => readSettings({ CAMS_ON_DESTROY: value }, from({})).onDestroy;
  expect(["retain", "deprecate", ""].map(onDestroy)).toEqual(["retain", "deprecate", undefined]);
});

test("CAMS_LOG is debug or nothing", () => {
  expect(readSettings({ CAMS_LOG: "debug" }, from({})).isLogged).toBe(true);
  expect(readSettings({ CAMS_LOG: "" }, from({})).isLogged).toBe(false);
  const error = thrown(() => readSettings({ CAMS_LOG: "Debug" }, from({})));
  expect([error.message, error.hint]).toEqual([
    'CAMS_LOG is "Debug" (did you mean debug?), and nothing was changed',
    "Set it to debug, or unset it.",
  ]);
});

test("links to documents are presigned unless plain ones are asked for", () => {
  expect(readSettings({}, from({})).assetLinks).toBe("presigned");
  expect(readSettings({ CAMS_ASSET_LINKS: "plain" }, from({})).assetLinks).toBe("plain");
  expect(() => readSettings({}, from({ "cams:assetLinks": "no" }))).toThrow('cams:assetLinks) is "no"');
});

test("codes that CAMS does not document are given a meaning, and a mistake in one is named", () => {
  const { codes } = readSettings({}, from({ "cams:codes": '{"Flow.Gone": "notFound"}' }));
  expect([codes("Flow.Gone"), codes("Other")]).toEqual(["notFound", undefined]);
  const problem = (text: string) => {
    const { message, hint } = thrown(() => readSettings({ CAMS_CODES: text }, from({})));
    return [message, hint];
  };
  const hint = expect.stringContaining(
    "Give each code one of notFound, wrongState, nameTaken, publishRefused, throttled",
  );
  expect(problem("Flow.Gone")).toEqual([
    "the meanings of codes (CAMS_CODES (or cams:codes)) is not a JSON object",
    hint,
  ]);
  expect(problem("[]")[0]).toContain("is not a JSON object");
  expect(problem('{"Flow.Gone": "notfound"}')[0]).toContain(
    'says of Flow.Gone "notfound", which is not a meaning (did you mean notFound?)',
  );
  expect(problem('{"Flow.Gone": 1}')[0]).toContain("says of Flow.Gone 1");
});
