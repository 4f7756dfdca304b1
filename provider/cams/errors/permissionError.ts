import { type RefusalFacts, RefusedError } from "./refusedError";

/** The key may not call the operation. */
export class PermissionError extends RefusedError {
  override readonly name = "PermissionError";
  override readonly category = "permission";
  /** The RAM action to grant, such as `cams:PublishFlow`. */
  readonly action: string;

  constructor(facts: RefusalFacts) {
    super(facts);
    this.action = `cams:${facts.operation}`;
  }
}
