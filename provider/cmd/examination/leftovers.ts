import { type CamsClient, CamsError, explain } from "../../cams";
import type { Account } from "./account";
import { count, type Known, type Outcome, ok, problem, warning } from "./check";
import { type Leftover, leftoversIn, NOT_SHOWN } from "./scratch";

/** Scratch flows of earlier probes that could be removed. */
export type Leftovers = readonly Leftover[];

/** Removes what earlier probes have left, if somebody says so; undefined where there is nothing. */
export async function removeLeftovers(
  account: Account,
  known: Known,
  client: CamsClient,
  mayRemove: (leftovers: Leftovers) => Promise<boolean>,
): Promise<Outcome | undefined> {
  const left = (await leftoversIn(account, known)).filter(({ status }) => status !== NOT_SHOWN);
  if (left.length === 0) return undefined;
  const name = ({ id, name }: Leftover) => `${id} ("${name}")`;
  if (!(await mayRemove(left))) {
    return warning(`left as they are: ${left.map(name).join(", ")}`, `Run \`pulumi-cams retire ${left[0]?.id}\`.`);
  }
  // Loaded only where there is something to remove.
  const { removeFlow }: typeof import("../../resources/whatsAppFlow") = require("../../resources/whatsAppFlow");
  const refused: string[] = [];
  for (const flow of left) {
    const waiting = { client, sleep: account.sleep, log: { progress: account.progress } };
    try {
      await removeFlow(waiting, { flowId: flow.id, custSpaceId: account.space }, flow.status);
    } catch (error) {
      if (!(error instanceof CamsError)) throw error;
      refused.push(`${name(flow)}: ${explain(error)}`);
    }
  }
  if (refused.length > 0)
    return problem(`not removed: ${refused.join("; ")}`, `Run \`pulumi-cams retire ${left[0]?.id}\`.`);
  return ok(`${count(left.length, "flow")} removed`);
}
