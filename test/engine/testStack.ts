import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { engineEnvironment } from "./engineEnvironment";
import { filesFor, frontEnd, PLUGIN_PATH, type Through } from "./frontEnds";
import { endHost, hostedBy, hostedSecrets } from "./hostedPrograms";
import { QUICK_NODE } from "./quickNode";

/** What a command of the CLI printed and how it ended. */
export interface Run {
  code: number;
  output: string;
}

/** A command of the CLI that goes on. */
interface RunningCommand {
  /** Id of the CLI's process. */
  pid: number;
  /** Waits until the command has printed this. */
  printed(pattern: RegExp): Promise<void>;
  ended: Promise<Run>;
}

/** A run that has to succeed; one that did not shows what it printed. */
export function succeeded(run: Run): Run {
  if (run.code !== 0) throw new Error(`the command failed:\n${run.output}`);
  return run;
}

/** Flows as the declared program of a test stack states them: arguments, and under `options` those of the resource. */
export type Declared = Record<string, Record<string, unknown>>;

/** A Pulumi project in a folder of its own, driven by the real CLI with a backend of its own. */
export interface TestStack {
  /** Writes a file of the project. */
  write(file: string, content: string): void;
  /** Writes which flows the default program declares. */
  declare(flows: Declared): void;
  /** Sets variables of the shell in which later commands run. */
  setEnv(variables: Record<string, string>): void;
  pulumi(...args: string[]): Promise<Run>;
  /** A command that is about no stack. */
  cli(...args: string[]): Promise<Run>;
  /** Starts a command and does not wait for its end. */
  start(...args: string[]): Promise<RunningCommand>;
  /** `pulumi up` without preview. */
  up(...options: string[]): Promise<Run>;
  outputs(): Promise<Record<string, unknown>>;
  /** The resources of the state, without the stack itself. */
  state(): Promise<StateEntry[]>;
  /** Another stack of the same project, which is made when it is first used. */
  sibling(name: string): TestStack;
  /** The project's folder, and the environment in which its commands run. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface StateEntry {
  urn: string;
  id: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
  initErrors?: string[];
  /** Set on what was replaced and waits to be deleted. */
  delete?: boolean;
}

const WORK = path.join(__dirname, "../.work");

/** A CommonJS program that declares what the file beside it says, and exports each flow's id and state. */
const DECLARED_PROGRAM = `
const cams = require("pulumi-cams");
for (const [name, { options, ...args }] of Object.entries(require("./declared.json"))) {
  const { flowId, status } = new cams.WhatsAppFlow(name, args, options);
  exports[name] = { flowId, status };
}
`;

/** Folders that the stacks of this test file made. */
const made: string[] = [];

/** Makes a project below the repository, so that programs find the packages as an installed project does. */
export function testStack(
  env: Record<string, string>,
  {
    name = "test",
    project = "scenario",
    files = {},
    through = frontEnd(),
    cli = process.env.TEST_PULUMI_CLI ?? "",
    isHosted,
  }: {
    name?: string;
    project?: string;
    files?: Record<string, string>;
    through?: Through;
    cli?: string;
    /**
     * Whether programs run in the process of `programHost.ts`, and not each in one that the CLI starts, as users have it; by
     * default those of projects without a Pulumi.yaml of their own. What a program throws reaches the CLI for
     * certain only from a process of its own. With `false`, the key of the stack's secrets is made of a passphrase, too.
     */
    isHosted?: boolean;
  } = {},
): TestStack {
  const folder = path.join(WORK, randomBytes(6).toString("hex"));
  made.push(folder);
  mkdirSync(path.join(folder, "state"), { recursive: true });
  const write = (file: string, content: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  };
  const runtime = "runtime:\n  name: nodejs\n  options:\n    typescript: false\n";
  write("Pulumi.yaml", `name: ${project}\n${runtime}${through === "dynamic" ? "" : PLUGIN_PATH}`);
  write("index.js", DECLARED_PROGRAM);
  write("package.json", '{ "main": "index.js" }');
  for (const [file, content] of Object.entries({ ...filesFor[through], ...files })) write(file, content);

  const settings: NodeJS.ProcessEnv = {
    HOME: process.env.HOME,
    ...engineEnvironment(cli, folder, "test"),
    ...QUICK_NODE,
    ...env,
  };
  const begin = (...args: string[]): RunningCommand => {
    const child = spawn(cli, [...args, "--non-interactive", "--color=never"], {
      cwd: folder,
      env: settings,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk: string) => {
        output += chunk;
        child.emit("printed");
      });
    }
    return {
      pid: child.pid ?? Number.NaN,
      async printed(pattern) {
        while (!pattern.test(output)) await once(child, "printed");
      },
      ended: once(child, "close").then(([code]) => ({ code: code ?? 1, output })),
    };
  };
  const init = async (name: string): Promise<Run> => {
    if (isHosted === false) return begin("stack", "init", name).ended;
    const secrets = await hostedSecrets();
    Object.assign(settings, secrets.env);
    return begin("stack", "init", name, ...secrets.options).ended;
  };
  const stackNamed = (name: string): TestStack => {
    let selected: Promise<Run> | undefined;
    const start = async (...args: string[]) => {
      selected ??= init(name);
      succeeded(await selected);
      const hosted =
        (isHosted ?? !("Pulumi.yaml" in files)) ? await hostedBy(args, { folder, env: settings }) : undefined;
      const running = begin(...args, ...(hosted === undefined ? [] : [hosted.option]), "--stack", name);
      if (hosted !== undefined) void running.ended.finally(hosted.giveBack);
      return running;
    };
    const pulumi = async (...args: string[]) => (await start(...args)).ended;
    return {
      write,
      declare: (flows) => write("declared.json", JSON.stringify(flows)),
      setEnv: (variables) => void Object.assign(settings, variables),
      pulumi,
      cli: (...args) => begin(...args).ended,
      start,
      up: (...options) => pulumi("up", "--yes", "--skip-preview", ...options),
      outputs: async () => JSON.parse((await pulumi("stack", "output", "--json")).output),
      async state() {
        const { deployment } = JSON.parse((await pulumi("stack", "export")).output);
        const entries: (StateEntry & { type: string })[] = deployment.resources ?? [];
        return entries.filter(({ type }) => /^(pulumi-nodejs:dynamic|cams:)/.test(type));
      },
      sibling: stackNamed,
      folder,
      env: settings,
    };
  };
  return stackNamed(name);
}

/** Removes what the stacks of this test file left on disk, and ends the host of their programs. */
export function removeTestStacks(): void {
  void endHost();
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
