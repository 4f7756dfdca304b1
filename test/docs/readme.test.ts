import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { folder, removeFolders } from "../provider/cmd/command";
import { blocksOf, textOf } from "./pages";

afterAll(removeFolders);

const readme = textOf("README.md");

test("README has at most 150 lines", () => {
  expect(readme.split("\n").length - 1).toBeLessThanOrEqual(150);
});

test("README shows the first program exactly as init writes it, and its next steps", async () => {
  const files = folder();
  const { out } = await files.run(["init", "my-flows"]);
  const project = path.join(files.path, "my-flows");
  const shown = [...readme.matchAll(/^`([\w.]+)`[^\n]*\n```\w+\n([\s\S]*?)^```$/gm)].map(([, name, text]) => [
    name,
    text,
  ]);
  const ignored = /`\.gitignore` with `([^`]+)`/.exec(readme)?.[1];
  const written = readdirSync(project).map((name) => [name, readFileSync(path.join(project, name), "utf8")]);
  expect(Object.fromEntries([...shown, [".gitignore", `${ignored}\n`]])).toEqual(Object.fromEntries(written));

  const steps = out.split("\n").flatMap((line) => /^ {2}(.*)/.exec(line)?.[1] ?? []);
  const commands =
    blocksOf("README.md")
      .find(({ text }) => text.includes("pulumi-cams init"))
      ?.text.split("\n") ?? [];
  // The first step is to enter the folder, which README does before.
  expect(commands.slice(1, -1)).toEqual(steps.slice(1));
});
