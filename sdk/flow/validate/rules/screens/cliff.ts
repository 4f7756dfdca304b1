import type { Severity } from "../../../diagnostic";
import type { CheckContext } from "../../context";

/** Versions from the first one to the one before the second; without a second, all later ones. */
type Range = readonly [from: string, before?: string];

/**
 * Rules that Meta's builder has in some versions only. It lost some with 6.3 and has them all from 7.3 on; flows that
 * break them between were published and then failed when they were sent, so there they are warnings.
 */
const ON: Readonly<Record<CliffRule, readonly Range[]>> = {
  entryScreen: [["5.1", "6.3"], ["7.3"]],
  entryScreenByNavigation: [["7.3"]],
  routeOfNavigation: [["5.1", "6.3"], ["7.3"]],
  terminalFooter: [["7.3"]],
};

export type CliffRule = "entryScreen" | "entryScreenByNavigation" | "routeOfNavigation" | "terminalFooter";

/** An error in the versions in which Meta refuses what breaks the rule, and a warning in the others. */
export function severityOf(rule: CliffRule, { isSince }: Pick<CheckContext, "isSince">): Severity {
  const isOn = ON[rule].some(([from, before]) => isSince(from) && (before === undefined || !isSince(before)));
  return isOn ? "error" : "warning";
}
