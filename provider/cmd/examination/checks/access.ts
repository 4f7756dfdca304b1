import { type Operation, RefusedError } from "../../../cams";
import { visible } from "../../../visible";
import { ACTIONS, actionNames, answerOf, policyFor } from "../actions";
import { type Check, count, type Known, type Outcome, ok, problem, unknown, warning } from "../check";

/** What the key may do, and in which space. */
export const accessChecks: Check[] = [
  {
    id: "readActions",
    title: "RAM actions that read",
    needs: ["key"],
    async run(account, known) {
      for (const operation of actionNames) {
        const { ask } = ACTIONS[operation];
        known.actions.set(operation, "unknown");
        if (ask === undefined) continue;
        const answer = known.answers.get(operation) ?? (await answerOf(() => ask(account, known.phoneNumbers[0])));
        known.answers.set(operation, answer);
        known.actions.set(operation, answer.access);
        if (operation === "QueryChatappPhoneNumbers" && Array.isArray(answer.reply)) {
          known.phoneNumbers = answer.reply.map(String);
        }
      }
      return actionsOutcome(
        known,
        actionNames.filter((operation) => ACTIONS[operation].ask !== undefined),
      );
    },
  },
  {
    id: "space",
    title: "space",
    needs: ["key"],
    async run({ space, settings }, { answers, phoneNumbers }) {
      const { error, reply } = answers.get("ListFlow") ?? {};
      if (error instanceof RefusedError && error.category !== "permission") {
        return problem(
          error.message,
          `Check ${settings.names.custSpaceId}: the console shows the id under Channel Management.`,
        );
      }
      if (space === undefined) {
        return problem(
          "custSpaceId is not set; CAMS needs it to upload a flow",
          `Set ${settings.names.custSpaceId} to the instance id that the console shows under Channel Management.`,
        );
      }
      const flows = Array.isArray(reply) ? reply.length : 0;
      if (error === undefined && flows === 0 && phoneNumbers.length === 0) {
        return warning(
          `${visible(space)} has no flows and no phone numbers`,
          `If that is not so, check ${settings.names.custSpaceId}: the console shows the id under Channel Management.`,
        );
      }
      return ok(`${visible(space)} belongs to this account`);
    },
  },
];

/** How the RAM actions stand. Those of the resource for flows are needed; the others only by who uses what they are for. */
function actionsOutcome({ actions }: Known, asked: readonly Operation[]): Outcome {
  const by = (access: string) => asked.filter((operation) => actions.get(operation) === access);
  const [denied, open] = [by("denied"), by("unknown")];
  const name = (operation: Operation) => `cams:${operation} (for ${ACTIONS[operation].use})`;
  if (denied.length > 0) {
    const detail = `denied: ${denied.map(name).join(", ")}`;
    const remedy = `Attach this policy to the RAM user or role: ${JSON.stringify(policyFor(denied))}`;
    const isNeeded = denied.some((operation) => ACTIONS[operation].use === "WhatsAppFlow");
    return isNeeded ? problem(detail, remedy) : warning(detail, remedy);
  }
  const allowed = `${asked.length - open.length} of ${asked.length} allowed`;
  return open.length === 0
    ? ok(allowed)
    : unknown(`${allowed}; not known: ${open.map((each) => `cams:${each}`).join(", ")}`);
}

/** What is known of the actions that write, before and after a probe. */
export function writeActionsOutcome(known: Known, isProbed: boolean): Outcome {
  const writes = actionNames.filter((operation) => ACTIONS[operation].ask === undefined);
  if (!isProbed) {
    return unknown(
      `${count(writes.length, "action")} can only be asked by writing: ${writes.map((each) => `cams:${each}`).join(", ")}`,
      "`pulumi-cams doctor --probe` asks them with a scratch draft.",
    );
  }
  return actionsOutcome(known, writes);
}
