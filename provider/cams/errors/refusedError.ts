import { CamsError, type ErrorFacts } from "./camsError";
import type { Category } from "./categories";

/** What CAMS answered. */
export interface RefusalFacts extends ErrorFacts {
  operation: string;
  /** CAMS's own words; empty where they would repeat what was signed. */
  vendorMessage: string;
  /** HTTP status; CAMS refuses with 200 as well as with 400. */
  status: number;
}

/** CAMS answered, and the answer is no. Codes that this client does not know have this class and stay as they are. */
export class RefusedError extends CamsError {
  override readonly name: string = "RefusedError";
  override readonly category: Category = "refused";
  readonly vendorMessage: string;
  readonly status: number;

  constructor(facts: RefusalFacts) {
    const { operation, code, vendorMessage, status, requestId } = facts;
    const words = vendorMessage === "" ? code : `${code}: ${vendorMessage}`;
    super(
      `${operation} was refused: ${words} (HTTP ${status}${requestId === undefined ? "" : `, request id ${requestId}`})`,
      facts,
    );
    this.vendorMessage = vendorMessage;
    this.status = status;
  }
}
