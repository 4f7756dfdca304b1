import { readSettings } from "../../../provider/cams";
import { secret } from "../../../provider/engine";
import { CONFIG, checkConfig } from "../../../provider/plugin/config";

test("the plugin has the settings that a stack's configuration has, and no others", () => {
  const keys = Object.keys(CONFIG).map((name) => `cams:${name}`);
  expect(() =>
    readSettings(
      {},
      Object.assign(() => undefined, { keys }),
    ),
  ).not.toThrow();
  const unknown = Object.assign(() => undefined, { keys: ["cams:nothingLikeIt"] });
  const listed = /the settings are (.*)\.$/;
  let hint = "";
  try {
    readSettings({}, unknown);
  } catch (error) {
    hint = (error as { hint?: string }).hint ?? "";
  }
  expect(listed.exec(hint)?.[1]?.split(", ").sort()).toEqual([...keys].sort());
});

test("a key of the program's own stops nothing in a project of our name, and does in a declared provider there", () => {
  const urn = (project: string, name: string) => `urn:pulumi:dev::${project}::pulumi:providers:cams::${name}`;
  const own = { greeting: "hello" };
  expect(checkConfig(own, urn("cams", "default_1_0_0"))).toEqual([]);
  expect(checkConfig(own, urn("cams", "eu"))).toHaveLength(1);
  expect(checkConfig(own, urn("shop", "default_1_0_0"))).toHaveLength(1);
});

test("a region that is a secret is refused, since resources record it in plain text", () => {
  expect(checkConfig({ region: secret("ap-southeast-1") })).toEqual([
    { property: "", reason: expect.stringMatching(/^region is a secret, but resources record it in plain text/) },
  ]);
  expect(checkConfig({ custSpaceId: secret("cams-1") })).toEqual([]);
});
