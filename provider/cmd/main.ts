#!/usr/bin/env node
/** The executable `pulumi-cams`. Each command has a file of its name; a folder holds what a file has no room for. */
import { Command, CommanderError } from "commander";
import { diffCommand } from "./diff";
import { digestCommand } from "./digest";
import { doctorCommand } from "./doctor";
import { emulatorCommand } from "./emulator";
import { endpointCommand } from "./endpoint";
import { exportCommand } from "./export";
import { fmtCommand } from "./fmt";
import { graphCommand } from "./graph";
import { initCommand } from "./init";
import { CommandError, FAILURE } from "./outcome";
import { previewUrlCommand } from "./previewUrl";
import { promoteCommand } from "./promote";
import { renderCommand } from "./render";
import { retireCommand } from "./retire";
import { reviewCommand } from "./review";
import { schemaCommand } from "./schema";
import { endQuietlyOnBrokenPipe, fail } from "./terminal";
import { typesCommand } from "./types";
import { validateCommand } from "./validate";

const { version } = require("pulumi-cams/package.json") as { version: string };

const program = new Command("pulumi-cams")
  .description(
    "Validate, preview and manage WhatsApp Flows of Alibaba Cloud Chat App Message Service (CAMS) alongside Pulumi.",
  )
  .version(version)
  .addCommand(initCommand())
  .addCommand(validateCommand())
  .addCommand(fmtCommand())
  .addCommand(diffCommand())
  .addCommand(graphCommand())
  .addCommand(renderCommand())
  .addCommand(schemaCommand())
  .addCommand(typesCommand())
  .addCommand(digestCommand())
  .addCommand(reviewCommand())
  .addCommand(previewUrlCommand())
  .addCommand(retireCommand())
  .addCommand(exportCommand())
  .addCommand(promoteCommand())
  .addCommand(doctorCommand())
  .addCommand(emulatorCommand())
  .addCommand(endpointCommand());
for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)]) {
  command.exitOverride().configureOutput({
    outputError: (text, write) => write(isIncomplete(text) ? text + usageOf(command) : text),
  });
}

endQuietlyOnBrokenPipe();
program.parseAsync().catch((error: unknown) => {
  // The parser has printed what is wrong by itself.
  if (!(error instanceof CommanderError)) return fail(explained(error));
  process.exitCode = error.exitCode === 0 ? 0 : FAILURE;
});

/** Whether the parser found that an argument or option is missing, so that its form is what a person needs next. */
function isIncomplete(text: string): boolean {
  return /^error: (missing required argument|required option)/.test(text);
}

/** The form of a command, and where to read more. */
function usageOf(command: Command): string {
  const name = [program.name(), ...(command.parent === program ? [] : [command.parent?.name()]), command.name()];
  const path = command === program ? program.name() : name.filter(Boolean).join(" ");
  return `Usage: ${path} ${command.usage()}\nRun \`${path} --help\` for details.\n`;
}

/** The client, which knows how to explain its errors, is loaded only when there is one to explain. */
function explained(error: unknown): string {
  if (error instanceof CommandError) return error.message;
  const { explain }: typeof import("../cams") = require("../cams");
  return explain(error);
}
