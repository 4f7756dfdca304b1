import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { type Emulator, startEmulator } from "../../../provider/emulator";
import { NAME, type Repository, removeRepositories, repository } from "./repository";
import { EXAMPLE, type Outcome } from "./workflow";

/** What happens in the example from a pull request to CAMS: the scripts of its workflows, run as GitHub runs them. */
let emulator: Emulator;
let repo: Repository;
let backend: { PULUMI_BACKEND_URL: string };
let runs = 0;

const PASSPHRASE = { PULUMI_CONFIG_PASSPHRASE: "of the team" };
const ARTIFACTS = `GET repos/${NAME}/actions/artifacts?name=state&per_page=100`;
const COMMENTS = `GET repos/${NAME}/issues/7/comments?per_page=100`;
const BREAKING = { name: "breaking" };

beforeAll(async () => {
  emulator = await startEmulator({ custSpaceId: "cams-example", limits: "off" });
  repo = repository();
  const state = path.join(repo.folder, "../state");
  mkdirSync(state);
  backend = { PULUMI_BACKEND_URL: `file://${state}` };
  repo.pulumi({ ...backend, ...PASSPHRASE }, "stack", "init", "prod");
  repo.git("commit", "--quiet", "--all", "--message=Begin the stack");
  const [, plan] = /--verify (sha256:[0-9a-f]{64})$/m.exec((await main({ isDirect: true })).log) ?? [];
  expect(emulator.flows()).toEqual([]);
  expect(went(await main({ isDirect: true, plan }))).toBe(true);
});
beforeEach(() => {
  repo.git("reset", "--quiet", "--hard");
  repo.git("switch", "--quiet", "main");
  repo.calls();
});
afterAll(async () => {
  await emulator.close();
  removeRepositories();
});

const stateOf = (run: number, fields = {}) => ({
  created_at: "2026-01-01T00:00:00Z",
  expired: false,
  workflow_run: { id: run, head_branch: "main", repository_id: 5, head_repository_id: 5, ...fields },
});

/** What the workflows get that may reach CAMS, from the settings of the repository. */
const trusted = () => ({
  secrets: {
    ...PASSPHRASE,
    PULUMI_ACCESS_TOKEN: "",
    ALIBABA_CLOUD_ACCESS_KEY_ID: emulator.accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: emulator.accessKeySecret,
  },
  vars: backend,
  machine: { CAMS_ENDPOINT: emulator.endpoint },
});

const head = () => repo.git("rev-parse", "HEAD").trim();

/** What there is to the commit that is merged. */
interface Merged {
  labels?: object[];
  /** The comments of its pull request; without them it has none. */
  comments?: { user: { login: string }; body: string | undefined }[];
  /** It was pushed without a pull request. */
  isDirect?: boolean;
  /** The digest with which somebody started the workflow by hand. */
  plan?: string;
}

/** A comment as the workflow writes it. */
const written = (body: string | undefined) => ({ user: { login: "github-actions[bot]" }, body });

/** Merges the branch at hand and runs the workflow of the main branch. */
async function main({ labels = [], comments = [], isDirect = false, plan }: Merged) {
  const pulls = [
    { number: 6, labels: [], merged_at: null, merge_commit_sha: head() },
    { number: 7, labels, merged_at: "2026-01-01T00:00:00Z", merge_commit_sha: head() },
  ];
  repo.answers[`GET repos/${NAME}/commits/${head()}/pulls`] = isDirect ? [] : pulls;
  repo.answers[COMMENTS] = comments.map((comment, id) => ({ id, ...comment }));
  for (const [id, comment] of comments.entries()) repo.answers[`GET repos/${NAME}/issues/comments/${id}`] = comment;
  runs += 1;
  const event = plan === undefined ? {} : { inputs: { plan } };
  const outcome = await repo.run("main", "up", runs, { ...trusted(), event });
  repo.answers[COMMENTS] = [];
  if (repo.artifact(runs, "state/state.json") !== undefined) repo.answers[ARTIFACTS] = { artifacts: [stateOf(runs)] };
  return outcome;
}

const nightly = () => {
  runs += 1;
  return repo.run("nightly", "drift", runs, trusted());
};

/** Runs a job for the pull request of the commit at hand, which gets nothing but the event. */
function onPullRequest(job: "flows" | "preview", labels: object[] = []) {
  runs += 1;
  return repo.run("pull-request", job, runs, { event: { pull_request: { number: 7, labels } } });
}

