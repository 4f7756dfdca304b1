import { readFileSync } from "node:fs";
import * as path from "node:path";
import type { Command } from "commander";
import { commands } from "./allCommands";

const read = (file: string) => readFileSync(path.join(__dirname, "../../..", file), "utf8");

/** The sections of the page by the names of their commands. */
const sections = new Map(
  read("docs/commands.md")
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split("\n")[0] ?? "", section]),
);

/** The rows that a command's table has, from the command's own definition. */
function rowsOf(command: Command): string[] {
  const row = (name: string, about: string, choices: readonly string[] = [], value?: unknown) =>
    `| \`${name}\` | ${about} | ${choices.map((choice) => `\`${choice}\``).join(", ")} | ${value === undefined ? "" : `\`${value}\``} |`;
  return [
    ...command.registeredArguments.map((argument) => {
      const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
      return row(argument.required ? `<${name}>` : `[${name}]`, argument.description, [], argument.defaultValue);
    }),
    ...command.commands.flatMap(rowsOf),
    ...command.options.map(({ flags, description, argChoices, negate, defaultValue }) =>
      row(flags, description, argChoices, negate ? undefined : defaultValue),
    ),
  ];
}

test("the page about the command has a section for each command and no other, and its first table names them all", () => {
  const names = commands().map((command) => command.name());
  expect([...sections.keys()].sort()).toEqual([...names].sort());
  const listed = [...read("docs/commands.md").matchAll(/^\| `pulumi-cams ([a-z-]+)/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual([...names].sort());
});

test.each(commands().map((command) => [command.name(), command] as const))(
  "the section of %s has its description, an example, and all its options as they are",
  (name, command) => {
    const section = sections.get(name) ?? "";
    expect(section).toContain(`\n${command.description()}\n`);
    expect(section).toMatch(new RegExp(`^.*pulumi-cams ${name}`, "m"));
    expect(section.split("\n").filter((line) => /^\| `[-<[]/.test(line))).toEqual(rowsOf(command));
  },
);
