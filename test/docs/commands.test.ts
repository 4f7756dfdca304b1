import { problemOf, problemOfMention } from "./knownCommands";
import { blocksIn, inlineCode, PAGES } from "./pages";
import { commandsIn } from "./shell";

test.each(blocksIn("sh"))("each command at %s exists, with its options", (_, { page, text }) => {
  const commands = commandsIn(text);
  expect(commands).not.toEqual([]);
  expect(commands.flatMap((words) => problemOf(words, page) ?? [])).toEqual([]);
});

test.each(PAGES)("each pulumi-cams that %s mentions exists, with its options", (page) => {
  const mentioned = inlineCode(page).flatMap((code) => /^(?:npx )?pulumi-cams ([^|;]+)/.exec(code)?.[1] ?? []);
  expect(mentioned.flatMap((code) => problemOfMention(code.split(/\s+/)) ?? [])).toEqual([]);
});

test.each([
  ["pulumi-cams validate --formt json a.json", "unknown option '--formt'"],
  ["A=1 npx pulumi-cams digst a.json > out", "unknown command 'digst'"],
  ['eval "$(npx pulumi-cams emulator --bg)"', "unknown option '--bg'"],
  ["cd a && pulumi-cams retire", "missing required argument 'flowId'"],
  ["pulumi preview --jsn | pulumi-cams review", "pulumi preview with --jsn"],
  ["npm run nothing # a comment", "no script nothing"],
  ["rm -rf /", "rm is not a command that pages may show"],
])("a page that shows %s fails", (shell, says) => {
  expect(commandsIn(shell).map((words) => problemOf(words, "README.md") ?? "")).toContainEqual(
    expect.stringContaining(says),
  );
});

test("a mention of an option that is gone fails", () => {
  expect(problemOfMention(["promote", "--to", "prod", "--gone"])).toBe("pulumi-cams promote has no --gone");
  expect(problemOfMention(["endpoint", "check", "--public-key"])).toBeUndefined();
});
