import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { engineEnvironment } from "../../engine/engineEnvironment";
import { QUICK_NODE } from "../../engine/quickNode";
import { EXAMPLE, type Outcome, readWorkflow, runJob, type WorkflowName } from "./workflow";

/** A call of GitHub's interface that a workflow made. */
interface Call {
  method: string;
  path: string;
  body?: Record<string, string>;
}

/** The example as a repository of its own, with GitHub around it. */
export interface Repository {
  folder: string;
  git(...args: string[]): string;
  /** Runs the CLI at the desk of an engineer, with these variables. */
  pulumi(env: Record<string, string>, ...args: string[]): string;
  /** Changes a file by replacing a text that stands in it once. */
  edit(file: string, from: string, to: string): void;
  /** What GitHub answers, by method and path with query. */
  answers: Record<string, unknown>;
  /** What was asked of GitHub since the last look. */
  calls(): Call[];
  /** Commits what was edited, on a new branch from main. */
  branch(name: string): void;
  /** Runs a job of a workflow on a fresh checkout of the commit. The id names the run. */
  run(workflow: WorkflowName, job: string, id: number, given: Given): Promise<Outcome>;
  /** A file of an artifact; undefined where there is none. */
  artifact(run: number, file: string): string | undefined;
}

/** What differs from run to run. */
interface Given {
  event?: object;
  secrets?: Record<string, string>;
  vars?: Record<string, string>;
  /** Variables of the machine, in place of an account: where the emulator is. */
  machine?: Record<string, string>;
}

export const NAME = "example/flows";

const WORK = path.join(__dirname, "../../.work");
const made: string[] = [];

/** Copies the example below this repository, so that it finds the installed packages, and commits it. */
export function repository(): Repository {
  const root = path.join(WORK, randomBytes(6).toString("hex"));
  made.push(root);
  const at = (...names: string[]) => path.join(root, ...names);
  const folder = at("flows");
  for (const name of ["bin", "home", "artifacts"]) mkdirSync(at(name), { recursive: true });
  cpSync(EXAMPLE, folder, { recursive: true, filter: (file) => path.basename(file) !== "node_modules" });
  symlinkSync(path.join(__dirname, "../../../node_modules"), path.join(folder, "node_modules"));
  command(at("bin/gh"), `exec node ${path.join(__dirname, "gh.mjs")} "$@"`);
  // The packages are there already, and npx, which loads all of npm, has nothing to look for.
  command(at("bin/npm"), "exit 0");
  command(at("bin/npx"), 'tool=$1 && shift && exec "./node_modules/.bin/$tool" "$@"');

  const engine = engineEnvironment(process.env.TEST_PULUMI_CLI ?? "", root, "");
  const machine = {
    PATH: [at("bin"), engine.PATH].join(path.delimiter),
    HOME: at("home"),
    PULUMI_HOME: at("home/.pulumi"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    ...QUICK_NODE,
    GH_WORLD: root,
  };
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", ...args], {
      cwd: folder,
      encoding: "utf8",
      env: machine,
      stdio: "pipe",
    });
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--message=Begin");

  const answers: Record<string, unknown> = {};
  return {
    folder,
    git,
    pulumi: (env, ...args) =>
      execFileSync("pulumi", args, { cwd: folder, encoding: "utf8", env: { ...machine, ...env }, stdio: "pipe" }),
    edit(file, from, to) {
      const text = readFileSync(path.join(folder, file), "utf8");
      if (text.split(from).length !== 2) throw new Error(`${file} does not hold ${from} once`);
      writeFileSync(
        path.join(folder, file),
        text.replace(from, () => to),
      );
    },
    answers,
    branch(name) {
      git("switch", "--quiet", "--create", name);
      git("commit", "--quiet", "--all", `--message=${name}`);
    },
    calls() {
      const log = at("calls.jsonl");
      const lines = existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
      rmSync(log, { force: true });
      return lines.map((line) => JSON.parse(line));
    },
    run(workflow, job, id, { event = {}, secrets, vars, machine: more }) {
      git("reset", "--quiet", "--hard");
      git("clean", "--quiet", "--force", "-dx", "--exclude=node_modules");
      writeFileSync(at("answers.json"), JSON.stringify(answers));
      const github = { repository: NAME, sha: git("rev-parse", "HEAD").trim(), event };
      return runJob(readWorkflow(workflow), job, {
        folder,
        artifacts: at("artifacts"),
        id,
        contexts: { github, secrets, vars },
        machine: { ...machine, ...more },
      });
    },
    artifact(run, file) {
      const found = at("artifacts", String(run), file);
      return existsSync(found) ? readFileSync(found, "utf8") : undefined;
    },
  };
}

function command(file: string, script: string): void {
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

/** Removes what the repositories of this test file left on disk. */
export function removeRepositories(): void {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
}
