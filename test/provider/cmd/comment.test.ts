import * as fc from "fast-check";
import { reviewComment } from "../../../provider/cmd/comment";
import type { JsonObject } from "../../../sdk/flow";
import { threeScreens, twoScreens } from "../../engine/flows";
import { ALIVE, asGitHub, OURS } from "./asGitHub";
import { run } from "./command";
import { type Given, SECRET_FORM, state, step, trigger } from "./previews";

const review = (steps: object[], more: object = {}) =>
  reviewComment(JSON.stringify({ steps, duration: 1, changeSummary: {}, ...more }), "preview.json");

describe("what happens in CAMS", () => {
  const says = (op: string, before?: Given, after?: Given) =>
    review([step(op, before, after)])
      .split("\n")
      .filter((line) => /^- (A new|\*\*signup)/.test(line))
      .map((line) => line.replace(/ \(flow.*?\)/, "").replace(/[;:.].*/, ""));

  test.each([
    ["a published flow goes", "delete", {}, undefined, ["- **signup** is **deprecated**"]],
    [
      "a flow that Meta holds back goes",
      "delete",
      { recorded: { status: "BLOCKED" } },
      undefined,
      ["- **signup** is **deprecated**"],
    ],
    ["a draft goes", "delete", { recorded: { status: "DRAFT" } }, undefined, ["- **signup** is **deleted**"]],
    ["a deprecated flow goes", "delete", { recorded: { status: "DEPRECATED" } }, undefined, []],
    [
      "a flow that is kept goes",
      "delete",
      { recorded: { onDestroy: "retain" } },
      undefined,
      ["- **signup** is **left unchanged** in CAMS and only removed from the Pulumi state"],
    ],
    [
      "a draft changes",
      "update",
      { inputs: { publish: false } },
      { flow: twoScreens("x"), inputs: { publish: false } },
      ["- **signup** is changed as a **draft**"],
    ],
    ["a draft is published", "update", { recorded: { status: "DRAFT" } }, {}, ["- **signup** is **published**"]],
    [
      "only a setting changes",
      "update",
      {},
      { inputs: { endpointUri: "https://a.example" } },
      ["- **signup** gets new **settings**"],
    ],
    ["a setting of Pulumi alone changes", "update", {}, { inputs: { onDestroy: "retain" } }, []],
    [
      "a flow is taken by its name",
      "create",
      undefined,
      { inputs: { adopt: true, flowName: "x" } },
      ["- **signup** is **adopted**"],
    ],
    ["adopt stays after the flow was adopted", "update", { inputs: { adopt: "1" } }, { inputs: { adopt: "1" } }, []],
  ])("when %s", (_, op, before, after, expected) => {
    expect(says(op, before, after)).toEqual(expected);
  });

  test("a replacement is told once, however the engine lists it", () => {
    const steps = ["create-replacement", "replace", "delete-replaced"].map((op) => step(op, {}, {}));
    expect(review(steps)).toContain("## WhatsApp Flows: 1 replaced\n");
  });

  test("the resource option retainOnDelete keeps the flow", () => {
    const kept = { ...step("delete", {}), oldState: { ...state({}), retainOnDelete: true } };
    expect(review([kept])).toContain("is **left unchanged** in CAMS and only removed from the Pulumi state");
  });

  test("messages to be sent stand among what cannot be taken back, by their Chat Flow", () => {
    const inputs = { flowCode: "welcome", data: { phone: "8613800000000" }, triggers: { day: 1 } };
    const comment = review([trigger("create", undefined, inputs), trigger("replace", inputs, inputs)]);
    expect(comment).toContain("## WhatsApp Flows: 2 messages to send\n");
    expect(comment.match(/^- \*\*hello\*\* \(Chat Flow "welcome"\) \*\*will send\*\* a message/gm)).toHaveLength(2);
    expect(comment).not.toContain("86138");
    expect(review([trigger("update", inputs, inputs, "accepted"), trigger("delete", inputs)])).not.toContain("send**");
    const resend = { ...inputs, onUnknown: "resend" };
    expect(review([trigger("update", inputs, resend, "unknown")])).toContain("**may send** its message again");
  });

  test("resources of other kinds are only counted", () => {
    const bucket = { op: "delete", urn: "urn:pulumi:prod::shop::aws:s3/bucket:Bucket::logs" };
    expect(review([bucket, { ...bucket, op: "same" }])).toContain("1 resource of other types change");
  });
});

