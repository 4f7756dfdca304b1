import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { parseAllDocuments } from "yaml";
import { actionlint } from "../../actionlint";
import { EXAMPLE, readWorkflow, WORKFLOWS, workflowFile } from "./workflow";

test("a linter for Actions finds nothing in the workflows", async () => {
  expect((await actionlint(WORKFLOWS.map(workflowFile))) ?? "").toBe("");
});

const jobs = WORKFLOWS.flatMap((name) =>
  Object.entries(readWorkflow(name).jobs).map(([job, content]) => ({ name, job, content })),
);

test("each job has the permissions that it names, a limit of time, and actions that are pinned to commits", () => {
  for (const name of WORKFLOWS) expect(readWorkflow(name)).toMatchObject({ permissions: {}, concurrency: {} });
  for (const { content } of jobs) {
    expect(content).toMatchObject({ permissions: expect.anything(), "timeout-minutes": expect.any(Number) });
  }
  const pins = WORKFLOWS.flatMap((name) => readFileSync(workflowFile(name), "utf8").match(/uses: .*/g) ?? []);
  expect(pins.filter((pin) => !/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(pin))).toEqual([]);
});

test("only the comment may be written, and by no job that runs the code of a pull request", () => {
  const writing = jobs.filter(({ content }) => Object.values(content.permissions ?? {}).includes("write"));
  expect(writing.map(({ name, content }) => ({ name, permissions: content.permissions }))).toEqual([
    { name: "comment", permissions: { actions: "read", contents: "read", "pull-requests": "write" } },
  ]);
  const checkouts = jobs
    .flatMap(({ content }) => content.steps)
    .filter(({ uses }) => uses?.startsWith("actions/checkout"));
  expect(checkouts.filter((step) => step.with?.["persist-credentials"] !== false || "ref" in step.with)).toEqual([]);
});

test("secrets are only in jobs with an environment, in the steps that need them, and never in a pull request", () => {
  const holding = jobs.filter(({ content }) => JSON.stringify(content).includes("secrets."));
  expect(holding.map(({ name, content }) => [name, content.environment])).toEqual([
    ["main", "prod"],
    ["nightly", "drift"],
  ]);
  for (const { content } of holding) expect(JSON.stringify(content.env)).not.toContain("secrets.");
  expect(readWorkflow("pull-request").on).toEqual({
    pull_request: { types: ["opened", "synchronize", "reopened", "labeled", "unlabeled"] },
  });
});

test("no expression stands in a script, where what it holds would be run", () => {
  const scripts = jobs.flatMap(({ content }) => content.steps.map(({ run }) => run ?? ""));
  expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
});

test("the manifest of the operator names the stack and the branch that the workflows have", () => {
  const text = readFileSync(path.join(EXAMPLE, "operator/stack.yaml"), "utf8");
  const documents = parseAllDocuments(text).map((document) => document.toJS());
  expect(documents.map(({ kind }) => kind)).toEqual(["ServiceAccount", "ClusterRoleBinding", "Stack"]);
  const { spec } = documents[2];
  expect(spec).toMatchObject({ branch: "main", stack: expect.stringMatching(/\/prod$/), destroyOnFinalize: false });
  expect(spec.serviceAccountName).toBe(documents[0].metadata.name);
});

test("the page of the example tells what each file is for", () => {
  const page = readFileSync(path.join(EXAMPLE, "README.md"), "utf8");
  const known = ["README.md", "package.json", "Pulumi.yaml", ".gitignore"];
  const files = readdirSync(EXAMPLE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(EXAMPLE, path.join(entry.parentPath, entry.name)));
  const told = (file: string) => page.includes(`\`${file}\``) || page.includes(`\`${path.dirname(file)}/\``);
  expect(files.filter((file) => !known.includes(file) && !told(file))).toEqual([]);
});
