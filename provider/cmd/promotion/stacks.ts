import { readFile, stat } from "node:fs/promises";
import * as path from "node:path";
import type * as automation from "@pulumi/pulumi/automation";
import { isFlow } from "../../tokens";
import { reasonOf as reasonOfFile } from "../files";
import { CommandError } from "../outcome";
import { type DeclaredFlow, declaredFlow } from "./declared";
import { recordedFlows, type StackFlows } from "./recorded";

/** The stacks of a Pulumi project, through the Pulumi CLI. */
export interface Stacks {
  /** Name of the project. */
  project: string;
  /** @throws CommandError when there is no such stack, or Pulumi cannot read it */
  flowsOf(stack: string): Promise<StackFlows>;
  /** The commit from which a stack was last updated, if Pulumi has recorded one. */
  commitOf(stack: string): Promise<string | undefined>;
  /** The file that holds the configuration of a stack, and its text, which is empty where there is none. */
  configOf(stack: string): Promise<{ file: string; text: string }>;
  /** What the program declares for a stack, and whether its preview went through; with another file of configuration. */
  preview(stack: string, configFile?: string): Promise<{ declared: DeclaredFlow[]; isFine: boolean; output: string }>;
  /** Updates a stack; returns whether all went well. */
  up(stack: string): Promise<boolean>;
}

/** How Pulumi's output is shown. */
interface Shown {
  print: (output: string) => void;
  color: boolean;
}

/**
 * Opens the project in a folder.
 *
 * @throws CommandError when there is no such folder, no project in it, no SDK of Pulumi, or no Pulumi CLI
 */
export async function openStacks(folder: string, { print, color }: Shown): Promise<Stacks> {
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) {
    throw new CommandError(`${folder}: no such folder`);
  }
  const { LocalWorkspace, Stack, StackNotFoundError } = loadAutomation();
  const opened = await LocalWorkspace.create({ workDir: folder }).catch(missingCli);
  const settings = await opened.projectSettings().catch((error: unknown) => {
    const isMissing = /failed to find project settings/.test(String(error));
    throw new CommandError(
      `${folder}: ${isMissing ? "there is no Pulumi.yaml in this folder" : `its Pulumi.yaml cannot be used: ${reasonOf(error)}`}`,
    );
  });
  // Every command names its stack, so the one that the person has selected stays selected.
  const workspace = Object.assign(opened, { selectStack: async () => undefined });
  const readable = async <T>(stack: string, answer: Promise<T>): Promise<T> =>
    answer.catch((error: unknown) => {
      if (error instanceof StackNotFoundError) {
        throw new CommandError(`there is no stack ${stack} in ${folder}; pulumi stack ls lists them`);
      }
      throw new CommandError(`Pulumi cannot read stack ${stack}: ${reasonOf(error)}`);
    });

  /** Runs a command that shows what it does; whether it went through. */
  async function run(command: (options: automation.PreviewOptions) => Promise<unknown>) {
    let output = "";
    const show = (text: string) => {
      output += text;
      print(text);
    };
    try {
      await command({ onOutput: show, onError: show, color: color ? "always" : "never" });
      return { isFine: true, output };
    } catch (error) {
      if (output === "") throw new CommandError(`Pulumi failed: ${reasonOf(error)}`);
      return { isFine: false, output };
    }
  }

  return {
    project: settings.name,
    async configOf(stack) {
      // Of an organization's stack only the last part names the file.
      const file = path.join(folder, configFolderOf(settings), `Pulumi.${stack.split("/").at(-1)}.yaml`);
      const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return "";
        throw new CommandError(`${file}: ${reasonOfFile(error)}`);
      });
      return { file, text };
    },
    flowsOf: async (stack) => recordedFlows(stack, (await readable(stack, workspace.exportStack(stack))).deployment),
    async commitOf(stack) {
      const selected = await Stack.select(stack, workspace);
      // It helps who has to find the right checkout; a backend without history takes nothing from the refusal.
      const last = await selected.info(false).catch(() => undefined);
      return last?.environment["git.head"];
    },
    async preview(stack, configFile) {
      const selected = await Stack.select(stack, workspace);
      const declared = new Map<string, DeclaredFlow>();
      const onEvent = (event: automation.EngineEvent) => {
        const flow = plannedFlow(event);
        if (flow !== undefined) declared.set(flow.key, flow);
      };
      const ended = await run((options) => selected.preview({ ...options, onEvent, configFile }));
      return { ...ended, declared: [...declared.values()] };
    },
    async up(stack) {
      const selected = await Stack.select(stack, workspace);
      return (await run((options) => selected.up(options))).isFine;
    },
  };
}

/** What the program declares of the flow that an event of a preview is about, if it is about one that stays. */
export function plannedFlow({ resourcePreEvent }: automation.EngineEvent): DeclaredFlow | undefined {
  const { type, urn, new: planned } = resourcePreEvent?.metadata ?? {};
  if (type === undefined || urn === undefined || !isFlow(type)) return undefined;
  return planned?.inputs && declaredFlow(urn, planned.inputs);
}

/** Where Pulumi.yaml says that the files of stacks are; the typing does not have the key that it has today. */
function configFolderOf(settings: object): string {
  const found = Object.entries(settings).find(([key]) => key === "stackConfigDir")?.[1];
  return typeof found === "string" ? found : "";
}

function loadAutomation(): typeof automation {
  try {
    return require("@pulumi/pulumi/automation");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    throw new CommandError("promote needs the package @pulumi/pulumi; run `npm install @pulumi/pulumi`");
  }
}

function missingCli(error: unknown): never {
  if (/ENOENT/.test(String(error))) {
    throw new CommandError(
      "promote needs the Pulumi CLI, but pulumi is not on the PATH: see https://www.pulumi.com/docs/iac/download-install/",
    );
  }
  throw new CommandError(`the Pulumi CLI cannot be used: ${reasonOf(error)}`);
}

/** What Pulumi says is wrong, without all that it printed. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^\s*(?:stderr: )?error: (.+)$/m.exec(message)?.[1] ?? message.split("\n")[0] ?? message;
}