describe("findings", () => {
  const dead = (flow: JsonObject): JsonObject => ({ ...flow, routing_model: { START: ["NOWHERE"], DONE: [] } });

  test("that the old flow had are left out, wherever they stand now", () => {
    const long = "A label that is far too long for a button: clients cut it off";
    const [start, done] = twoScreens(long).screens as JsonObject[];
    const before = { ...twoScreens(), screens: [start as JsonObject, done as JsonObject] };
    const [intro] = threeScreens().screens as JsonObject[];
    const after = { ...threeScreens(), screens: [intro as JsonObject, start as JsonObject, done as JsonObject] };
    expect(review([step("update", { flow: before }, { flow: after })])).not.toContain("warning");
    expect(review([step("create", undefined, { flow: after })])).toContain("<details><summary>1 new warning</summary>");
  });

  test("that are errors are not folded away", () => {
    const comment = review([step("update", {}, { flow: dead(twoScreens()) })]);
    expect(comment).toMatch(/^\*\*\d new errors?: Meta would reject the flow\*\*$/m);
    expect(comment).toContain("- INVALID_ROUTING_MODEL at routing_model.START&#91;0&#93;: ");
  });
});

describe("secrets", () => {
  const titled = (title: unknown) => {
    const [start, done] = twoScreens().screens as JsonObject[];
    return { ...twoScreens(), screens: [{ ...start, title }, done] };
  };

  test("in their wire form are not shown", () => {
    const before = { flow: titled("Welcome"), inputs: { endpointUri: SECRET_FORM } };
    const comment = review([step("update", before, { flow: titled(SECRET_FORM) })]);
    expect(comment).toContain('title of START: "Welcome" -&#62; "&#91;secret&#93;"');
    expect(comment).toContain('- endpointUri: "&#91;secret&#93;" → left out');
    expect(comment).not.toMatch(/c2Vj|4dabf/);
  });

  test("for a flow as a whole leave nothing to show but that it changes", () => {
    const hidden = { ...state({}), inputs: { flow: "[secret]" } };
    const steps = [
      { ...step("update"), oldState: hidden, newState: hidden, detailedDiff: { flow: { kind: "update" } } },
    ];
    const comment = review(steps);
    expect(comment).toContain("The flow is not shown because it is secret or known only during the update.");
    expect(comment).toContain("Values that are not shown here change too: `flow`.");
    expect(comment).toContain("is **published** with the changes below");
  });

  test("for a flow that was shown before leave that it is published", () => {
    const hidden = { ...state({}), inputs: { flow: "[secret]" } };
    const comment = review([{ ...step("update", {}), newState: hidden }]);
    expect(comment).toContain("is **published** with the changes below");
  });

  test("are not shown where somebody moved a secret, as in the console", () => {
    const moved = titled("hush-hush-value");
    (moved.screens[1] as JsonObject).title = "see hush-hush-value!";
    const comment = review([
      step(
        "update",
        { flow: moved, secrets: [["flow", "screens", 0, "title"]] },
        { flow: titled("[secret]"), secrets: [["flow", "screens", 0, "title"]] },
      ),
    ]);
    expect(comment).not.toContain("hush");
    expect(comment).toContain('title of DONE: "see &#91;secret&#93;!" -&#62; "done"');
  });

  test("in addresses are not shown: user and query are left out", () => {
    const comment = review([
      step("create", undefined, { inputs: { assetUrl: "https://me:pw@a.example/flow.json?sig=s3" } }),
    ]);
    expect(comment).toContain("- assetUrl: https:&#8203;//a.example/flow.json?…");
    expect(comment).not.toMatch(/pw|s3/);
  });
});

test("no text of a flow, of a resource or of the engine comes out as anything but plain text", () => {
  const signs = [
    "@a",
    "#1",
    "GH-1",
    "<b>",
    "</details>",
    "<!--",
    "-->",
    "```",
    "`",
    "|",
    "*",
    "_",
    "~~",
    "[a](b)",
    "![a](b)",
  ];
  const lines = [
    "\n",
    "\n# ",
    "\n- ",
    "\n1. ",
    "\n    ",
    "\n---\n",
    "\n> ",
    "\r",
    "\u2028",
    "\u202e",
    "\u0000",
    "\ud800",
  ];
  const links = [
    "https://a.example",
    "www.a.example",
    "mailto:a@a.example",
    ":tada:",
    "&#64;a",
    "&lt;b&gt;",
    "\\",
    "a",
    " ",
  ];
  const text = fc
    .array(fc.constantFrom(...signs, ...lines, ...links), { maxLength: 12 })
    .map((parts) => parts.join(""));
  const flow = fc.record({ id: text, title: text, label: text, type: text }).map(({ id, title, label, type }) => ({
    version: label,
    routing_model: { [id]: [title] },
    screens: [
      {
        id,
        title,
        layout: {
          type,
          children: [
            { type, name: label, text: title },
            { type: "Footer", label },
          ],
        },
      },
    ],
  }));
  const ops = fc.constantFrom("create", "update", "replace", "delete");
  return fc.assert(
    fc.property(ops, flow, flow, text, text, (op, before, after, name, message) => {
      const inputs = { flowName: name, endpointUri: message, adopt: op === "create" ? name : undefined };
      const given = { flow: after, inputs, recorded: { flowName: name, status: message } };
      const made = step(op, { ...given, flow: before }, given, {
        replaceReasons: [name],
        detailedDiff: { [name]: {} },
      });
      const comment = review([{ ...made, urn: `${made.urn}${name}` }], {
        diagnostics: [{ severity: "error", message }],
      });
      const { elements, text: shown } = asGitHub(comment);
      expect([...elements].filter((element) => !OURS.includes(element))).toEqual([]);
      expect(shown).not.toMatch(ALIVE);
      expect(comment.match(/^```/gm)?.length ?? 0).toBe(2 * (comment.match(/^```mermaid$/gm)?.length ?? 0));
    }),
    { numRuns: 300 },
  );
});

