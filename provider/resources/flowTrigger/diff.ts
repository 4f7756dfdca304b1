import { canonicalize } from "../../../sdk/flow";
import { type Context, type DiffAnswer, ResourceFailure } from "../context";
import type { FlowTriggerInputs } from "./inputs";
import { isOpen, type Recorded } from "./state";

/** Inputs whose change alone is recorded and sends nothing. Times are not among them: they count when something is sent. */
const RECORDED = ["data", "outId", "onUnknown"] as const;

/**
 * Compares what a program declares with what is recorded, without a call. New `triggers` replace the resource, and
 * creating the new one sends.
 *
 * @param unknown names of inputs that are not known yet; `wanted` has what is recorded in their place
 * @throws ResourceFailure for a change that would look like a new trigger and is none
 */
export function diff(
  context: Context,
  { inputs, state }: Recorded,
  wanted: FlowTriggerInputs,
  unknown: readonly string[],
): DiffAnswer {
  if (unknown.includes("triggers") || !same(inputs.triggers, wanted.triggers)) {
    if (wanted.uuid !== undefined && wanted.uuid === state.uuid && !unknown.includes("uuid")) {
      context.log.warn(
        `triggers change but the explicit uuid ${state.uuid} does not: CAMS runs a Uuid only once within a window that it does not document, so it may not run this one. Set another uuid, or leave it out`,
      );
    }
    return { changes: "inputs", replaces: ["triggers"] };
  }
  requireSame("flowCode", inputs.flowCode, wanted.flowCode);
  if (wanted.uuid !== state.uuid) requireSame("uuid", inputs.uuid, wanted.uuid);
  if (isOpen(state)) {
    context.log.info(
      wanted.onUnknown === "resend"
        ? `the response for Uuid ${state.uuid} was lost: \`pulumi up\` sends it again to Chat Flow ${wanted.flowCode} because onUnknown is "resend"`
        : `the response for Uuid ${state.uuid} was lost: \`pulumi up\` keeps it as it is, unless onUnknown is "resend"`,
    );
    return { changes: "remote", replaces: [] };
  }
  const isRecorded = RECORDED.every((name) => same(inputs[name], wanted[name])) && inputs.uuid === wanted.uuid;
  return { changes: isRecorded ? "none" : "inputs", replaces: [] };
}

function requireSame(name: string, recorded: string | undefined, wanted: string | undefined): void {
  if (recorded === wanted) return;
  const [old, now] = [recorded ?? "(none)", wanted ?? "(none)"];
  throw new ResourceFailure(
    `${name} changes from ${old} to ${now} but triggers stays the same, so it is not clear whether to send again: nothing was sent. ` +
      `Change triggers too to send with the new ${name}, or set ${name} back.`,
  );
}

const same = (a: unknown, b: unknown) => canonicalize(a) === canonicalize(b);
