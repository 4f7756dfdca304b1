import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import * as path from "node:path";
import { httpTransport, LIMITS, readProxies } from "../../../../provider/cams";
import { certificateOf } from "../../../../provider/cmd/examination/certificate";
import { startEmulator } from "../../../../provider/emulator";
import { connectProxy } from "../../cams/connectProxy";
import { serve } from "../../cams/rawServer";
import { camsCall } from "../../emulator/camsCall";
import { addOthers, openWorld, type Run, type World, withWorld } from "./world";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

test("a sound account has no problem, and each setting says where it comes from", async () => {
  await addOthers(world, 3);
  const { findings, line, policy } = await world.run({ env: { CAMS_PACE: "4", CAMS_ON_DESTROY: "retain" } });
  expect(findings.filter(({ level }) => level !== "ok").map(({ id }) => id)).toEqual(["writeActions"]);
  expect(line("settings")?.detail).toBe(
    `region ap-southeast-1 (default), endpoint ${world.emulator.endpoint} (CAMS_ENDPOINT), ` +
      "custSpaceId cams-emulator (CAMS_CUST_SPACE_ID), pace 4 (CAMS_PACE), assetLinks presigned (default), onDestroy retain (CAMS_ON_DESTROY)",
  );
  expect(line("credentials")?.detail).toBe("from the environment (ALIBABA_CLOUD_ACCESS_KEY_ID)");
  expect(line("endpoint")?.detail).toMatch(/^127\.0\.0\.1:\d+ answers in 40 ms without a proxy$/);
  expect(line("list")?.detail).toBe("3 flows, on pages of at most 100");
  expect(policy).toBeUndefined();
});

test("settings of a stack are named by their key, and the space of the command line by its option", async () => {
  const { custSpaceId } = world.emulator;
  const config = Object.assign((key: string) => (key === "cams:custSpaceId" ? custSpaceId : undefined), {
    keys: ["cams:custSpaceId"],
  });
  const env = { CAMS_CUST_SPACE_ID: undefined };
  expect((await world.run({ config, env })).line("settings")?.detail).toContain(
    "custSpaceId cams-emulator (cams:custSpaceId)",
  );
  expect((await world.run({ custSpaceId: "cams-prod" })).line("settings")?.detail).toContain(
    "custSpaceId cams-prod (--cust-space-id)",
  );
});

test("reads alone write nothing", async () => {
  await addOthers(world, 3);
  const before = world.emulator.calls.length;
  await world.run();
  const called = new Set(world.emulator.calls.slice(before).map(({ operation }) => operation));
  expect([...called].filter((name) => !/^(Get|List|Query|Read)|^$/.test(name))).toEqual([]);
});

/** What is wrong, and the line that a person needs. */
const WRONG: [what: string, how: Run, id: string, detail: RegExp, remedy: RegExp][] = [
  [
    "a key that is not known",
    { env: { ALIBABA_CLOUD_ACCESS_KEY_ID: "other" } },
    "key",
    /InvalidAccessKeyId\.NotFound/,
    /Check the key from the environment \(ALIBABA_CLOUD_ACCESS_KEY_ID\)/,
  ],
  [
    "a secret of another key",
    { env: { ALIBABA_CLOUD_ACCESS_KEY_SECRET: "other" } },
    "key",
    /SignatureDoesNotMatch/,
    /Check the secret .* from the environment/,
  ],
  [
    "half of a key",
    { env: { ALIBABA_CLOUD_ACCESS_KEY_SECRET: undefined } },
    "credentials",
    /ALIBABA_CLOUD_ACCESS_KEY_SECRET is not set/,
    /Set ALIBABA_CLOUD_ACCESS_KEY_SECRET too/,
  ],
  [
    "a space that is not set",
    { env: { CAMS_CUST_SPACE_ID: undefined } },
    "space",
    /is not set/,
    /under Channel Management/,
  ],
  [
    "a setting that is misspelt",
    { env: { CAMS_CUST_SPACE: "cams-1" } },
    "settings",
    /CAMS_CUST_SPACE is not a variable/,
    /Did you mean CAMS_CUST_SPACE_ID/,
  ],
  [
    "no network",
    { env: { CAMS_ENDPOINT: "http://127.0.0.1:1" } },
    "endpoint",
    /^no connection to 127\.0\.0\.1:1/,
    /Check the network, and CAMS_ENDPOINT/,
  ],
  [
    "a proxy that is no URL",
    { env: { HTTPS_PROXY: "proxy:3128" } },
    "settings",
    /HTTPS_PROXY has no scheme/,
    /Set HTTPS_PROXY/,
  ],
];

test.each(WRONG)("%s is a problem with its way out", async (_, how, id, detail, remedy) => {
  const { line, findings } = await world.run(how);
  expect(line(id)).toMatchObject({
    level: "problem",
    detail: expect.stringMatching(detail),
    remedy: expect.stringMatching(remedy),
  });
  // What depends on it is not asked, rather than failing as well.
  expect(findings.filter(({ level }) => level === "problem")).toHaveLength(1);
});

