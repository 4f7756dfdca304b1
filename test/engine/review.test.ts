import { type Emulator, startEmulator } from "../../provider/emulator";
import type { JsonObject } from "../../sdk/flow";
import { ALIVE, asGitHub, OURS } from "../provider/cmd/asGitHub";
import { folder, removeFolders, run } from "../provider/cmd/command";
import { threeScreens, twoScreens } from "./flows";
import { madeByHand } from "./space";
import { type Declared, removeTestStacks, type TestStack, testStack } from "./testStack";

/** What a reviewer of a pull request reads: real previews of the real engine, made into comments without credentials. */
let emulator: Emulator;
let stack: TestStack;

const HOSTILE =
  '@octocat #12 GH-12 <img src=x onerror=alert(1)> --> <!-- </details> ``` [x](https://evil.example) ![i](https://evil.example/i.png) https://evil.example www.evil.example :tada: |a|b| "]; click n0 "javascript:alert(1)" end\n# Heading\n- item\n```mermaid';

const applied: Declared = {
  label: { flow: twoScreens("Continue") },
  form: { flow: form(true) },
  grown: { flow: twoScreens() },
  gone: { flow: twoScreens() },
  kept: { flow: twoScreens(), onDestroy: "retain" },
  draft: { flow: twoScreens(), publish: false },
  hostile: { flow: twoScreens("Calm") },
};

beforeAll(async () => {
  emulator = await startEmulator();
  stack = testStack(emulator.env);
  stack.declare(applied);
  expect((await stack.up()).code).toBe(0);
});
afterAll(async () => {
  await emulator.close();
  removeTestStacks();
  removeFolders();
});

/** A flow that asks for a name and answers with it; without its input, the answer still wants it. */
function form(asksName: boolean): JsonObject {
  const name = { type: "TextInput", name: "full_name", label: "Your name", required: true };
  const action = { name: "complete", payload: { name: "${form.full_name}" } };
  return {
    version: "7.3",
    screens: [
      {
        id: "ASK",
        title: "Name",
        terminal: true,
        data: {},
        layout: {
          type: "SingleColumnLayout",
          children: [
            ...(asksName ? [name] : [{ type: "TextBody", text: "Thank you" }]),
            { type: "Footer", label: "Send", "on-click-action": action },
          ],
        },
      },
    ],
  };
}

/** The comment for a program that declares these flows in place of those that are applied. */
async function review(declared: Declared): Promise<string> {
  stack.declare(declared);
  const before = emulator.calls.length;
  const { output } = await stack.pulumi("preview", "--json");
  const { code, out, err } = await run(["review"], { input: output });
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(emulator.calls.slice(before).filter(({ operation }) => !/^(Get|List)/.test(operation))).toEqual([]);
  return out;
}

const flowOf = (resource: string) => {
  const found = emulator.flows().find(({ flowName }) => flowName.startsWith(`${resource}-`));
  return found as NonNullable<typeof found>;
};

