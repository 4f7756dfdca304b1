import { z } from "zod";
import { isFlow } from "../../tokens";
import { CommandError } from "../outcome";
import { type DeclaredFlow, declaredFlow } from "./declared";

const properties = z.record(z.string(), z.unknown());
/** The plugin records an empty text where there is none. */
const optionalText = z
  .string()
  .optional()
  .catch(undefined)
  .transform((text) => text || undefined);

const deployment = z.object({
  resources: z
    .array(
      z.object({
        urn: z.string(),
        type: z.string(),
        /** Set on what was replaced and waits to be deleted. */
        delete: z.boolean().optional(),
        inputs: properties.optional(),
        outputs: properties.optional(),
        initErrors: z.array(z.string()).optional(),
      }),
    )
    .nullish(),
  pending_operations: z.array(z.unknown()).nullish(),
});

const recordedOutputs = z.object({
  flowId: optionalText,
  status: optionalText,
  digest: optionalText,
  publishedDigest: optionalText,
});

/** A flow as a stack has it: what was declared last, and what became of it. */
export interface RecordedFlow extends z.output<typeof recordedOutputs> {
  declared: DeclaredFlow;
  /** Whether the last run of the resource failed on the way. */
  isFailed: boolean;
}

/** What a stack holds of flows. */
export interface StackFlows {
  stack: string;
  /** By the keys of `DeclaredFlow`. */
  flows: ReadonlyMap<string, RecordedFlow>;
  /** Whether a run was killed, and nobody knows how its operations ended. */
  isUnsettled: boolean;
}

/**
 * Reads the flows of a stack from its exported deployment.
 *
 * @throws CommandError when that has another form
 */
export function recordedFlows(stack: string, exported: unknown): StackFlows {
  const parsed = deployment.safeParse(exported ?? {});
  if (!parsed.success) throw new CommandError(`the exported state of stack ${stack} has an unknown format`);
  const flows = new Map<string, RecordedFlow>();
  for (const { urn, type, inputs, outputs, initErrors, ...resource } of parsed.data.resources ?? []) {
    if (!isFlow(type) || resource.delete === true) continue;
    const declared = declaredFlow(urn, inputs ?? {});
    // A refresh clears the engine's own mark, so what CAMS has not confirmed counts too.
    const isFailed = (initErrors ?? []).length > 0 || outputs?.pending !== undefined;
    flows.set(declared.key, { declared, isFailed, ...recordedOutputs.parse(outputs ?? {}) });
  }
  return { stack, flows, isUnsettled: (parsed.data.pending_operations ?? []).length > 0 };
}
