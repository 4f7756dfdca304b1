import { explain } from "../../cams";
import { type Context, ResourceFailure } from "../context";
import type { FlowTriggerInputs } from "./inputs";
import { send } from "./send";
import { type FlowTriggerState, isOpen } from "./state";

/**
 * Records changed inputs, and settles a trigger whose answer was lost as `onUnknown` says. Nothing else is ever sent.
 *
 * @throws ResourceFailure when the trigger stays open
 */
export async function update(
  context: Context,
  recorded: FlowTriggerState,
  wanted: FlowTriggerInputs,
): Promise<FlowTriggerState> {
  const { uuid } = recorded;
  if (!isOpen(recorded)) return recorded;
  if (wanted.onUnknown !== "resend") {
    context.log.info(
      `whether CAMS ran Uuid ${uuid} stays unknown: it is left at that, and nothing is sent for it any more`,
    );
    return { ...recorded, settled: true };
  }
  if (context.triggersGuard() === "disabled") {
    context.log.warn(
      `cams:triggers is disabled: Uuid ${uuid}, whose answer was lost, was not sent again and stays open`,
    );
    return recorded;
  }
  const { lost, ...sent } = await send(context, wanted, uuid);
  if (lost === undefined) return { ...recorded, ...sent, settled: true };
  throw new ResourceFailure(
    `${explain(lost)}\nNow: whether CAMS runs Uuid ${uuid} is still not known.\n` +
      'Next: run `pulumi up` again, which sends once more; or set onUnknown: "keep" to leave it at that.',
  );
}
