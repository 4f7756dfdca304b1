import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { engineEnvironment } from "./engineEnvironment";

/** What a command of the CLI printed and how it ended. */
export interface Run {
  code: number;
  output: string;
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
  /** `pulumi up` without preview. */
  up(...options: string[]): Promise<Run>;
  outputs(): Promise<Record<string, unknown>>;
  /** The resources of the state, without the stack itself. */
  state(): Promise<StateEntry[]>;
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
  }: { name?: string; project?: string; files?: Record<string, string> } = {},
): TestStack {
  const folder = path.join(WORK, randomBytes(6).toString("hex"));
  made.push(folder);
  mkdirSync(path.join(folder, "state"), { recursive: true });
  const write = (file: string, content: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  };
  write("Pulumi.yaml", `name: ${project}\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n`);
  write("index.js", DECLARED_PROGRAM);
  write("package.json", '{ "main": "index.js" }');
  for (const [file, content] of Object.entries(files)) write(file, content);

  const cli = process.env.TEST_PULUMI_CLI ?? "";
  const settings: NodeJS.ProcessEnv = {
    HOME: process.env.HOME,
    ...engineEnvironment(cli, folder, "test"),
    ...env,
  };
  const run = (...args: string[]) =>
    new Promise<Run>((resolve) => {
      const options = { cwd: folder, env: settings, maxBuffer: 64 * 1024 * 1024 };
      const child = execFile(cli, [...args, "--non-interactive", "--color=never"], options, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : (child.exitCode ?? 1), output: stdout + stderr });
      });
      child.stdin?.end();
    });
  let selected: Promise<Run> | undefined;
  const pulumi = async (...args: string[]) => {
    selected ??= run("stack", "init", name);
    const ready = await selected;
    return ready.code === 0 ? run(...args, "--stack", name) : ready;
  };

  return {
    write,
    declare: (flows) => write("declared.json", JSON.stringify(flows)),
    setEnv: (variables) => void Object.assign(settings, variables),
    pulumi,
    up: (...options) => pulumi("up", "--yes", "--skip-preview", ...options),
    outputs: async () => JSON.parse((await pulumi("stack", "output", "--json")).output),
    async state() {
      const { deployment } = JSON.parse((await pulumi("stack", "export")).output);
      const entries: (StateEntry & { type: string })[] = deployment.resources ?? [];
      return entries.filter(({ type }) => type.startsWith("pulumi-nodejs:dynamic"));
    },
  };
}

/** Removes what the stacks of this test file left on disk. */
export function removeTestStacks(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
