import { spawn } from "node:child_process";
import { once } from "node:events";
import * as path from "node:path";
import { processContext } from "../../../provider/dynamic";
import { configReader } from "../../../provider/dynamic/configReader";
import { providerProcess } from "../../../provider/engine";
import { serve } from "../cams/rawServer";

const config = (values: Record<string, string>) => (key: string) => values[key];

test.each([
  ["the arguments of an explicit provider", { "cams:explicit": "true", "cams:region": "eu-central-1" }],
  ["the stack's configuration", { "cams:region": "eu-central-1" }],
])("a recorded resource is used in its region, whatever %s says today", (_, values) => {
  const shared = providerProcess(processContext);
  shared.configure(config(values));
  expect(shared.today().settings.region).toBe("eu-central-1");
  const { region, endpoint } = shared.at("ap-southeast-1").settings;
  expect([region, endpoint.href]).toEqual(["ap-southeast-1", "https://cams.ap-southeast-1.aliyuncs.com/"]);
});

test("the keys of the configuration are known, but for a project of our name, whose own keys look the same", () => {
  const rawConfig = { "cams:custSpaceID": "x" };
  const sdkConfig = (projectName: string) => ({ rawConfig, projectName, get: config(rawConfig) });
  const misspelt = providerProcess(processContext);
  misspelt.configure(configReader(sdkConfig("shop")));
  expect(() => misspelt.today()).toThrow("cams:custSpaceID is not a setting");
  const ours = providerProcess(processContext);
  ours.configure(configReader(sdkConfig("cams")));
  expect(ours.today().settings.custSpaceId).toBeUndefined();
});

test("an interrupted process ends its calls, answers with what happened, and exits", async () => {
  const asked: (() => void)[] = [];
  const server = await serve(() => asked.shift()?.());
  const reached = new Promise<void>((resolve) => asked.push(resolve));
  const root = path.join(__dirname, "../../../dist");
  const script = `
    const { whatsAppFlow } = require(${JSON.stringify(path.join(root, "provider"))});
    const { encodeKeyed } = require(${JSON.stringify(path.join(root, "sdk/flow"))});
    const flow = encodeKeyed({ version: "7.3", screens: [] });
    const __origin = { name: "signup", parents: "", project: "p", stack: "s", secrets: [] };
    const kept = setInterval(() => undefined, 1000);
    whatsAppFlow.create({ flow, __origin }).catch((error) => console.log(error.message));
  `;
  const env = {
    PATH: process.env.PATH,
    CAMS_ENDPOINT: server.endpoint,
    CAMS_CUST_SPACE_ID: "cams-1",
    ALIBABA_CLOUD_ACCESS_KEY_ID: "id",
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: "s",
  };
  const child = spawn(process.execPath, ["-e", script], { env, stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  await reached;
  child.kill("SIGINT");
  await once(child, "close");
  expect(printed).toContain("the run was cancelled");
  await server.close();
});
