import { z } from "zod";
import { parsedJson } from "../../parsedJson";
import { CommandError } from "../outcome";

const properties = z.record(z.string(), z.unknown());

const state = z.object({
  id: z.string().optional(),
  inputs: properties.optional(),
  outputs: properties.optional(),
  /** The resource option: the provider is not asked to delete. */
  retainOnDelete: z.boolean().optional(),
});

const step = z.object({
  op: z.string(),
  urn: z.string(),
  oldState: state.nullish(),
  newState: state.nullish(),
  detailedDiff: properties.nullish(),
  replaceReasons: z.array(z.string()).nullish(),
});

const preview = z.object({
  steps: z.array(step).nullish(),
  diagnostics: z.array(z.object({ message: z.string().nullish(), severity: z.string().nullish() })).nullish(),
  changeSummary: z.record(z.string(), z.number()),
});

/** What `pulumi preview --json` prints, as far as it matters here. Secrets in it are the text `[secret]`. */
export type Preview = z.output<typeof preview>;
/** What the engine would do with one resource. */
export type Step = z.output<typeof step>;
/** A resource as it is recorded, or as it would be. */
export type State = z.output<typeof state>;

/**
 * Reads what `pulumi preview --json` prints.
 *
 * @param file names the input in the error
 * @throws CommandError when it is something else
 */
export function parsePreview(text: string, file: string): Preview {
  const parsed = preview.safeParse(parsedJson(text));
  if (parsed.success) return parsed.data;
  const found = text.trim() === "" ? "is empty" : "is not the output of pulumi preview --json";
  throw new CommandError(
    `${file}: this ${found}; create it with: pulumi preview --json > preview.json (without PULUMI_ENABLE_STREAMING_JSON_PREVIEW)`,
  );
}

/** What the URN of a resource says. */
export interface UrnParts {
  stack: string;
  project: string;
  type: string;
  name: string;
  /** Types and name: the same resource of another stack has the same. */
  key: string;
}

/** The parts of `urn:pulumi:<stack>::<project>::<qualified type>::<name>`. */
export function partsOf(urn: string): UrnParts {
  const [head = "", project = "", types = "", ...names] = urn.split("::");
  const name = names.join("::");
  const type = types.split("$").at(-1) ?? "";
  return { stack: head.replace(/^urn:pulumi:/, ""), project, type, name, key: `${types}::${name}` };
}

/** Whether the engine, the program or a provider reported an error, so that the plan is incomplete. */
export const isFailed = ({ diagnostics }: Preview): boolean =>
  (diagnostics ?? []).some(({ severity }) => severity === "error");
