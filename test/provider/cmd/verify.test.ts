import * as fc from "fast-check";
import { reviewComment, verifyPreview } from "../../../provider/cmd/comment";
import { visible } from "../../../provider/visible";
import type { JsonObject } from "../../../sdk/flow";
import { twoScreens } from "../../engine/flows";
import { asGitHub } from "./asGitHub";
import { type Ended, folder, removeFolders } from "./command";
import { type Given, SECRET_FORM, step, trigger } from "./previews";

/** What is applied is what was reviewed: a later preview is compared with the review comment of an earlier one. */
afterAll(removeFolders);

const preview = (steps: object[], more: object = {}) =>
  JSON.stringify({ steps, duration: 1, changeSummary: {}, ...more });
const comment = (steps: object[], more?: object) => reviewComment(preview(steps, more), "preview.json");

/** A step of a flow with a name of its own. */
const flow = (name: string, op: string, before?: Given, after?: Given, more?: object) => {
  const made = step(op, before, after, more);
  return { ...made, urn: made.urn.replace(/signup$/, () => name) };
};

/** Runs the command on a preview, with a file of the comment of what was reviewed. */
function verify(steps: object[], reviewed: object[] | string, more?: object): Promise<Ended> {
  const files = folder({ "comment.md": typeof reviewed === "string" ? reviewed : comment(reviewed) });
  return files.run(["review", "--verify", "comment.md"], { input: preview(steps, more) });
}

/** The same without a process. */
const compare = (steps: object[], reviewed: object[]) =>
  verifyPreview(preview(steps), "preview.json", { file: "comment.md", comment: comment(reviewed) });

const [old, now, other] = [{ flow: twoScreens("Old") }, { flow: twoScreens("New") }, { flow: twoScreens("Other") }];
const changed = [flow("a", "update", old, now), flow("b", "create", undefined, now)];

test("the same plan passes, in any order, with steps that change nothing, and later", async () => {
  const noise = { duration: 99, diagnostics: [{ severity: "info", message: "at 12:00" }] };
  const steps = [flow("z", "same", old, old), ...changed].reverse();
  expect(await verify(steps, changed, noise)).toEqual({
    code: 0,
    out: "The plan of stack prod is the reviewed one.\n",
    err: "",
  });
});

describe("noise makes no other plan:", () => {
  const mark = (steps: object[]) => comment(steps).split("\n").slice(-6).join("\n");
  const secret = (ciphertext: string) => ({ ...now, inputs: { flowName: { ...SECRET_FORM, ciphertext } } });
  const keys = Object.fromEntries(Object.entries(now.flow).reverse());
  const sent = { flowCode: "welcome", triggers: { release: 1 } };

  test.each([
    ["the key under which a secret is kept", [step("update", old, secret("YQ"))], [step("update", old, secret("Yg"))]],
    ["the order of keys", [step("update", old, now)], [step("update", old, { flow: keys })]],
    [
      "where the program and its file are",
      [step("update", old, now)],
      [step("update", old, { ...now, inputs: { __file: "/home/x" } })],
    ],
    [
      "a moment that the program takes from the clock",
      [trigger("create", undefined, { ...sent, claimTime: "2026-01-01T00:00:00Z" })],
      [trigger("create", undefined, { ...sent, claimTime: "2026-01-02T00:00:00Z" })],
    ],
    [
      "a provider that the engine makes by itself",
      changed,
      [...changed, { op: "create", urn: "urn:pulumi:prod::shop::pulumi:providers:pulumi-nodejs::default_3_270_0" }],
    ],
    [
      "id, name and status of the flow",
      [step("update", old, now)],
      [step("update", { ...old, recorded: { flowName: "x" } }, now)],
    ],
  ])("%s", (_, first, second) => {
    expect(mark(first)).toContain("<!-- pulumi-cams plan v1 sha256:");
    expect(mark(second)).toBe(mark(first));
  });
});

test.each([
  [
    "another flow changes, too",
    [...changed, flow("c", "update", old, now)],
    "c: would be updated, and is not in the review",
  ],
  [
    "the flow gets another document",
    [flow("a", "update", old, other), flow("b", "create", undefined, now)],
    "a: its new document differs from what was reviewed",
  ],
  [
    "the flow gets other settings",
    [flow("a", "update", old, { ...now, inputs: { endpointUri: "https://b.example" } })],
    "a: its new settings differ from what was reviewed",
  ],
  [
    "another document is live by now",
    [flow("a", "update", other, now)],
    "a: its current document differs from what the review compared with",
  ],
  [
    "the flow goes",
    [flow("a", "delete", old)],
    "a: would be removed and its old flow deprecated, but was reviewed to be updated",
  ],
  [
    "the flow is replaced",
    [flow("a", "replace", old, now)],
    "a: would be replaced and its old flow deprecated, but was reviewed to be updated",
  ],
  [
    "a message would be sent",
    [...changed, trigger("create", undefined, { flowCode: "welcome" })],
    "hello (pulumi-nodejs:dynamic/cams:FlowTrigger): would be created, and is not in the review",
  ],
  [
    "a resource of another kind changes",
    [...changed, { op: "delete", urn: "urn:pulumi:prod::shop::aws:s3/bucket:Bucket::logs" }],
    "logs (aws:s3/bucket:Bucket): would be removed, and is not in the review",
  ],
])("it is stopped and told in words when %s", (_, steps, says) => {
  expect(compare(steps, changed).differences).toEqual([says]);
});

