import { CommandError } from "../outcome";
import { planOf } from "./plan";
import { type NoPlan, readPlanMark } from "./planMark";
import { type PlanRecord, planRecord } from "./planRecord";
import { isFailed, parsePreview } from "./preview";
import { type PlanComparison, verifyPlan } from "./verifyPlan";

/** What was reviewed: a comment with the name of its file, the digest of a plan, or nothing. */
export type ReviewedText = { file: string; comment: string } | { digest: string } | "none";

/** How a preview compares with what was reviewed. */
export interface Verified extends PlanComparison {
  stack: string;
  /** How many resources would change. */
  size: number;
  digest: string | undefined;
}

/**
 * Compares what `pulumi preview --json` prints with what was reviewed.
 *
 * @param file names the preview in errors
 * @throws CommandError when the preview failed, or when one of the two texts is something else
 */
export function verifyPreview(text: string, file: string, reviewed: ReviewedText): Verified {
  const preview = parsePreview(text, file);
  if (isFailed(preview)) {
    throw new CommandError(`${file}: this preview failed, so its plan is incomplete; fix its errors and preview again`);
  }
  const record = planRecord(planOf(preview), { isFailed: false });
  const { stack, size, digest } = record;
  return { ...verifyPlan(record, planIn(reviewed)), stack, size, digest };
}

function planIn(reviewed: ReviewedText): PlanRecord | string {
  if (reviewed === "none") return reviewed;
  if ("digest" in reviewed) return reviewed.digest;
  const found = readPlanMark(reviewed.comment);
  if (typeof found === "object") return found;
  throw new CommandError(`${reviewed.file}: ${problems[found]}`);
}

const problems: Record<NoPlan, string> = {
  absent: "this is not a comment of pulumi-cams review; use one as it was written, to its last line",
  "other version":
    "this comment is from another version of pulumi-cams; review again with the version that is used here",
};
