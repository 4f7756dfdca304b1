import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { type Emulator, startEmulator } from "../../provider/emulator";
import { digest, type JsonObject, parseFlow } from "../../sdk/flow";
import { type Ended, run } from "../provider/cmd/command";
import { twoScreens } from "./flows";
import { flowsById } from "./space";
import { removeTestStacks, succeeded, type TestStack, testStack } from "./testStack";

/** What staging has published comes to prod, and nothing else does. */
const example = path.join(__dirname, "../../examples/promotion");
const files = Object.fromEntries(
  readdirSync(example, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => [name, readFileSync(path.join(example, name), "utf8")]),
);
const { "README.md": readme = "", ...project } = files;
const signup = parseFlow(project["signup.flow.json"] ?? "", "signup.flow.json");
const edited: JsonObject = {
  ...signup,
  screens: (signup.screens as JsonObject[]).map((screen) => ({ ...screen, title: "New" })),
};

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ limits: "off" });
});
afterEach(() => emulator.close());
afterAll(removeTestStacks);

const withoutPace = () => ({ ...emulator.env, CAMS_PACE: "off" });

function promote(stack: TestStack, ...args: string[]): Promise<Ended> {
  const env = Object.fromEntries(Object.entries(stack.env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return run(["promote", "--from", "staging", "--to", "prod", "-C", stack.folder, ...args], { env });
}

/** What Pulumi keeps of the stack that is selected in each project. */
function selectedIn({ folder }: TestStack): string[] {
  const kept = path.join(folder, "home/workspaces");
  return readdirSync(kept).map((name) => readFileSync(path.join(kept, name), "utf8"));
}

/** Texts of a message, with digests as README writes them. */
const inReadme = (text: string) => text.replace(/sha256:[0-9a-f]{64}/g, "sha256:...");

test("the example: prod takes what staging has published and refuses everything else, each with endpoint and categories of its own", async () => {
  const dev = testStack(withoutPace(), { name: "dev", files: project });
  const [staging, prod] = [dev.sibling("staging"), dev.sibling("prod")];
  succeeded(await dev.up());

  succeeded(await staging.pulumi("stack", "ls"));
  const early = await prod.pulumi("preview");
  expect(early.code).not.toBe(0);
  expect(early.output).toContain("EXPECT_DIGEST_MISSING expectDigest is set but has no value");
  succeeded(await staging.up());
  succeeded(await prod.up());
  expect(await prod.outputs()).toMatchObject({ signupDigest: digest(signup), signupStatus: "PUBLISHED" });
  expect(emulator.flows().map(({ endpointUri, categories }) => [endpointUri, ...categories])).toEqual([
    ["https://dev.flows.example.com/signup", "OTHER"],
    ["https://staging.flows.example.com/signup", "SIGN_UP"],
    ["https://flows.example.com/signup", "SIGN_UP"],
  ]);

  const before = flowsById(emulator);
  dev.write("signup.flow.json", JSON.stringify(edited));
  for (const command of [() => prod.pulumi("preview"), () => prod.up()]) {
    const refused = await command();
    expect(refused.code).not.toBe(0);
    const [message = ""] = /EXPECTED_DIGEST_DIFFERS .*/.exec(refused.output) ?? [];
    expect(message).toContain(digest(edited));
    expect(readme.replace(/\s+/g, " ")).toContain(inReadme(message).trim());
  }
  expect(flowsById(emulator)).toEqual(before);
  succeeded(await staging.up());
  succeeded(await prod.up());
  expect(await prod.outputs()).toMatchObject({ signupDigest: digest(edited) });
});

test("promote refuses a checkout that staging has not published, and brings prod to one that it has", async () => {
  const staging = testStack(withoutPace(), { name: "staging", files: project });
  const prod = staging.sibling("prod");
  succeeded(await prod.pulumi("stack", "ls"));
  succeeded(await staging.up());

  const selected = selectedIn(staging);
  const first = await promote(staging, "--yes");
  expect(selectedIn(staging)).toEqual(selected);
  expect(first).toMatchObject({ code: 0, err: "" });
  expect(first.out).toMatch(/^signup in staging\nThe flow is new\.\n/);
  expect(first.out).toMatch(/prod has published what staging has\.\n$/);
  expect(await promote(staging)).toEqual({
    code: 0,
    out: "Nothing to promote: prod has published what staging has.\n",
    err: "",
  });

  staging.write("signup.flow.json", JSON.stringify(edited));
  succeeded(await staging.up());
  staging.write("signup.flow.json", JSON.stringify(twoScreens()));
  const before = flowsById(emulator);
  const refused = await promote(staging, "--yes");
  expect(refused.code).toBe(1);
  expect(refused.out).toContain('~ title of SIGN_UP: "Join us" -> "New"\n');
  expect(refused.err).toContain("EXPECTED_DIGEST_DIFFERS");
  expect(refused.err).toMatch(
    /^refused: prod takes only what staging has published; it was last deployed from commit [0-9a-f]{40}\. Nothing was changed\.$/m,
  );
  expect(flowsById(emulator)).toEqual(before);

  staging.write("signup.flow.json", JSON.stringify(edited));
  const unasked = await promote(staging);
  expect(unasked).toMatchObject({
    code: 2,
    err: "error: not running in a terminal; use --yes to skip the confirmation\n",
  });
  expect(flowsById(emulator)).toEqual(before);
  expect(await promote(staging, "--yes")).toMatchObject({
    code: 0,
    out: expect.stringContaining("prod has published what staging has.\n"),
  });
  expect(await prod.outputs()).toMatchObject({ signupDigest: digest(edited) });
});

test("promote --pull-request writes what staging has published into the configuration of prod, and applies nothing", async () => {
  const staging = testStack(withoutPace(), { name: "staging", files: project });
  const prod = staging.sibling("prod");
  succeeded(await prod.pulumi("stack", "ls"));
  succeeded(await staging.up());
  const config = () => readFileSync(path.join(staging.folder, "Pulumi.prod.yaml"), "utf8");
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", ...args], {
      cwd: staging.folder,
      encoding: "utf8",
    });
  git("init", "--quiet", "--initial-branch=main");
  git("add", "*.yaml", "*.ts", "*.json");
  git("commit", "--quiet", "--message=Begin");
  const before = flowsById(emulator);
  const committed = config();

  // A file that somebody is working on stays as it is.
  staging.write("Pulumi.prod.yaml", `${committed}# mine\n`);
  expect(await promote(staging, "--pull-request")).toMatchObject({
    code: 1,
    err: "refused: Pulumi.prod.yaml has uncommitted changes; commit or stash them first. Nothing was changed.\n",
  });
  expect(config()).toBe(`${committed}# mine\n`);
  staging.write("Pulumi.prod.yaml", committed);

  // So does one for a checkout that staging has not published.
  staging.write("signup.flow.json", JSON.stringify(edited));
  const refused = await promote(staging, "--pull-request");
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("Nothing was changed.") });
  expect(config()).toBe(committed);
  staging.write("signup.flow.json", JSON.stringify(signup));

  const proposed = await promote(staging, "--pull-request");
  expect(proposed).toMatchObject({ code: 0, err: "" });
  expect(proposed.out).toMatch(/^signup in staging\nThe flow is new\.\n/);
  const added = `  promotion:expectDigests:\n    signup: ${digest(signup)}\n`;
  expect(config().replace(added, "")).toBe(committed);
  expect(config()).toContain(added);
  expect(flowsById(emulator)).toEqual(before);
  expect(await promote(staging, "--pull-request")).toEqual({
    code: 0,
    out: "Nothing to propose: Pulumi.prod.yaml expects what staging has published.\n",
    err: "",
  });

  // What is printed last commits that file alone, whatever else lies around.
  staging.write("signup.flow.json", JSON.stringify(twoScreens()));
  git("add", "signup.flow.json");
  const commands = [...proposed.out.matchAll(/^ {2}(git .+)$/gm)].map(([, command = ""]) => command);
  expect(commands.at(-1)).toMatch(/ push --set-upstream origin promote-staging-to-prod$/);
  const who = "GIT_AUTHOR_NAME=T GIT_AUTHOR_EMAIL=t@example.com GIT_COMMITTER_NAME=T GIT_COMMITTER_EMAIL=t@example.com";
  for (const command of commands.slice(0, -1)) execFileSync("sh", ["-c", `export ${who}; ${command}`]);
  expect(git("show", "--stat", "--format=%s", "HEAD")).toMatch(
    /^Promote staging to prod\n\n Pulumi\.prod\.yaml \| 2 \+\+\n/,
  );
  expect(git("status", "--porcelain", "signup.flow.json")).toBe("M  signup.flow.json\n");

  // Merged, prod takes the reviewed content and no other one, also when staging has gone on.
  staging.write("signup.flow.json", JSON.stringify(edited));
  succeeded(await staging.up());
  expect((await prod.up()).output).toContain("EXPECTED_DIGEST_DIFFERS");
  staging.write("signup.flow.json", JSON.stringify(signup));
  succeeded(await prod.up());
  expect(await prod.outputs()).toMatchObject({ signupDigest: digest(signup) });
});

