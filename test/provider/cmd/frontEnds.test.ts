import { readFileSync } from "node:fs";
import * as path from "node:path";
import { reviewComment, verifyPreview } from "../../../provider/cmd/comment";
import { readPlanMark } from "../../../provider/cmd/comment/planMark";
import { differenceOf, isEmpty, problemsOf, refusalsOf } from "../../../provider/cmd/promotion/judge";
import { recordedFlows } from "../../../provider/cmd/promotion/recorded";
import { plannedFlow } from "../../../provider/cmd/promotion/stacks";

/**
 * What the engine (3.274.1) printed of one program that uses both front ends: the same flows and the same message from
 * `pulumi-cams` as `node-...` and from the plugin as `plugin-...`, and one that `pulumi import` recorded. The text of
 * `...-label` is a secret. `state.json` is the export of the stack; `preview.json` and `events.json` are what
 * `pulumi preview --json` and its event log had when the label and the secret changed, `...-gone` was removed, `...-new` and
 * `...-announce` came, and the imported flow got the label, too. Left out is what no command reads; ids are replaced.
 */
const recording = (file: string) => readFileSync(path.join(__dirname, "recordings", file), "utf8");
const preview = recording("preview.json");
const state = JSON.parse(recording("state.json"));
const events: Parameters<typeof plannedFlow>[0][] = JSON.parse(recording("events.json"));

const BOTH = ["node", "plugin"];
const prod = () => recordedFlows("prod", state);
const declared = () => events.flatMap((event) => plannedFlow(event) ?? []);
const onPlugin = (text: string) => text.replaceAll("pulumi-nodejs:dynamic/cams:", "cams:index:");
const byName = <T extends { declared: { name: string } }>(flows: Iterable<T>) =>
  new Map([...flows].map((flow) => [flow.declared.name, flow]));

describe("the review", () => {
  const comment = reviewComment(preview, "preview.json").replace(/&#8203;/g, "");

  test("says the same of the flows and messages of both front ends", () => {
    expect(comment).toContain("## WhatsApp Flows: 2 new, 3 changed, 2 removed, 2 messages to send\n");
    expect(comment).not.toContain("of other types");
    const [node, plugin] = BOTH.map((by) =>
      comment
        .split("\n")
        .filter((line) => line.includes(`**${by}-`))
        .map((line) => line.replaceAll(by, "").replace(/ \(flow .*?\)/, "")),
    );
    expect(node).toHaveLength(4);
    // The plugin has the imported flow on top.
    expect(plugin).toEqual(expect.arrayContaining(node ?? []));
    expect(plugin).toHaveLength(5);
  });

  test("shows one changed label as one line, also of a flow that was imported, and no secret", () => {
    const sections = comment.split("\n### ").filter((section) => /^(node|plugin)-(label|imported)\n/.test(section));
    expect(sections).toHaveLength(3);
    for (const section of sections) {
      expect(section).toContain('**1 change**\n\n- label of Footer "Continue" on ASK: "Continue" -&#62; "Go on"\n');
      const isSecretToo = section.includes("Values that are not shown here change too: `flow.screens.ASK");
      expect(isSecretToo).toBe(!section.startsWith("plugin-imported"));
    }
    expect(comment).not.toContain("hush");
  });

  test("records the same digests of the same flows, whatever serves them", () => {
    const mark = readPlanMark(comment);
    const steps = typeof mark === "object" ? (mark.steps ?? []) : [];
    const [node, plugin] = BOTH.map((by) =>
      steps.filter(({ key }) => key.includes(`::${by}-`)).map((step) => ({ ...step, key: step.key.split("-").at(-1) })),
    );
    expect(node).toHaveLength(4);
    expect(plugin).toEqual(expect.arrayContaining(node ?? []));
    const documentOf = (key: string) => plugin?.find((step) => step.key === key)?.document;
    expect(documentOf("imported")?.before).toBe(documentOf("gone")?.before);
  });

  test("passes the same plan after the merge, and stops another one by name", () => {
    const reviewed = { file: "comment.md", comment };
    expect(verifyPreview(preview, "preview.json", reviewed)).toMatchObject({ differences: [], finished: [] });
    expect(verifyPreview(preview.replaceAll("Go on", "Stop"), "preview.json", reviewed).differences).toEqual([
      "plugin-imported: its new document differs from what was reviewed",
      "plugin-label: its new document differs from what was reviewed",
      "node-label: its new document differs from what was reviewed",
    ]);
  });

  test("is said to be of the other front end when the stack has moved since", () => {
    const { differences, finished } = verifyPreview(onPlugin(preview), "preview.json", { file: "comment.md", comment });
    const [flow, trigger] = ["WhatsAppFlow", "FlowTrigger"].map(
      (type) => `was reviewed as a pulumi-nodejs:dynamic/cams:${type}, and is a cams:index:${type} now`,
    );
    expect(differences).toEqual([
      `node-announce (cams:index:FlowTrigger): ${trigger}`,
      ...["gone", "label", "new"].map((name) => `node-${name}: ${flow}`),
    ]);
    expect(finished).toEqual([]);
  });
});

describe("the promotion", () => {
  test("finds the flows of both front ends in the state, with what they have published", () => {
    const flows = byName(prod().flows.values());
    expect([...flows.keys()].sort()).toEqual(
      ["plugin-imported", ...BOTH.flatMap((by) => ["draft", "gone", "label"].map((name) => `${by}-${name}`))].sort(),
    );
    for (const by of BOTH) {
      expect(flows.get(`${by}-draft`)).toMatchObject({ status: "DRAFT", publishedDigest: undefined });
      const gone = flows.get(`${by}-gone`);
      expect(gone?.declared.digest).toBe(gone?.publishedDigest);
      expect(gone?.declared.digest).toMatch(/^sha256:/);
      // Its document holds a secret.
      expect(flows.get(`${by}-label`)?.declared.digest).toBeUndefined();
    }
    const imported = flows.get("plugin-imported");
    expect(imported?.declared.digest).toBe(imported?.publishedDigest);
  });

  test("takes a draft for what it is: never published, where the program wants it published", () => {
    const wanted = structuredClone(state);
    for (const { inputs } of wanted.resources) delete inputs?.publish;
    expect(problemsOf(recordedFlows("prod", wanted)).sort()).toEqual(
      BOTH.map((by) => `${by}-draft of prod was never published: run pulumi up --stack prod`),
    );
  });

  test("finds in a preview what the program declares by both front ends, and nothing of what goes", () => {
    expect(
      declared()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(
      ["plugin-imported", ...BOTH.flatMap((by) => ["draft", "label", "new"].map((name) => `${by}-${name}`))].sort(),
    );
    expect(refusalsOf(declared(), prod(), prod()).sort()).toEqual([
      expect.stringMatching(/^node-label: its content contains secrets/),
      expect.stringMatching(/^node-new: prod has not published this flow/),
      expect.stringMatching(/^plugin-imported: this checkout has sha256:\w+, and prod has published sha256:/),
      expect.stringMatching(/^plugin-label: its content contains secrets/),
      expect.stringMatching(/^plugin-new: prod has not published this flow/),
    ]);
  });

  test("sees the same flows in a stack that has moved to the other front end", () => {
    const moved = structuredClone(state);
    for (const one of moved.resources) Object.assign(one, { type: onPlugin(one.type), urn: onPlugin(one.urn) });
    const plugin = recordedFlows("staging", moved);
    expect(plugin.flows.size).toBe(prod().flows.size);
    expect(isEmpty(differenceOf(plugin, prod()))).toBe(true);
    expect(isEmpty(differenceOf(prod(), plugin))).toBe(true);
  });
});
