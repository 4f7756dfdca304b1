import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { actionlint } from "./actionlint";

/** The workflows of this repository: checks of a change, and releases. */
const root = path.join(__dirname, "..");
const folder = path.join(root, ".github/workflows");
const files = readdirSync(folder).map((name) => path.join(folder, name));

interface Step {
  name?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Job {
  permissions?: Record<string, string>;
  environment?: string;
  uses?: string;
  steps?: Step[];
  strategy?: { matrix: Record<string, unknown> };
}

const workflows = files.map((file) => {
  const content: { permissions: object; jobs: Record<string, Job> } = parse(readFileSync(file, "utf8"));
  return { ...content, name: path.basename(file, ".yml") };
});
const jobs = workflows.flatMap(({ name, jobs }) =>
  Object.entries(jobs).map(([job, content]) => ({ name, job, content })),
);
const steps = jobs.flatMap(({ content }) => content.steps ?? []);
const manifest: { scripts: Record<string, string>; version: string } = JSON.parse(
  readFileSync(path.join(root, "package.json"), "utf8"),
);

test("a linter for Actions finds nothing in them", async () => {
  expect((await actionlint(files)) ?? "").toBe("");
});

test("they call npm scripts that exist, and CI calls those that a contributor is asked for, on both ends of Node", () => {
  const called = steps.flatMap(({ run = "" }) =>
    [...run.matchAll(/\bnpm (?:run (?:--\S+ )*([\w:-]+)|(test)\b)/g)].map(([, script, test]) => script ?? test ?? ""),
  );
  expect(called.filter((script) => !(script in manifest.scripts))).toEqual([]);
  expect(called).toEqual(expect.arrayContaining(["lint", "typecheck", "test"]));
  const matrix = workflows.find(({ name }) => name === "ci")?.jobs.test?.strategy?.matrix;
  expect(matrix).toEqual({ node: [22, 24] });
});

test("actions are pinned by major version, and each job may do no more than it names", () => {
  const uses = steps.flatMap(({ uses }) => uses ?? []);
  expect(uses.filter((action) => !/^[\w-]+\/[\w-]+@v\d+$/.test(action))).toEqual([]);
  for (const { permissions } of workflows) expect(permissions).toEqual({});
  const rights = Object.fromEntries(jobs.map(({ name, job, content }) => [`${name}/${job}`, content.permissions]));
  expect(rights).toEqual({
    "ci/test": { contents: "read" },
    "release/test": { contents: "read" },
    "release/npm": { contents: "read", "id-token": "write" },
    "release/release": { contents: "write" },
  });
  const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout"));
  expect(checkouts.every((step) => step.with?.["persist-credentials"] === false)).toBe(true);
});

test("no expression stands in a script, and the only secret is in the job that publishes", () => {
  expect(steps.filter(({ run }) => run?.includes("${{"))).toEqual([]);
  const holding = jobs.filter(({ content }) => JSON.stringify(content).includes("secrets."));
  expect(holding.map(({ name, job, content }) => [name, job, content.environment])).toEqual([
    ["release", "npm", "npm"],
  ]);
});

test("a tag that is not the version of the package stops the release before anything is published", () => {
  const publish = jobs.find(({ job }) => job === "npm")?.content.steps ?? [];
  const check = publish.findIndex(({ name }) => name === "Compare the tag with the version of the package");
  expect(check).toBeLessThan(publish.findIndex(({ run }) => run?.includes("npm publish")));
  const run = (tag: string) =>
    execFileSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", publish[check]?.run ?? ""], {
      cwd: root,
      encoding: "utf8",
      env: { PATH: process.env.PATH, GITHUB_REF_NAME: tag },
    });
  expect(run(`v${manifest.version}`)).toBe("");
  expect(() => run("v99.0.0")).toThrow();
});
