import { credentialsOf } from "../../../../provider/cams";

const from = (values: Record<string, string>) => (key: string) => values[key];
const keys = (env: Record<string, string>, config: Record<string, string> = {}) => credentialsOf(env, from(config))();

const environment = { ALIBABA_CLOUD_ACCESS_KEY_ID: "env-id", ALIBABA_CLOUD_ACCESS_KEY_SECRET: "env-secret" };
const camsConfig = { "cams:accessKeyId": "cams-id", "cams:accessKeySecret": "cams-secret", "cams:securityToken": "t" };
const alicloudConfig = { "alicloud:accessKey": "ali-id", "alicloud:secretKey": "ali-secret" };

test("credentials come from the environment, then cams:, then alicloud:, and say where they were found", async () => {
  const config = { ...camsConfig, ...alicloudConfig };
  expect(await keys(environment, config)).toEqual({
    accessKeyId: "env-id",
    accessKeySecret: "env-secret",
    source: "the environment (ALIBABA_CLOUD_ACCESS_KEY_ID)",
  });
  const other = { ALICLOUD_ACCESS_KEY: "other-id", ALICLOUD_SECRET_KEY: "other-secret" };
  expect(await keys(other, config)).toMatchObject({ accessKeyId: "other-id" });
  expect(await keys({}, config)).toEqual({
    accessKeyId: "cams-id",
    accessKeySecret: "cams-secret",
    securityToken: "t",
    source: "the stack's configuration (cams:accessKeyId)",
  });
  expect(await keys({}, alicloudConfig)).toMatchObject({ accessKeyId: "ali-id" });
});

test("the keys of an explicit provider win over the environment", async () => {
  expect(await keys(environment, { "cams:explicit": "true", ...camsConfig })).toMatchObject({
    accessKeyId: "cams-id",
    source: "the provider's arguments (accessKeyId)",
  });
  expect(await keys(environment, { "cams:explicit": "true" })).toMatchObject({ accessKeyId: "env-id" });
});

test("a group is never completed from another source", async () => {
  await expect(keys({ ALIBABA_CLOUD_ACCESS_KEY_ID: "env-id" }, camsConfig)).rejects.toThrow(
    "the credentials in the environment are incomplete: ALIBABA_CLOUD_ACCESS_KEY_SECRET is not set",
  );
  await expect(keys({ ALIBABA_CLOUD_SECURITY_TOKEN: "t" })).rejects.toThrow("incomplete");
});

test("a key with a line break, as files have it, is refused by its name and not shown", async () => {
  const secret = { ...environment, ALIBABA_CLOUD_ACCESS_KEY_SECRET: "canary\n" };
  const error = await keys(secret).catch((reason) => reason);
  expect(error.message).toMatch(/^ALIBABA_CLOUD_ACCESS_KEY_SECRET contains a space, a line break/);
  expect(error.message + error.hint).not.toContain("canary");
});