/** A program without a pin, in which each stage may declare flows of its own, some of them by the plugin. */
const UNPINNED = `
  const pulumi = require("@pulumi/pulumi");
  const { [pulumi.getStack()]: flows } = require("./declared.json");
  for (const [name, { secret, pin, by = "pulumi-cams", ...args }] of Object.entries(flows)) {
    const cams = require(by);
    if (secret) args.flow.screens[0].title = pulumi.secret(secret);
    new cams.WhatsAppFlow(name, { ...args, ...(pin ? { expectDigest: pin } : {}) });
  }
`;

describe("a program that pins nothing", () => {
  const by = "./plugin.js";
  let staging: TestStack;
  let prod: TestStack;
  beforeEach(async () => {
    staging = testStack(withoutPace(), { name: "staging", through: "both", files: { "index.js": UNPINNED } });
    prod = staging.sibling("prod");
    succeeded(await prod.pulumi("stack", "ls"));
  });
  const declare = (inStaging: object, inProd: object = inStaging) =>
    staging.write("declared.json", JSON.stringify({ staging: inStaging, prod: inProd }));

  test("is held to what staging has published all the same", async () => {
    const [flow, other] = [twoScreens(), twoScreens("Other")];
    declare({ a: { flow, by }, b: { flow }, c: { flow, by }, draft: { flow, by, publish: false } });
    succeeded(await staging.up());
    declare({}, { a: { flow: other, by }, b: { flow }, d: { flow }, draft: { flow, by } });
    const { code, out, err } = await promote(staging, "--yes");
    expect(code).toBe(1);
    expect(out).toContain("c in staging\nThe flow is new.");
    expect(err.split("\n").sort().slice(1)).toEqual([
      `refused: a: this checkout has ${digest(other)}, and staging has published ${digest(flow)}`,
      "refused: d: staging has not published this flow; deploy and test it there first",
      "refused: draft: staging has not published this flow; deploy and test it there first",
      expect.stringMatching(/^refused: prod takes only what staging has published/),
    ]);
    expect(emulator.flows()).toHaveLength(4);

    declare({}, { a: { flow, by }, b: { flow }, draft: { flow, by, publish: false } });
    expect(await promote(staging, "--yes")).toMatchObject({ code: 0, err: "" });
    expect(
      emulator
        .flows()
        .map(({ status }) => status)
        .sort(),
    ).toEqual(["DRAFT", "DRAFT", ...Array(5).fill("PUBLISHED")]);
  });

  test("gets no proposal, but the line that it lacks", async () => {
    declare({ a: { flow: twoScreens() }, b: { flow: twoScreens(), by } });
    succeeded(await staging.up());
    const config = path.join(staging.folder, "Pulumi.prod.yaml");
    const before = readFileSync(config, "utf8");
    const { code, err } = await promote(staging, "--pull-request");
    expect(code).toBe(1);
    expect(err.split("\n").sort().slice(1)).toEqual([
      "refused: Nothing was changed.",
      "refused: a: the program does not take its digest from the configuration; give the flow " +
        'expectDigest: new pulumi.Config().getObject<Record<string, string>>("expectDigests")?.["a"]',
      "refused: b: the program does not take its digest from the configuration; give the flow as expectDigest what the " +
        'configuration has under "b" in the object "expectDigests", ' +
        'in Python expect_digest=(pulumi.Config().get_object("expectDigests") or {}).get("b")',
    ]);
    expect(readFileSync(config, "utf8")).toBe(before);
  });

  test("cannot promote from a stack whose flows failed or are not published", async () => {
    const flow = twoScreens();
    declare({ broken: { flow, by }, draft: { flow, publish: false } });
    emulator.fail("PublishFlow", { code: "139002" });
    expect((await staging.up()).code).not.toBe(0);
    const failed = await promote(staging, "--yes");
    expect(failed).toEqual({
      code: 1,
      out: "",
      err: "refused: broken of staging failed in its last run: run pulumi up --stack staging\n",
    });

    succeeded(await staging.up());
    const { broken } = Object.fromEntries((await staging.state()).map(({ urn, id }) => [urn.split("::").at(-1), id]));
    emulator.edit(broken ?? "", { status: "DRAFT" });
    succeeded(await staging.pulumi("refresh", "--yes"));
    expect((await promote(staging, "--yes")).err).toBe(
      "refused: broken of staging has changes that are not published: run pulumi up --stack staging\n",
    );
  });

  test("cannot bring what holds secrets, unless it pins it; and no secret is told", async () => {
    const flow = twoScreens();
    declare({ hush: { flow, by, secret: "secret-one" } });
    succeeded(await staging.up());
    const [recorded] = await staging.state();
    const pin = recorded?.outputs.publishedDigest;
    const refused = await promote(staging, "--yes");
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(`set expectDigest to staging's publishedDigest, ${pin}`);
    declare({ hush: { flow, by, secret: "secret-one", pin } });
    const promoted = await promote(staging, "--yes");
    expect(promoted).toMatchObject({ code: 0, err: "" });

    declare({ hush: { flow, by, secret: "secret-two" } });
    succeeded(await staging.up());
    const changed = await promote(staging, "--yes");
    expect(changed.out).toContain("hush: differs in secret values, which are not shown.");
    for (const { out, err } of [refused, promoted, changed]) expect(out + err).not.toContain("secret-");
  });

  test("wrong use ends with 2 and one clear line", async () => {
    declare({});
    const env = Object.fromEntries(
      Object.entries(staging.env).flatMap(([name, value]) => (value ? [[name, value]] : [])),
    );
    const cases: [args: string[], says: string, env?: Record<string, string>][] = [
      [["--from", "staging"], "required option '--to <stack>' not specified"],
      [["--from", "prod", "--to", "prod"], "--from and --to are both prod; use two different stacks"],
      [
        ["--from", "stagin", "--to", "prod"],
        `there is no stack stagin in ${staging.folder}; pulumi stack ls lists them`,
      ],
      [["--from", "prod", "--to", "staging"], "stack prod has no flows: there is nothing to promote"],
      [["--from", "a", "--to", "b", "-C", "nowhere"], "nowhere: no such folder"],
      [["--from", "a", "--to", "b", "-C", "/"], "/: there is no Pulumi.yaml in this folder"],
      [["--from", "a", "--to", "b"], "promote needs the Pulumi CLI, but pulumi is not on the PATH", { PATH: "" }],
    ];
    succeeded(await staging.pulumi("stack", "ls"));
    for (const [args, says, changed] of cases) {
      const where = args.includes("-C") ? [] : ["-C", staging.folder];
      const { code, out, err } = await run(["promote", ...args, ...where], { env: { ...env, ...changed } });
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toContain(says);
      const lines = err.trimEnd().split("\n");
      // Where an option is missing, the usage follows.
      expect(lines.filter((line) => !/^(Usage: |Run `pulumi-cams promote --help`)/.test(line))).toHaveLength(1);
    }
  });
});