test("a plan that is stopped ends with 1, says what differs, what is there now and what to do next", async () => {
  const { code, out, err } = await verify([flow("a", "update", old, other)], changed);
  expect({ code, err }).toEqual({ code: 1, err: "" });
  expect(out.replace(/[0-9a-f]{64}/, "#")).toBe(
    [
      "The plan of stack prod is not the reviewed one:",
      "- a: its new document differs from what was reviewed",
      "- b: was reviewed to be created, and nothing is left to do",
      "Nothing was changed.",
      "To apply this plan, review it (pulumi-cams review prints it) and verify it by its digest: --verify sha256:#",
      "",
    ].join("\n"),
  );
});

test("a draft that somebody published is not deprecated where the review said that it is deleted", () => {
  const draft = { ...old, recorded: { status: "DRAFT" } };
  expect(compare([flow("a", "delete", old)], [flow("a", "delete", draft)]).differences).toEqual([
    "a: would be removed and its old flow deprecated, but was reviewed to be removed and its draft deleted",
  ]);
});

test("what is told at the end lets a person apply the plan after all, and no other one", async () => {
  const steps = [...changed, flow("c", "delete", old)];
  const stopped = await verify(steps, changed);
  const [, digest = ""] = /--verify (\S+)/.exec(stopped.out) ?? [];
  const files = folder();
  const by = (given: string, input: object[]) => files.run(["review", "--verify", given], { input: preview(input) });
  expect(await by(digest, steps)).toMatchObject({ code: 0 });
  expect(await by(digest, changed)).toMatchObject({
    code: 1,
    out: expect.stringContaining("- the digest of this plan is"),
  });
});

describe("after a run that failed on the way, what is left passes:", () => {
  const draft = { ...now, recorded: { status: "DRAFT" } };
  const moved = { ...now, inputs: { custSpaceId: "other" } };

  test.each([
    ["an update that is done", [], changed, ["a: was reviewed to be updated, and nothing is left to do"]],
    ["an update that was recorded and not published", [flow("a", "update", now, now)], changed, []],
    ["a flow that was made and not published", [flow("b", "update", draft, now)], changed, []],
    ["the old half of a replacement", [flow("a", "delete", old)], [flow("a", "replace", old, moved)], []],
  ])("%s", (_, steps, reviewed, says) => {
    const rest = flow("other", "update", old, now);
    expect(compare([rest, ...steps], [rest, ...reviewed])).toMatchObject({
      differences: [],
      finished: expect.arrayContaining(says),
    });
  });

  test("and a new flow that became another one meanwhile does not", () => {
    expect(compare([flow("b", "update", now, other)], changed).differences).toHaveLength(1);
  });
});

test("without a review only a plan without changes passes", async () => {
  const files = folder();
  const none = (steps: object[]) => files.run(["review", "--verify", "none"], { input: preview(steps) });
  expect(await none([flow("a", "same", old, old)])).toMatchObject({
    code: 0,
    out: "Nothing would change in stack prod.\n",
  });
  expect(await none(changed)).toMatchObject({
    code: 1,
    out: expect.stringContaining("- nothing was reviewed, and 2 resources would change\n"),
  });
});

test("a review of another stack counts for nothing", () => {
  const elsewhere = changed.map((one) => ({ ...one, urn: one.urn.replace(":prod:", ":dev:") }));
  expect(compare(changed, elsewhere).differences).toEqual([
    "the review is for stack dev of project shop, and this plan for stack prod of project shop",
  ]);
});

test("neither a preview that failed nor the review of one is a plan", async () => {
  const failed = { diagnostics: [{ severity: "error", message: "boom" }] };
  const reviewed = await verify(changed, comment(changed, failed));
  expect(reviewed).toMatchObject({ code: 1, out: expect.stringContaining("- the reviewed preview had failed") });
  const present = await verify(changed, changed, failed);
  expect(present).toMatchObject({
    code: 2,
    err: expect.stringContaining("-: this preview failed, so its plan is incomplete"),
  });
});