/** Runs the workflow that comments on the last run. */
function comment(branch: string, pulls: object[] = [{ number: 7, head: { sha: head() } }]) {
  const owner = { login: "somebody" };
  repo.answers[`GET repos/${NAME}/pulls?${new URLSearchParams({ state: "open", head: `somebody:${branch}` })}`] = pulls;
  repo.answers[COMMENTS] ??= [];
  repo.answers[`POST repos/${NAME}/issues/7/comments`] = {};
  const event = {
    workflow_run: {
      id: runs,
      event: "pull_request",
      conclusion: "success",
      head_sha: head(),
      head_branch: branch,
      head_repository: { owner },
    },
  };
  return repo.run("comment", "comment", runs + 1000, { event });
}

/** That a job succeeded, or what it printed. */
const went = ({ succeeded, log }: Outcome) => succeeded || log;

const writes = () => repo.calls().filter(({ method }) => method !== "GET");

/** Markdown without the signs that keep texts plain, and with the names that the page of the example has. */
function asInThePage(markdown = ""): string {
  const rating = emulator.flows().find(({ flowName }) => flowName.startsWith("rating-"));
  return markdown
    .replace(/&#8203;/g, "")
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/[0-9a-f]{64}/g, "...")
    .replace(/[0-9a-f]{32}\.\.[0-9a-f]{32}/g, "....")
    .replace(rating?.flowId ?? "", "926753328126431")
    .replace(rating?.flowName ?? "", "rating-3fa94c1");
}

test("a pull request gets the comment that the page of the example shows, without any credentials", async () => {
  repo.edit("flows/rating.flow.json", '"label": "Send"', '"label": "Send it"');
  repo.branch("label");
  const before = emulator.calls.length;
  expect(went(await onPullRequest("flows"))).toBe(true);
  expect(repo.artifact(runs, "pages/rating.html")).toContain("Send it");
  expect(repo.artifact(runs, "pages/booking.html")).toContain("Book a visit");
  const preview = await onPullRequest("preview");
  expect(went(preview)).toBe(true);
  expect(went(await comment("label"))).toBe(true);
  const [post, ...others] = writes();
  expect(others).toEqual([]);
  expect(post).toMatchObject({ method: "POST", path: `repos/${NAME}/issues/7/comments` });
  expect(preview.summary).toBe(post?.body?.body);
  const page = readFileSync(path.join(EXAMPLE, "README.md"), "utf8");
  expect(/^````markdown\n(.*?)^````$/ms.exec(page)?.[1]).toBe(asInThePage(post?.body?.body));
  expect(emulator.calls.length).toBe(before);
});

test("the comment is changed from run to run, no other one is, and none once the pull request has moved on", async () => {
  repo.edit("flows/rating.flow.json", '"label": "Next"', '"label": "Go on"');
  repo.branch("again");
  await onPullRequest("preview");
  const mark = "<!-- pulumi-cams review -->";
  repo.answers[COMMENTS] = [
    { id: 1, user: { login: "somebody" }, body: `${mark}\nmine` },
    { id: 2, user: { login: "github-actions[bot]" }, body: "of another workflow" },
    { id: 3, user: { login: "github-actions[bot]" }, body: `${mark}\nof the last run` },
  ];
  repo.answers[`PATCH repos/${NAME}/issues/comments/3`] = {};
  expect(went(await comment("again"))).toBe(true);
  expect(writes()).toEqual([
    { method: "PATCH", path: `repos/${NAME}/issues/comments/3`, body: { body: expect.stringContaining("Go on") } },
  ]);
  const movedOn = [{ number: 7, head: { sha: "0".repeat(40) } }];
  expect(went(await comment("again", movedOn))).toBe(true);
  expect(writes()).toEqual([]);
});

test("neither a branch that is named like a command nor a text of a flow gets into a shell", async () => {
  const label = "$(touch owned) `touch owned`\\n::error::owned";
  repo.edit("flows/rating.flow.json", '"label": "Next"', `"label": "${label}"`);
  repo.branch("hostile");
  const flows = await onPullRequest("flows");
  const preview = await onPullRequest("preview");
  const commented = await comment('x"$(touch${IFS}owned)`touch${IFS}owned`');
  const log = flows.log + preview.log + commented.log;
  expect(commented.succeeded).toBe(true);
  expect(writes()).toHaveLength(1);
  expect(log).not.toMatch(/^\s*::error::owned/m);
  expect(existsSync(path.join(repo.folder, "owned"))).toBe(false);
});

