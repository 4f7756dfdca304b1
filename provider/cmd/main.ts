#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { explain } from "../cams";
import { digestCommand } from "./digest";
import { emulatorCommand } from "./emulator";
import { renderCommand } from "./render";
import { retireCommand } from "./retire";

/** Exit codes of all commands: 0 fine, 1 findings, 2 wrong use or failure. */
const FAILURE = 2;

const { version } = require("pulumi-cams/package.json") as { version: string };

const program = new Command("pulumi-cams")
  .description("Tools for WhatsApp Flows of Alibaba Cloud Chat App Message Service (CAMS) beside `pulumi up`.")
  .version(version)
  .addCommand(digestCommand())
  .addCommand(emulatorCommand())
  .addCommand(renderCommand())
  .addCommand(retireCommand());
for (const command of [program, ...program.commands]) command.exitOverride();

program.parseAsync().catch((error: unknown) => {
  // The parser has printed what is wrong by itself.
  if (!(error instanceof CommanderError)) console.error(`error: ${explain(error)}`);
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : FAILURE;
});