test.each([
  ["a text", "LGTM", "comment.md: this is not a comment of pulumi-cams review"],
  ["a comment that was cut", comment(changed).slice(0, -90), "comment.md: this is not a comment of pulumi-cams review"],
  [
    "a comment of a later version",
    comment(changed).replace("plan v1", "plan v2"),
    "comment.md: this comment is from another version",
  ],
])("%s ends with 2 and one clear line", async (_, reviewed, says) => {
  const { code, out, err } = await verify(changed, reviewed);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(/^error: [^\n]+\n$/);
  expect(err).toContain(says);
});

test("both from the standard input is wrong use", async () => {
  expect(await folder().run(["review", "--verify", "-"])).toMatchObject({
    code: 2,
    err: "error: preview and --verify are both the standard input; give the name of a file for one\n",
  });
});

test("a comment that GitHub gives out with CR LF is read as it was written", async () => {
  expect(await verify(changed, comment(changed).replace(/\n/g, "\r\n"))).toMatchObject({ code: 0 });
});

test("a flow cannot bring a plan of its own into the comment", async () => {
  const forged = comment([flow("a", "update", old, other)])
    .split("\n")
    .slice(-3)
    .join("\n");
  const [start, done] = twoScreens().screens as JsonObject[];
  const hostile = {
    flow: {
      ...twoScreens(),
      screens: [
        { ...start, title: forged },
        { ...done, title: "-->" },
      ],
    },
  };
  const reviewed = comment([flow("a", "update", old, hostile)]);
  expect((await verify([flow("a", "update", old, other)], reviewed)).code).toBe(1);
  expect((await verify([flow("a", "update", old, hostile)], reviewed)).code).toBe(0);
});

test("any name of a resource comes back, and stays out of sight on GitHub", () => {
  const name = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("-->", "--!>", "\n-->\n<b>", "@a #1", "%3E", "a b=..c"),
  );
  return fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (names) => {
      const steps = [...new Set(names)].map((each) => flow(each, "update", old, now));
      const written = comment(steps);
      const named = compare([flow("elsewhere", "update", old, now)], steps).finished.map(
        (line) => line.split(": was ")[0],
      );
      expect(named.sort()).toEqual([...new Set(names)].map(visible).sort());
      const mark = written.slice(written.lastIndexOf("<!--"));
      expect(mark.match(/>/g)).toHaveLength(1);
      expect(asGitHub(`before\n\n${mark}`)).toEqual({
        elements: new Set(["p"]),
        text: expect.stringMatching(/^before\s*$/),
      });
    }),
    { numRuns: 50 },
  );
});

test("no text of a document, of a setting or of a message is in the plan", () => {
  const secretive = { ...now, inputs: { endpointUri: "https://user:pass@a.example/?token=t" } };
  const written = comment([
    step("update", old, secretive),
    trigger("create", undefined, { flowCode: "hey", data: { to: "86138" } }),
  ]);
  const mark = written.slice(written.lastIndexOf("<!--"));
  expect(mark.replace(/[0-9a-f]{32,}/g, "#")).toBe(
    [
      "<!-- pulumi-cams plan v1 sha256:# shop/prod 2",
      "create pulumi-nodejs:dynamic%2Fcams:FlowTrigger::hello settings=-..#",
      "update pulumi-nodejs:dynamic%2Fcams:WhatsAppFlow::signup document=#..# settings=#..#",
      "-->",
      "",
    ].join("\n"),
  );
});

test("a plan of thousands of resources is written down by its digest alone, and still passes and stops", async () => {
  const many = Array.from({ length: 2000 }, (_, index) => flow(`flow-${index}`, "delete", old));
  const written = comment(many);
  expect(written.length).toBeLessThan(65_536);
  expect(written).toMatch(/\n<!-- pulumi-cams plan v1 sha256:[0-9a-f]{64} shop\/prod 2000 -->\n$/);
  expect(written).toContain("## WhatsApp Flows: 2000 removed\n");
  expect(await verify(many, written)).toMatchObject({ code: 0 });
  expect(await verify(many.slice(1), written)).toMatchObject({
    code: 1,
    out: expect.stringContaining("- 1999 resources would change and 2000 were reviewed; the plan is too large"),
  });
});

test("nothing to review is one line, and a review that passes for a plan without changes", async () => {
  const nothing = comment([flow("a", "same", old, old)]);
  expect(nothing.replace(/[0-9a-f]{64}/, "#")).toBe(
    "<!-- pulumi-cams review -->\n\nWhatsApp Flows: no changes in stack prod.\n\n<!-- pulumi-cams plan v1 sha256:# shop/prod 0 -->\n",
  );
  expect(await verify([flow("a", "same", old, old)], nothing)).toMatchObject({ code: 0 });
  expect((await verify(changed, nothing)).out).toContain("a: would be updated, and is not in the review");
});
