import { logged } from "../../provider/cams/callLog";
import { reviewComment } from "../../provider/cmd/comment";
import { projectFiles } from "../../provider/cmd/newProject";
import { versions } from "../../provider/cmd/versions";
import { contractChanges, validateText } from "../../sdk/flow";
import { twoScreens } from "../engine/flows";
import { virtualClock } from "../provider/cams/virtualClock";
import { folder, removeFolders } from "../provider/cmd/command";
import { step } from "../provider/cmd/previews";
import { allBlocks } from "./pages";

afterAll(removeFolders);

const flow = projectFiles("my-flows", versions())["signup.flow.json"] ?? "";

/** What pages show as output, by a line of it, and where it comes from. */
const outputs = allBlocks.filter(({ page, language }) => language === "" && !page.startsWith("examples/"));
const blockWith = (text: string) => outputs.find((block) => block.text.includes(text))?.text ?? "";

test("every output on the pages is one that a test compares", () => {
  const compared = [
    "1 change",
    "MISSING_REQUIRED_PROPERTY",
    "CAMS_LOG CreateFlow",
    "pulumi-cams plan",
    "The plan of stack",
  ].map(blockWith);
  expect(outputs.map(({ text }) => text)).toEqual(expect.arrayContaining(compared));
  expect(compared).toEqual(expect.arrayContaining(outputs.map(({ text }) => text)));
});

test("the findings that a preview shows are those of the validator", () => {
  const shown = blockWith("MISSING_REQUIRED_PROPERTY");
  const [finding] = validateText(flow.replace(', "text": "Become a member"', ""), "signup.flow.json");
  const { line, column, code, path, message, hint } = finding ?? {};
  expect(shown).toContain(`signup.flow.json:${line}:${column} ${code} ${path}: ${message} (${hint})\n`);
  const [first] = JSON.parse(flow).screens;
  const before = { version: "7.3", screens: [{ ...first, id: "INTRO" }, first] };
  const [change] = contractChanges(before, JSON.parse(flow)).filter(({ code }) => code === "SCREEN_REMOVED");
  expect(shown).toContain(`SCREEN_REMOVED ${change?.path}: ${change?.sentence}\n`);
});

test("the line of CAMS_LOG is one that the client writes", async () => {
  const lines: string[] = [];
  const clock = virtualClock();
  await logged({ operation: "CreateFlow", clock, log: (line) => lines.push(line) }, async (notes) => {
    notes.attempts = 1;
    notes.requestId = "90E63D28-0E2A-5C6F-9F0B-3C2D6A1B8E77";
  });
  expect(lines).toEqual([
    blockWith("CAMS_LOG CreateFlow")
      .trim()
      .replace(/\d+ ms/, "0 ms"),
  ]);
});

test("the plan of a review, and what differs from it, are what the command writes", async () => {
  const named = (name: string, made: { urn: string }) => ({ ...made, urn: made.urn.replace(/signup$/, name) });
  const update = (name: string, label: string) =>
    named(name, step("update", { flow: twoScreens() }, { flow: twoScreens(label) }));
  const preview = (...steps: object[]) => JSON.stringify({ steps, changeSummary: {} });
  const comment = reviewComment(preview(update("rating", "Send")), "preview.json");
  const digits = (text: string) =>
    text.replace(/[0-9a-f]{64}/g, "...").replace(/[0-9a-f]{32}\.\.[0-9a-f]{32}/g, "....");
  expect(digits(comment.slice(comment.indexOf("<!-- pulumi-cams plan")))).toBe(blockWith("pulumi-cams plan"));

  const input = preview(update("booking", "Book"), update("rating", "Go"));
  const { out } = await folder({ "comment.md": comment }).run(["review", "--verify", "comment.md"], { input });
  expect(digits(out)).toBe(blockWith("The plan of stack"));
});
