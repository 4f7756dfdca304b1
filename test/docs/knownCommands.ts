import { readFileSync } from "node:fs";
import * as path from "node:path";
import { Command } from "commander";
import { commands } from "../provider/cmd/allCommands";
import { root } from "./pages";
import type { Words } from "./shell";

/** Commands of Pulumi that pages may show, with their options. */
const PULUMI: Record<string, readonly string[]> = {
  preview: ["--diff", "--json", "--refresh", "--stack"],
  up: ["--stack", "--refresh", "--yes", "--skip-preview"],
  refresh: [],
  destroy: [],
  cancel: [],
  login: ["--local"],
  "stack init": [],
  "config set": ["--secret"],
  import: ["--file", "--generate-code=false"],
  "package gen-sdk": ["--language", "--out"],
  "plugin install": ["--file"],
};

/** Commands of the system, which are no part of the product. */
const SYSTEM = ["cd", "curl", "eval", "export", "git", "kill", "mkdir", "node", "openssl", "pip"];

/** The names of npm that are no scripts. */
const NPM = ["ci", "install", "pack", "test", "start"];

/** Why a command cannot be run as it stands on a page; undefined if it can. */
export function problemOf(words: Words, page: string): string | undefined {
  const [name = "", ...args] = words;
  if (name === "npx") return problemOf(args, page);
  if (name === "pulumi-cams") return problemOfOwn(args);
  if (name === "pulumi") return problemOfPulumi(args);
  if (name === "npm") return problemOfNpm(args, page);
  return SYSTEM.includes(name) ? undefined : `${name} is not a command that pages may show`;
}

/** What the real parser says. */
function problemOfOwn(args: readonly string[]): string | undefined {
  const program = new Command("pulumi-cams");
  for (const command of commands()) program.addCommand(command);
  for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)]) {
    command.exitOverride().configureOutput({ writeErr: () => {}, writeOut: () => {} });
    if (command.commands.length === 0) command.action(() => {});
  }
  try {
    program.parse([...args], { from: "user" });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function problemOfPulumi(args: readonly string[]): string | undefined {
  const name = Object.keys(PULUMI).find((known) => `${args.join(" ")} `.startsWith(`${known} `));
  if (name === undefined) return `pulumi ${args.join(" ")} is not in the table of known commands`;
  const unknown = args.filter((arg) => arg.startsWith("-") && !PULUMI[name]?.includes(arg));
  return unknown.length === 0 ? undefined : `pulumi ${name} with ${unknown.join(", ")} is not in the table`;
}

function problemOfNpm([name = "", ...args]: readonly string[], page: string): string | undefined {
  const script = name === "run" ? args[0] : name;
  if (NPM.includes(name) && name !== "test" && name !== "start") return undefined;
  const folder = page.startsWith("examples/") ? path.dirname(page) : ".";
  const { scripts = {} } = JSON.parse(readFileSync(path.join(root, folder, "package.json"), "utf8"));
  return Object.hasOwn(scripts, script ?? "") ? undefined : `${folder}/package.json has no script ${script}`;
}

/** Whether the command and its options exist; arguments may be left out or stand for others, as in `diff <old> <new>`. */
export function problemOfMention([name = "", ...args]: Words): string | undefined {
  let command = commands().find((known) => known.name() === name);
  if (command === undefined) return `there is no pulumi-cams ${name}`;
  command = command.commands.find((known) => known.name() === args[0]) ?? command;
  const options = command.options.flatMap(({ short, long }) => [short, long]);
  const unknown = args.filter(
    (arg) => arg.startsWith("-") && arg !== "-" && arg !== "--help" && !options.includes(arg),
  );
  return unknown.length === 0 ? undefined : `pulumi-cams ${name} has no ${unknown.join(", ")}`;
}