test.each([
  [16 * 60, "problem", "is 16 minutes behind CAMS's; CAMS refuses every call from 15 minutes on"],
  [-16 * 60, "problem", "is 16 minutes ahead of CAMS's; CAMS refuses every call from 15 minutes on"],
  [6 * 60, "warning", "is 6 minutes behind CAMS's; CAMS refuses every call from 15 minutes on"],
  [100, "ok", expect.stringMatching(/^is (99|100|101) seconds behind CAMS's$/)],
])("a clock that is off by %s seconds is a %s", async (seconds, level, detail) => {
  world.emulator.fail("*", { kind: "clockSkew", ms: seconds * 1000, times: "forever" });
  const { line, report } = await world.run();
  expect(line("clock")).toMatchObject({ level, detail });
  expect(Math.abs(Number(report.clockSkewSeconds) + seconds)).toBeLessThanOrEqual(1);
});

test("denied actions are named with what they are for, and as a RAM policy that grants them", async () => {
  const denied = ["GetFlow", "GetFlowJSONAssest", "ListChatFlow", "GetWhatsappHealthStatus"];
  const account = { accessKeyId: "emulator-key-id", accessKeySecret: "emulator-key-secret", denied };
  await withWorld({ accounts: [account] }, async (other) => {
    const { line, policy } = await other.run();
    const Action = ["cams:GetFlow", "cams:GetFlowJSONAssest", "cams:GetWhatsappHealthStatus", "cams:ListChatFlow"];
    expect(policy).toEqual({ Version: "1", Statement: [{ Effect: "Allow", Action, Resource: "*" }] });
    expect(line("readActions")).toMatchObject({
      level: "problem",
      detail: expect.stringContaining("cams:GetFlow (for WhatsAppFlow)"),
      remedy: expect.stringContaining(JSON.stringify(policy)),
    });
    expect(line("unknownFlow")?.level).toBe("unknown");
  });
});

test("an action that only a trigger needs is a warning, and a key that may do nothing gets the whole policy", async () => {
  const denying = (denied: string[]) => ({
    accounts: [{ accessKeyId: "emulator-key-id", accessKeySecret: "emulator-key-secret", denied }],
  });
  await withWorld(denying(["ListChatFlow"]), async (other) => {
    expect((await other.run()).line("readActions")?.level).toBe("warning");
  });
  const all = (await world.run()).report.actions;
  const reads = Object.keys(all).filter((name) => all[name] === "allowed");
  await withWorld(denying(reads), async (other) => {
    const { policy, findings } = await other.run();
    expect(policy?.Statement[0]?.Action).toEqual(reads.map((name) => `cams:${name}`));
    expect(findings.filter(({ level }) => level === "problem").map(({ id }) => id)).toEqual(["readActions"]);
  });
});

test("actions that write are asked by a probe, and those that are denied are named", async () => {
  const denied = ["PublishFlow", "ModifyFlow"];
  const account = { accessKeyId: "emulator-key-id", accessKeySecret: "emulator-key-secret", denied };
  await withWorld({ accounts: [account] }, async (other) => {
    const { line, report } = await other.run({ probe: "draft" });
    expect(line("writeActions")).toMatchObject({
      level: "problem",
      detail: expect.stringContaining("cams:PublishFlow"),
    });
    expect(report.actions).toMatchObject({
      CreateFlow: "allowed",
      ModifyFlow: "denied",
      PublishFlow: "denied",
      DeleteFlow: "allowed",
      DeprecateFlow: "unknown",
      TriggerChatFlow: "unknown",
    });
    expect(other.emulator.flows()).toEqual([]);
  });
});

test("a space of another account is a problem, and nothing is concluded from its refusals", async () => {
  const accounts = [
    { accessKeyId: "emulator-key-id", accessKeySecret: "emulator-key-secret" },
    { accessKeyId: "b", accessKeySecret: "b", spaces: ["cams-of-b"] },
  ];
  await withWorld({ accounts }, async (other) => {
    const { line, report } = await other.run({ custSpaceId: "cams-of-b" });
    expect(line("space")).toMatchObject({
      level: "problem",
      detail: expect.stringContaining("Unknown.ResourceOwnerId"),
    });
    expect(report.seen.unknownFlow).toBeUndefined();
  });
});

test("an account without CAMS is told so", async () => {
  const account = { accessKeyId: "emulator-key-id", accessKeySecret: "emulator-key-secret", subscribed: false };
  await withWorld({ accounts: [account] }, async (other) => {
    expect((await other.run()).line("key")).toMatchObject({
      level: "problem",
      remedy: expect.stringContaining("Activate Chat App Message Service"),
    });
  });
});

test("keys of phone numbers are counted, and numbers without a valid one are named", async () => {
  const { emulator } = world;
  for (const [phoneNumber, status] of [
    ["4911", "VALID"],
    ["4922", "MISMATCH"],
  ] as const) {
    const key = { PhoneNumber: phoneNumber, EncryptionPublicKey: "KEY", CustSpaceId: emulator.custSpaceId };
    await camsCall(emulator, "UpdatePhoneEncryptionPublicKey", key);
    emulator.editPhoneKey(phoneNumber, { status });
  }
  emulator.addPhoneNumber({ phoneNumber: "4933" });
  expect((await world.run()).line("phoneKeys")).toMatchObject({
    level: "warning",
    detail: "1 of 3 numbers valid; 4933 has no key, 4922 is MISMATCH",
  });
});

test("an account from which no messages can be sent is a problem, in Meta's words", async () => {
  world.emulator.addPhoneNumber({ phoneNumber: "4911", status: "BANNED" });
  expect((await world.run()).line("health")).toMatchObject({
    level: "problem",
    detail: "sending messages is BLOCKED: The phone number is not connected. (141000)",
    remedy: "Connect the phone number.",
  });
});

test("a list that CAMS does not show to its end stops `pulumi up`, and doctor says so", async () => {
  await withWorld({ pageNumber: "ignored", pageCap: 10 }, async (other) => {
    await addOthers(other, 12);
    expect((await other.run()).line("list")).toMatchObject({
      level: "problem",
      remedy: expect.stringContaining("pulumi up"),
    });
  });
});

describe("behind a proxy", () => {
  test("the proxy is named, without its password; one that refuses is the problem", async () => {
    const emulator = await startEmulator();
    const proxy = await connectProxy({ "cams.invalid:80": emulator.endpoint }, "user:canary");
    const env = { CAMS_ENDPOINT: "http://cams.invalid", HTTP_PROXY: proxy.url.replace("//", "//user:canary@") };
    const transport = httpTransport(LIMITS, { proxies: readProxies(env) });
    try {
      const through = await world.run({ env, wrap: () => transport });
      expect(through.line("endpoint")).toMatchObject({
        level: "ok",
        detail: expect.stringMatching(/^cams\.invalid answers in \d+ ms through the proxy http:\/\/user:\*\*\*@127/),
      });
      expect(JSON.stringify(through)).not.toContain("canary");
      const wrong = { ...env, HTTP_PROXY: proxy.url };
      const other = httpTransport(LIMITS, { proxies: readProxies(wrong) });
      const refused = await world.run({ env: wrong, wrap: () => other });
      expect(refused.line("endpoint")).toMatchObject({
        level: "problem",
        detail: expect.stringMatching(/^the proxy http:\/\/127.* did not connect to cams\.invalid.*HTTP 407/),
        remedy: expect.stringContaining("user and password"),
      });
      await other.close();
    } finally {
      await transport.close();
      await Promise.all([emulator.close(), proxy.close()]);
    }
  });

  test("an answer that is not CAMS's is a problem with the endpoint", async () => {
    const login = await serve((_, response) => response.end("<html>log in</html>"));
    try {
      const { line } = await world.run({ env: { CAMS_ENDPOINT: login.endpoint } });
      expect(line("endpoint")).toMatchObject({
        level: "warning",
        detail: expect.stringContaining("the answer (HTTP 200) does not look like CAMS's"),
      });
      expect(line("key")).toMatchObject({
        level: "problem",
        detail: expect.stringContaining("unexpected response (HTTP 200, 19 bytes), not from CAMS"),
        remedy: expect.stringContaining("no proxy responds in its place"),
      });
    } finally {
      await login.close();
    }
  });
});

describe("the certificate of an endpoint", () => {
  const folder = path.join(__dirname, "../../cams/certificates");
  const read = (file: string) => readFileSync(path.join(folder, file));
  let server: Server;
  let url: URL;

  beforeEach(async () => {
    const cert = `${read("issued.pem")}${read("ca.pem")}`;
    server = createServer({ key: read("issued.key"), cert }, (_, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = new URL(`https://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  afterEach(() => new Promise<void>((resolve) => void server.close(() => resolve()).closeAllConnections()));

  test("is named by its issuer, trusted or not, and through a proxy too", async () => {
    const direct = await certificateOf(url, undefined);
    expect(direct?.issuer).toMatch(/\w/);
    const proxy = await connectProxy({ [url.host]: url.origin }, "user:p");
    const via = readProxies({ HTTPS_PROXY: proxy.url.replace("//", "//user:p@") })(new URL("https://cams.invalid"));
    expect(await certificateOf(url, via)).toEqual(direct);
    await proxy.close();
  });

  test("that nobody trusts is the problem, with the way to trust it", async () => {
    const transport = httpTransport();
    const { line } = await world.run({ env: { CAMS_ENDPOINT: url.origin }, wrap: () => transport });
    await transport.close();
    expect(line("endpoint")).toMatchObject({
      level: "problem",
      detail: expect.stringMatching(/certificate of 127\.0\.0\.1:\d+ is not trusted/),
      remedy: expect.stringContaining("NODE_EXTRA_CA_CERTS"),
    });
  });

  test("does not exist where there is no TLS, and is unknown where there is no connection", async () => {
    expect(await certificateOf(new URL(world.emulator.endpoint), undefined)).toBeUndefined();
    expect(await certificateOf(new URL("https://127.0.0.1:1"), undefined)).toBeUndefined();
  });
});
