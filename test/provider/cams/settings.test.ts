import { readCredentials, readSettings } from "../../../provider/cams";

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

const environment = { ALIBABA_CLOUD_ACCESS_KEY_ID: "env-id", ALIBABA_CLOUD_ACCESS_KEY_SECRET: "env-secret" };
const camsConfig = { "cams:accessKeyId": "cams-id", "cams:accessKeySecret": "cams-secret", "cams:securityToken": "t" };
const alicloudConfig = { "alicloud:accessKey": "ali-id", "alicloud:secretKey": "ali-secret" };

test("credentials come from the environment, then cams:, then alicloud:", () => {
  const config = from({ ...camsConfig, ...alicloudConfig });
  expect(readCredentials(environment, config)).toEqual({ accessKeyId: "env-id", accessKeySecret: "env-secret" });
  const other = { ALICLOUD_ACCESS_KEY: "other-id", ALICLOUD_SECRET_KEY: "other-secret" };
  expect(readCredentials(other, config).accessKeyId).toBe("other-id");
  expect(readCredentials({}, config)).toEqual({
    accessKeyId: "cams-id",
    accessKeySecret: "cams-secret",
    securityToken: "t",
  });
  expect(readCredentials({}, from(alicloudConfig)).accessKeyId).toBe("ali-id");
});

test("a group is never completed from another source", () => {
  const incomplete = { ALIBABA_CLOUD_ACCESS_KEY_ID: "env-id" };
  expect(() => readCredentials(incomplete, from(camsConfig))).toThrow(
    "the credentials in the environment are incomplete: ALIBABA_CLOUD_ACCESS_KEY_SECRET is not set",
  );
  expect(() => readCredentials({ ALIBABA_CLOUD_SECURITY_TOKEN: "t" }, from(camsConfig))).toThrow("incomplete");
});

test("an empty variable counts as not set; without any credentials the message says where to put them", () => {
  expect(() =>
    readCredentials({ ALIBABA_CLOUD_ACCESS_KEY_ID: "", ALIBABA_CLOUD_ACCESS_KEY_SECRET: "" }, from({})),
  ).toThrow(
    expect.objectContaining({ code: "NO_CREDENTIALS", hint: expect.stringContaining("ALIBABA_CLOUD_ACCESS_KEY_ID") }),
  );
});
