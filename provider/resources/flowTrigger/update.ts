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
      `CAMS may or may not have run Uuid ${uuid}: the outcome stays unknown, and nothing is sent for it again`,
    );
    return { ...recorded, settled: true };
  }
  if (context.triggersGuard() === "disabled") {
    context.log.warn(
      `cams:triggers is disabled: Uuid ${uuid}, whose response was lost, was not sent again, and its outcome is still unknown`,
    );
    return recorded;
  }
  const { lost, ...sent } = await send(context, wanted, uuid);
  if (lost === undefined) return { ...recorded, ...sent, settled: true };
  throw new ResourceFailure(
    `${explain(lost)}\nNow: CAMS may or may not have run Uuid ${uuid}; the outcome is still unknown.\n` +
      'Next: run `pulumi up` again, which sends it again; or set onUnknown: "keep" to keep it as it is.',
  );
}
