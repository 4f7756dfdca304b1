import { readSettings } from "../../../provider/cams";

const from = (values: Record<string, string>) => (key: string) => values[key];

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
  ["fast", 'is "fast", which is no number above zero'],
  ["0", 'is "0", which is no number above zero'],
  ["{", "is no JSON object"],
  ['{"GetFlow": -1}', "says of GetFlow -1, which is no number above zero"],
  ['{"GetFlows": 1}', "names GetFlows, which is no operation"],
])("a pace that makes no sense is refused with the place and the way out: %s", (text, says) => {
  expect(() => readSettings({}, from({ "cams:pace": text }))).toThrow(`the pace (CAMS_PACE or cams:pace) ${says}`);
});

test("links to documents are presigned unless plain ones are asked for", () => {
  expect(readSettings({}, from({})).assetLinks).toBe("presigned");
  expect(readSettings({ CAMS_ASSET_LINKS: "plain" }, from({})).assetLinks).toBe("plain");
  expect(() => readSettings({}, from({ "cams:assetLinks": "no" }))).toThrow('cams:assetLinks) is "no"');
});
