/**
 * What a rule rests on:
 * - `documented`: Meta's documentation says so;
 * - `seen`: Meta was seen to refuse it;
 * - `inferred`: it follows from other rules, or one author reports it;
 * - `disputed`: Meta's documentation refuses it, and Meta was seen to accept it;
 * - `accepted`: Meta was seen to accept it, though its documentation advises against it.
 */
export type Evidence = "documented and seen" | "documented" | "seen" | "inferred" | "disputed" | "accepted";

/** One rule as docs/validation.md lists it. */
export interface RuleRow {
  /** Its number, such as `R26`. */
  row: string;
  /** What is refused, or warned of. */
  what: string;
  /** Under which codes, and where it is only a warning. */
  codes: string;
  evidence: Evidence;
}

/** Whether what a rule rests on is enough to refuse a flow; anything less is a warning at most. */
export const isEnoughToRefuse = (evidence: Evidence): boolean =>
  evidence === "documented and seen" || evidence === "documented" || evidence === "seen";
