import { explain } from "../../cams";
import { type Context, PartialSuccess } from "../context";
import type { Declarer } from "../names";
import type { FlowTriggerInputs } from "./inputs";
import { send } from "./send";
import { type FlowTriggerState, SCHEMA_VERSION } from "./state";
import { uuidOf } from "./uuid";

/**
 * Sends what is declared, unless the stack's guard is on.
 *
 * @throws PartialSuccess when the call was sent and its answer never came
 */
export async function create(
  context: Context,
  wanted: FlowTriggerInputs,
  declarer: Declarer,
): Promise<FlowTriggerState> {
  const uuid = uuidOf(declarer, wanted);
  const begun = { schemaVersion: SCHEMA_VERSION, uuid, region: context.settings.region };
  if (context.triggersGuard() === "disabled") {
    context.log.info(`cams:triggers is disabled: nothing was sent to Chat Flow ${wanted.flowCode}`);
    return { ...begun, outcome: "skipped", settled: true };
  }
  const { lost, ...sent } = await send(context, wanted, uuid);
  const state = { ...begun, ...sent, settled: lost === undefined };
  if (lost === undefined) return state;
  const message = [
    explain(lost),
    `Now: CAMS may or may not have run Chat Flow ${wanted.flowCode} for Uuid ${uuid}; the resource is recorded with outcome "unknown".`,
    wanted.onUnknown === "resend"
      ? 'Next: run `pulumi up` again, which sends it again under the same Uuid because onUnknown is "resend".'
      : 'Next: run `pulumi up` again, which keeps it as it is; or set onUnknown: "resend" first to send it again under the same Uuid.',
  ];
  throw new PartialSuccess(message.join("\n"), uuid, state, lost);
}