/** Markdown without the invisible signs in it. */
const bare = (markdown: string) =>
  markdown.replace(/&#8203;/g, "").replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

test("a pull request that changes nothing says so in one line", async () => {
  expect((await review(applied)).replace(/[0-9a-f]{64}/, "#")).toBe(
    "<!-- pulumi-cams review -->\n\nWhatsApp Flows: no changes in stack test.\n\n" +
      "<!-- pulumi-cams plan v1 sha256:# scenario/test 0 -->\n",
  );
});

test("one changed label is one line, below the notice that the flow is published with it", async () => {
  const comment = bare(await review({ ...applied, label: { flow: twoScreens("Go on") } }));
  const { flowId, flowName } = flowOf("label");
  expect(comment).toContain(
    [
      "## WhatsApp Flows: 1 changed",
      "",
      "Stack test.",
      "",
      "### Cannot be undone",
      "",
      `- **label** (flow ${flowId}, named ${flowName}) is **published** with the changes below; messages already sent keep the content they were sent with, so the endpoint and consumers of the reply must support both versions.`,
      "",
      "### label",
      "",
      "**1 change**",
      "",
      '- label of Footer "Continue" on START: "Continue" -> "Go on"',
    ].join("\n"),
  );
  expect(comment).not.toMatch(/error|warning|breaking/);
});

test("an input that the response still uses stops the preview, and the comment says why", async () => {
  const comment = bare(await review({ ...applied, form: { flow: form(false) } }));
  expect(comment).toMatch(/^### The preview failed.+\n\n- error: .+"\$\{form\.full_name\}" refers to nothing/m);
  expect(comment).toMatch(/warning: WhatsAppFlow "form": INPUT_REMOVED .+open conversations lose what was entered/);
});

test("an input that the response still uses is told as breaking, with the reason, and as an error, where it is allowed", async () => {
  const allow = ["INVALID_ON_CLICK_ACTION_PAYLOAD"];
  const comment = bare(await review({ ...applied, form: { flow: form(false), allow } }));
  expect(comment).toMatch(/\*\*breaking\*\* TextInput "Your name" on ASK .+/);
  expect(comment).toMatch(/ {2}- _Input "full_name" of "ASK" was removed.+open conversations lose what was entered.+_/);
  expect(comment).toMatch(
    /\*\*1 new error: Meta would reject the flow\*\*\n\n- [A-Z_]+ at screens\[0\]\.layout.+full_name/,
  );
});

test("an added screen is coloured in the graph", async () => {
  const comment = await review({ ...applied, grown: { flow: threeScreens() } });
  expect(comment).toContain("<details><summary>Screens (1 added)</summary>\n\n```mermaid\nflowchart TD\n");
  expect(comment).toMatch(/classDef added fill:#dafbe1.+\n {2}class n0 added/);
});

test("an adoption names the flow, and is nothing that cannot be taken back", async () => {
  const { flowId } = await madeByHand(emulator, "by hand");
  const comment = bare(await review({ ...applied, taken: { flow: twoScreens(), adopt: flowId } }));
  expect(comment).toContain(`### Other changes in CAMS\n\n- **taken** (flow "${flowId}") is **adopted**`);
  expect(comment).not.toContain("### Cannot be undone");
});

test("deprecations come first, and flows that are kept and drafts are told apart", async () => {
  const { gone, kept, draft, label, ...others } = applied;
  const comment = bare(
    await review({ ...others, label: { ...label, custSpaceId: "cams-other" }, fresh: { flow: twoScreens() } }),
  );
  const lines = comment.split("\n").filter((line) => /^- (\*\*|A new)/.test(line));
  expect(lines.map((line) => line.replace(/ \(flow \d+, named [\w-]+\)/, "").replace(/; it .*/, ""))).toEqual([
    "- **gone** is **deprecated**: no message can be sent with it any more; this is final.",
    "- **label** is **deprecated**: no message can be sent with it any more; this is final. It is replaced by a flow with a new id (because of custSpaceId).",
    "- **draft** is **deleted**",
    "- A new flow for **fresh** is created and **published**",
    "- A new flow for **label** is created and **published**",
    "- **kept** is **left unchanged** in CAMS and only removed from the Pulumi state.",
  ]);
  expect(comment).toContain('- custSpaceId: left out → "cams-other"');
  expect(comment).toContain("## WhatsApp Flows: 1 new, 1 replaced, 3 removed");
});

test("texts that try to break out come out as plain text", async () => {
  const flow = twoScreens(HOSTILE);
  const [first] = flow.screens as JsonObject[];
  const screens = [{ ...first, title: HOSTILE }, ...(flow.screens as JsonObject[]).slice(1)];
  const comment = await review({
    ...applied,
    hostile: { flow: { ...flow, screens }, flowName: HOSTILE, categories: ["OTHER"] },
    fresh: {
      flow: { ...flow, screens, data_api_version: HOSTILE },
      endpointUri: "https://user:pass@h.example/a?token=t",
      allow: ["INVALID_PROPERTY_VALUE"],
    },
  });
  const { elements, text } = asGitHub(comment);
  expect([...elements].filter((name) => !OURS.includes(name))).toEqual([]);
  expect(text).not.toMatch(ALIVE);
  expect(text.replace(/\u200b/g, "")).toContain("@octocat #12 GH-12 <img src=x onerror=alert(1)>");
  expect(comment).not.toMatch(/token=|pass/);
  expect(comment.match(/^```/gm)).toHaveLength(4);
  expect(comment.match(/^<details>/gm)).toHaveLength(comment.match(/^<\/details>$/gm)?.length ?? 0);
});

test("no secret is shown, but that it changes is; what other Outputs give is shown", async () => {
  const program = (title: string, label: string) => `
    const cams = require("pulumi-cams");
    const pulumi = require("@pulumi/pulumi");
    const flow = ${JSON.stringify(twoScreens())};
    flow.screens[0].title = pulumi.secret("${title}");
    flow.screens[0].layout.children[0].text = pulumi.output("${label}");
    const first = new cams.WhatsAppFlow("first", { flow });
    const second = ${JSON.stringify(twoScreens())};
    second.screens[0].title = first.flowId;
    new cams.WhatsAppFlow("second", { flow: second });
  `;
  const secret = testStack(emulator.env, { files: { "index.js": program("hush-hush-one", "given-by-output-one") } });
  const made = await run(["review"], { input: (await secret.pulumi("preview", "--json")).output });
  expect(made.out).toContain("#91;secret#93;");
  expect(made.out).toContain("#91;known during the update#93;");
  expect((await secret.up()).code).toBe(0);
  secret.write("index.js", program("hush-hush-two", "given-by-output-two"));
  const changed = await run(["review"], { input: (await secret.pulumi("preview", "--json")).output });
  expect(changed.out).toMatch(
    /Values that are not shown here change too: `(flow\.screens\.START|screens\[0\])\.title`\./,
  );
  expect(changed.out).toContain('"given-by-output-one" -&#62; "given-by-output-two"');
  expect(made.out + changed.out).not.toMatch(/hush/);
});

test("a preview that failed says so first, with what was wrong", async () => {
  const comment = bare(await review({ ...applied, label: { flow: twoScreens(), categories: ["SIGNUP"] } }));
  expect(comment).toMatch(
    /^## WhatsApp Flows: the preview failed\n\nStack test\.\n\n### The preview failed, so this is incomplete\n\n- .*UNKNOWN_CATEGORY/m,
  );
});

test("of a stack that uses the plugin, the reviewed plan passes after the merge, also what a failed run left of it, and another one is stopped", async () => {
  const merged = testStack(emulator.env, { through: "plugin" });
  const before = { old: { flow: twoScreens() }, beside: { flow: twoScreens() } };
  const reviewed = { ...before, old: { flow: twoScreens("Go on") }, fresh: { flow: threeScreens() } };
  const preview = async (declared: Declared) => {
    merged.declare(declared);
    return (await merged.pulumi("preview", "--json")).output;
  };
  merged.declare(before);
  expect((await merged.up()).code).toBe(0);
  const { out: comment } = await run(["review"], { input: await preview(reviewed) });
  expect(comment).toContain("## WhatsApp Flows: 1 new, 1 changed\n");
  expect(comment).toContain('- label of Footer "Continue" on START: "Continue" -&#62; "Go on"\n');
  const files = folder({ "comment.md": comment });
  const verify = async (declared: Declared) =>
    files.run(["review", "--verify", "comment.md"], { input: await preview(declared) });

  expect(await verify(reviewed)).toMatchObject({ code: 0, out: "The plan of stack test is the reviewed one.\n" });
  const another = await verify({ ...reviewed, beside: { flow: twoScreens("Another") } });
  expect(another).toMatchObject({
    code: 1,
    out: expect.stringContaining("- beside: would be updated, and is not in the review\n"),
  });
  expect(another.out).not.toContain("- old");
  expect(await verify({ ...reviewed, old: { flow: twoScreens("Stop") } })).toMatchObject({
    code: 1,
    out: expect.stringContaining("- old: its new document differs from what was reviewed\n"),
  });

  merged.declare(reviewed);
  emulator.fail("PublishFlow", { code: "139002" });
  expect((await merged.up()).code).not.toBe(0);
  expect(await verify(reviewed)).toMatchObject({ code: 0 });
  expect((await merged.up()).code).toBe(0);
  expect(await verify(reviewed)).toMatchObject({ code: 0, out: "Nothing would change in stack test.\n" });
});
