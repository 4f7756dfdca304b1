import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";

/** A step of a job as the file has it. */
interface Step {
  name?: string;
  id?: string;
  if?: string;
  uses?: string;
  with?: Record<string, string | number | boolean>;
  run?: string;
  env?: Record<string, string>;
}

interface Job {
  if?: string;
  env?: Record<string, string>;
  environment?: string;
  permissions?: Record<string, string>;
  "timeout-minutes"?: number;
  steps: Step[];
}

export interface Workflow {
  on: Record<string, unknown>;
  env?: Record<string, string>;
  permissions?: Record<string, string>;
  concurrency?: { group: string; "cancel-in-progress"?: boolean };
  jobs: Record<string, Job>;
}

/** The example, as it lies in the repository. */
export const EXAMPLE = path.join(__dirname, "../../../examples/gitops");

/** The names of its workflows, without ending. */
export const WORKFLOWS = ["pull-request", "comment", "main", "nightly"] as const;
export type WorkflowName = (typeof WORKFLOWS)[number];

export const workflowFile = (name: WorkflowName) => path.join(EXAMPLE, ".github/workflows", `${name}.yml`);
export const readWorkflow = (name: WorkflowName): Workflow => parse(readFileSync(workflowFile(name), "utf8"));

/** What GitHub gives to a run. */
export interface Run {
  /** The checkout in which the steps run. */
  folder: string;
  /** Below it, artifacts are kept as `<id of the run>/<name>`. */
  artifacts: string;
  id: number;
  /** The contexts of expressions: `github`, `secrets`, `vars`. */
  contexts: {
    github: { repository: string; sha: string; event: object };
    secrets?: Record<string, string>;
    vars?: Record<string, string>;
  };
  /** What the machine has in its environment, as PATH. */
  machine: Record<string, string>;
}

/** How a job went. */
export interface Outcome {
  succeeded: boolean;
  /** What the steps printed. */
  log: string;
  /** What they wrote to the page of the run. */
  summary: string;
}

/** Steps that need GitHub, and that the test has done already. */
const DONE_ALREADY = ["actions/checkout", "actions/setup-node", "pulumi/actions"];

/**
 * Runs a job as a runner of GitHub does: `if` and `env` evaluated, each script in a shell of its own that stops at the
 * first failure, with no variable but those that the workflow and the machine give.
 */
export async function runJob(workflow: Workflow, name: string, run: Run): Promise<Outcome> {
  const job = workflow.jobs[name];
  if (job === undefined) throw new Error(`there is no job ${name}`);
  const temp = mkdtempSync(path.join(path.dirname(run.artifacts), "runner-"));
  const file = (kind: string) => path.join(temp, kind);
  for (const kind of ["env", "summary"]) writeFileSync(file(kind), "");
  const steps: Record<string, { outcome: "success" | "failure" }> = {};
  const contexts = {
    steps,
    secrets: {},
    vars: {},
    ...run.contexts,
    github: { ...run.contexts.github, workspace: run.folder, token: "token-of-this-run" },
    runner: { temp },
  };
  const given = {
    ...run.machine,
    GITHUB_REPOSITORY: contexts.github.repository,
    GITHUB_SHA: contexts.github.sha,
    GITHUB_ENV: file("env"),
    GITHUB_STEP_SUMMARY: file("summary"),
    RUNNER_TEMP: temp,
  };
  const outcome: Outcome = { succeeded: true, log: "", summary: "" };
  const fill = (texts: string[]) => evaluate(contexts, texts, outcome.succeeded);
  const filled = (env: Record<string, string> = {}): Record<string, string> => {
    const values = fill(Object.values(env).map(String));
    return Object.fromEntries(Object.keys(env).map((key, index) => [key, values[index] ?? ""]));
  };
  const holds = (condition?: string) =>
    condition === undefined
      ? outcome.succeeded
      : fill([`\${{ ${condition.replace(/^\$\{\{|\}\}$/g, "")} }}`])[0] === "true";

  if (!holds(job.if)) return outcome;
  const ofJob = { ...filled(workflow.env), ...filled(job.env) };
  for (const step of job.steps) {
    const state = /\b(success|failure|always|cancelled)\(\)/.test(step.if ?? "");
    if (!holds(step.if === undefined || state ? step.if : `success() && (${step.if})`)) continue;
    if (step.run === undefined) {
      act(step, run);
      continue;
    }
    const env = { ...given, ...ofJob, ...variablesIn(file("env")), ...filled(step.env) };
    const { code, output } = await bash(step.run, run.folder, env, temp);
    outcome.log += output;
    if (code !== 0) outcome.succeeded = false;
    if (step.id !== undefined) steps[step.id] = { outcome: code === 0 ? "success" : "failure" };
  }
  return { ...outcome, summary: readFileSync(file("summary"), "utf8") };
}

/** What an action of GitHub does that the scripts count on. */
function act({ uses = "", with: options = {} }: Step, run: Run): void {
  const [action = ""] = uses.split("@");
  if (DONE_ALREADY.includes(action)) return;
  if (action !== "actions/upload-artifact") throw new Error(`what ${action} does is not known here`);
  const from = path.join(run.folder, String(options.path));
  if (!existsSync(from)) return;
  const to = path.join(run.artifacts, String(run.id), String(options.name));
  mkdirSync(to, { recursive: true });
  // One file lies in its artifact alone, a folder as what it holds.
  cpSync(from, path.extname(from) === "" ? to : path.join(to, path.basename(from)), { recursive: true });
}

async function bash(script: string, cwd: string, env: Record<string, string>, temp: string) {
  const file = path.join(temp, "script.sh");
  writeFileSync(file, script);
  const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", file], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
    });
  }
  const [code] = await once(child, "close");
  return { code, output };
}

function evaluate(context: object, texts: string[], succeeded: boolean): string[] {
  if (!texts.some((text) => text.includes("${{"))) return texts;
  const input = JSON.stringify({ context, texts, succeeded });
  return JSON.parse(
    execFileSync(process.execPath, [path.join(__dirname, "evaluate.mjs")], { input, encoding: "utf8" }),
  );
}

const variablesIn = (file: string): Record<string, string> =>
  Object.fromEntries(
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line.includes("="))
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