test("a state that a fork made, or one that has expired, is not taken for ours", async () => {
  const ours = repo.answers[ARTIFACTS] as { artifacts: object[] };
  const later = { created_at: "2026-02-01T00:00:00Z" };
  const others = [
    { ...stateOf(666, { head_repository_id: 6 }), ...later },
    { ...stateOf(667, { head_branch: "feature" }), ...later },
    { ...stateOf(668), ...later, expired: true },
  ];
  repo.answers[ARTIFACTS] = { artifacts: [...others, ...ours.artifacts] };
  expect((await onPullRequest("preview")).summary).toContain("WhatsApp Flows: no changes");
  repo.answers[ARTIFACTS] = { artifacts: others };
  const { log, summary } = await onPullRequest("preview");
  expect(log).toContain("::notice::There is no copy of the state yet, so every flow is shown as new.");
  expect(summary).toContain("WhatsApp Flows: 2 new");
  repo.answers[ARTIFACTS] = ours;
});

test("a flow that Meta would refuse fails, and is annotated where it is wrong", async () => {
  repo.edit("flows/rating.flow.json", '"name": "WHY" }', '"name": "NOWHERE" }');
  repo.branch("wrong");
  const { succeeded, log } = await onPullRequest("flows");
  expect(succeeded).toBe(false);
  expect(log).toMatch(/^::error file=flows\/rating\.flow\.json,line=\d+,.*NOWHERE/m);
  // Of a run that made no preview nothing is to be said.
  expect(went(await comment("wrong"))).toBe(true);
  expect(writes()).toEqual([]);
});

test("what was reviewed is applied after the merge, and nothing when another change came between", async () => {
  repo.edit("flows/rating.flow.json", '"title": "Tell us more"', '"title": "Tell us all"');
  repo.branch("reviewed");
  const { summary } = await onPullRequest("preview");
  const mine = written(summary.replace(/\n/g, "\r\n"));
  const reviewed = head();

  repo.git("reset", "--quiet", "--hard");
  repo.edit("flows/booking.flow.json", '"title": "Book a visit"', '"title": "Book a call"');
  repo.git("commit", "--quiet", "--all", "--message=Another change");
  const [flows, calls] = [emulator.flows(), emulator.calls.length];
  const stopped = await main({ comments: [mine] });
  expect(stopped.succeeded).toBe(false);
  expect(stopped.log).toContain(
    "The plan of stack prod is not the reviewed one:\n- booking: would be updated, and is not in the review\n",
  );
  expect(stopped.summary).toContain("## WhatsApp Flows: 2 changed");
  // What others write, and other pull requests, count for nothing.
  const forged = { user: { login: "somebody" }, body: stopped.summary };
  expect((await main({ comments: [forged, mine] })).log).toContain(
    "- booking: would be updated, and is not in the review",
  );
  expect((await main({ comments: [forged] })).log).toContain("- nothing was reviewed, and 2 resources would change");
  expect((await main({ isDirect: true })).log).toContain("- nothing was reviewed, and 2 resources would change");
  expect([emulator.flows(), emulator.calls.length]).toEqual([flows, calls]);

  repo.git("reset", "--quiet", "--hard", reviewed);
  expect(went(await main({ comments: [mine] }))).toBe(true);
  const titles = emulator.flows().map(({ json }) => JSON.stringify(json));
  expect(titles.filter((json) => json.includes("Tell us all"))).toHaveLength(1);
  expect(titles.filter((json) => json.includes("Book a call"))).toEqual([]);
  // The run of a commit without a review may change nothing, and this one would not.
  expect(went(await main({ isDirect: true }))).toBe(true);
});

test("what breaks conversations waits for its label, in the pull request and after the merge", async () => {
  repo.edit("flows/rating.flow.json", '"words": "${form.words}"', '"why": "${form.words}"');
  repo.branch("breaking");
  const refused = await onPullRequest("preview");
  expect(refused.succeeded).toBe(false);
  expect(refused.log).toContain('key "words" of the reply was removed: consumers of the reply no longer receive it');
  expect(refused.summary).toContain("**breaking** payload key");
  const labelled = await onPullRequest("preview", [{ name: "docs" }, BREAKING]);
  expect(labelled).toMatchObject({ succeeded: true, summary: refused.summary });

  const calls = emulator.calls.length;
  const comments = [written(labelled.summary)];
  expect((await main({ comments })).succeeded).toBe(false);
  expect(emulator.calls.slice(calls)).toEqual([]);
  expect(went(await main({ labels: [BREAKING], comments }))).toBe(true);
  const rating = emulator.flows().find(({ flowName }) => flowName.startsWith("rating-"));
  expect(rating).toMatchObject({ status: "PUBLISHED" });
  expect(JSON.stringify(rating?.json)).toContain('"why"');
});

