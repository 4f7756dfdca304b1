import { type RefusalFacts, RefusedError } from "./refusedError";

/** This machine's clock and CAMS's differ by more than the 15 minutes for which a signature holds. */
export class ClockSkewError extends RefusedError {
  override readonly name = "ClockSkewError";
  override readonly category = "clockSkew";
  /** This machine's clock minus CAMS's, in milliseconds; undefined when the answer had no date. */
  readonly skewMs: number | undefined;

  constructor(facts: RefusalFacts & { skewMs: number | undefined }) {
    super(facts);
    this.skewMs = facts.skewMs;
  }
}
