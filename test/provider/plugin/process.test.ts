import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { credentials } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { answer } from "./testPlugin";

/** The process that the engine starts. */
const LAUNCH = path.join(__dirname, "../../../dist/provider/plugin/launch.js");

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  const [chunk] = await once(stdout ?? process.stdin, "data");
  return String(chunk).trim();
}

test("it prints its port, answers there, and ends at once when the engine is done with it", async () => {
  const plugin = spawn(process.execPath, [LAUNCH, "127.0.0.1:1"]);
  const port = await firstLine(plugin);
  expect(port).toMatch(/^\d+$/);
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
  const info = await answer<{ getVersion(): string }>((done) => client.getPluginInfo(new Empty(), done));
  expect(info.getVersion()).toBe(require("../../../package.json").version);
  client.close();
  const ended = once(plugin, "exit");
  plugin.kill("SIGINT");
  expect(await ended).toEqual([0, null]);
});

test("it ends by itself after the engine was killed", async () => {
  // The shell stands for the engine; without it nobody tells the plugin to end.
  const engine = spawn("sh", ["-c", `"${process.execPath}" "${LAUNCH}" 127.0.0.1:1 & echo $!; wait`]);
  const text: string[] = [];
  engine.stdout.on("data", (chunk) => text.push(String(chunk)));
  while (text.join("").trim().split("\n").length < 2) await sleep(20);
  const pid = Number(text.join("").split("\n")[0]);
  expect(isAlive(pid)).toBe(true);
  engine.kill("SIGKILL");
  const patience = Date.now() + 10_000;
  while (isAlive(pid) && Date.now() < patience) await sleep(50);
  expect(isAlive(pid)).toBe(false);
});