test("a flow that goes is stopped by its protection", async () => {
  const source = readFileSync(path.join(repo.folder, "index.ts"), "utf8");
  repo.edit("index.ts", source.slice(source.indexOf("const rating"), source.indexOf("export const booking")), "");
  repo.edit("index.ts", "export const ratingFlowId = rating.flowId;\n", "");
  repo.branch("gone");
  const { succeeded, summary } = await onPullRequest("preview", [BREAKING]);
  expect(succeeded).toBe(false);
  expect(summary).toContain("cannot be deleted because it is protected");
  expect(summary).toMatch(/- \*\*rating\*\* .+ is \*\*deprecated\*\*/);
});

test("the night finds what was changed outside, writes nothing, and keeps the copy of the state alive", async () => {
  expect(went(await nightly())).toBe(true);
  const [flow] = emulator.flows();
  const { flowId = "", json = {}, status, categories } = flow ?? {};
  const before = { json, status, categories };
  const changes: Parameters<Emulator["edit"]>[1][] = [
    { json: { ...json, version: "7.2" } },
    { status: "DRAFT" },
    { categories: ["OTHER"] },
  ];
  for (const changed of changes) {
    emulator.edit(flowId, changed);
    const calls = emulator.calls.length;
    const { succeeded, log } = await nightly();
    expect({ changed, succeeded }).toEqual({ changed, succeeded: false });
    expect(log).toContain("no changes were expected");
    expect(emulator.calls.slice(calls).filter(({ operation }) => !/^(Get|List)/.test(operation))).toEqual([]);
    emulator.edit(flowId, before);
  }
  expect(repo.artifact(runs, "state/state.json")).toContain('"cams-example"');
});

test("the copy of the state holds no secret, and a preview can be made from it", async () => {
  repo.edit("index.ts", 'cams.flowFile("flows/rating.flow.json")', 'titled(cams.flowFile("flows/rating.flow.json"))');
  repo.edit(
    "index.ts",
    "export const bookingFlowId",
    `function titled(flow) {
      flow.screens[0].title = pulumi.secret("hush-hush");
      return flow;
    }
    export const bookingFlowId`,
  );
  repo.branch("secret");
  const { summary } = await onPullRequest("preview");
  expect(went(await main({ labels: [BREAKING], comments: [written(summary)] }))).toBe(true);
  const state = repo.artifact(runs, "state/state.json") ?? "";
  expect(state).toContain("[secret]");
  expect(state).not.toMatch(/hush-hush|ciphertext|secrets_providers/);
  expect((await onPullRequest("preview")).summary).toContain("WhatsApp Flows: no changes");
  repo.edit("index.ts", "hush-hush", "hushed-up");
  repo.branch("other-secret");
  const preview = await onPullRequest("preview");
  expect(went(preview)).toBe(true);
  expect(preview.summary).toContain("WhatsApp Flows: 1 changed");
  expect(preview.summary).not.toMatch(/hush/);
});

test("a commit of a flow that is wrong or not laid out is refused, whatever lies in the folder", () => {
  repo.git("config", "core.hooksPath", ".githooks");
  const commit = (from: string, to: string) => {
    repo.edit("flows/rating.flow.json", from, to);
    repo.git("add", "flows/rating.flow.json");
    // What lies in the folder is right again.
    repo.edit("flows/rating.flow.json", to, from);
    try {
      repo.git("commit", "--quiet", "--message=Wrong");
      return "committed";
    } catch (error) {
      return String((error as { stdout: string }).stdout) + String((error as { stderr: string }).stderr);
    } finally {
      repo.git("reset", "--quiet", "--hard");
    }
  };
  expect(commit('"label": "Next"', '"label":   "Next"')).toMatch(
    /^flows\/rating\.flow\.json\nLay these files out with: npx pulumi-cams fmt flows/,
  );
  expect(commit('"name": "WHY" }', '"name": "NOWHERE" }')).toMatch(/^flows\/rating\.flow\.json:\d+:\d+ error /m);
  expect(commit('"label": "Next"', '"label": "Go"')).toBe("committed");
  execFileSync("git", ["config", "--unset", "core.hooksPath"], { cwd: repo.folder });
});