describe("a comment fits into GitHub's limit", () => {
  const flowOf = (screens: number, text: string): JsonObject => ({
    version: "7.3",
    screens: Array.from({ length: screens }, (_, index) => ({
      id: `SCREEN_${"ABCDEFGHIJ"[index % 10]}_${"X".repeat(index / 10 + 1)}`,
      title: text,
      terminal: true,
      data: {},
      layout: { type: "SingleColumnLayout", children: Array.from({ length: 20 }, () => ({ type: "TextBody", text })) },
    })),
  });
  const named = (index: number, made: ReturnType<typeof step>) => ({ ...made, urn: `${made.urn}${index}` });

  test.each([
    ["one flow with thousands of changes", [step("update", { flow: flowOf(90, "a") }, { flow: flowOf(90, "b") })]],
    [
      "many flows",
      Array.from({ length: 60 }, (_, index) =>
        named(index, step("update", { flow: flowOf(5, "a") }, { flow: flowOf(5, "@".repeat(200)) })),
      ),
    ],
    ["two thousand flows that go", Array.from({ length: 2000 }, (_, index) => named(index, step("delete", {})))],
    [
      "names that are all signs",
      Array.from({ length: 500 }, (_, index) => {
        const made = step(
          "replace",
          { recorded: { flowName: "@".repeat(500) } },
          { inputs: { flowName: "#".repeat(500) } },
        );
        return { ...made, urn: `${made.urn}${"#".repeat(500)}${index}`, replaceReasons: ["`".repeat(99), "b"] };
      }),
    ],
  ])("for %s, and says what was left out", (_, steps) => {
    const diagnostics = ["error", "warning"].flatMap((severity) =>
      Array.from({ length: 30 }, () => ({ severity, message: "@".repeat(500) })),
    );
    const comment = review(steps, { diagnostics });
    expect(comment.length).toBeLessThanOrEqual(65_536);
    expect(comment).toMatch(/_Left out because of the size limit of comments: .+\._\n$|^- and \d+ more$/m);
    expect(comment).toContain("### Cannot be undone");
    const { elements, text } = asGitHub(comment);
    expect([...elements].filter((name) => !OURS.includes(name))).toEqual([]);
    expect(text).not.toMatch(ALIVE);
  });

  test("and keeps breaking changes before others where it cuts", () => {
    const before = flowOf(90, "a");
    const after = flowOf(90, "b");
    (after.screens as JsonObject[]).pop();
    const comment = review([step("update", { flow: before }, { flow: after })]);
    expect(comment).toMatch(/\*\*1 change, 1 breaking\*\*\n\n- \*\*breaking\*\* screen SCREEN_J_X+ removed/);
    expect(comment).toMatch(/<details><summary>\d+ non-breaking changes<\/summary>/);
  });
});

test("what the engine had to say is shown without colours and stack traces, and as plain text", () => {
  const message = "error: \u001b[31mboom\u001b[39m @octocat <b>\n    at run (index.js:1:2)";
  const comment = review([], {
    diagnostics: [
      { severity: "error", message },
      { severity: "warning", message: "left over" },
    ],
  });
  expect(comment).toContain("- error: boom &#64;&#8203;octocat &#60;b&#62;\n");
  expect(comment).toContain("<details><summary>1 warning</summary>\n\n- left over\n");
  expect(comment).not.toContain("index.js");
});

test.each([
  ["no such file", ["review", "missing.json"], "", "missing.json: no such file or folder"],
  ["nothing", ["review"], "", "-: this is empty; create it with: pulumi preview --json"],
  ["a text", ["review", "-"], "Previewing update (dev):", "-: this is not the output of pulumi preview --json"],
  ["a flow", ["review", "-"], JSON.stringify(twoScreens()), "-: this is not the output of pulumi preview --json"],
])("review of %s ends with 2 and one clear line", async (_, args, input, says) => {
  const { code, out, err } = await run(args, { input });
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(/^error: [^\n]+\n$/);
  expect(err).toContain(says);
});
