import { CamsError, type ErrorFacts } from "./camsError";
import type { Category } from "./categories";

/** What CAMS answered. */
export interface RefusalFacts extends ErrorFacts {
  operation: string;
  /** CAMS's own words as they came; empty where they would repeat what was signed. */
  vendorMessage: string;
  /** HTTP status; CAMS refuses with 200 as well as with 400. */
  status: number;
}

/** CAMS answered, and the answer is no. Codes that this client does not know have this class and stay as they are. */
export class RefusedError extends CamsError {
  override readonly name: string = "RefusedError";
  override readonly category: Category = "refused";
  readonly status: number;
  /** CAMS's words as they came, for `hide`. */
  #said: string;

  constructor(facts: RefusalFacts) {
    super(inWords(facts, withoutQueries(facts.vendorMessage)), facts);
    this.status = facts.status;
    this.#said = facts.vendorMessage;
  }

  /** CAMS's words without the queries of links. */
  get vendorMessage(): string {
    return withoutQueries(this.#said);
  }

  /**
   * Takes secrets out of CAMS's words. Only here are those whole: where a query was left out, half of a secret could stay
   * that no one would know again.
   */
  hide(mask: (text: string) => string): void {
    this.#said = mask(this.#said);
    const { operation = "", code, requestId, status, vendorMessage } = this;
    this.message = inWords({ operation, code, requestId, status }, vendorMessage);
  }
}

function inWords(
  { operation, code, status, requestId }: Pick<RefusalFacts, "operation" | "code" | "status" | "requestId">,
  said: string,
): string {
  const words = said === "" ? code : `${code}: ${said}`;
  const request = requestId === undefined ? "" : `, request id ${requestId}`;
  return `${operation} was refused: ${words} (HTTP ${status}${request})`;
}

/** CAMS may repeat the link that it could not download, and the query of a link is a signature. */
const withoutQueries = (message: string): string => message.replace(/(https?:\/\/[^\s?"'<>]+)\?[^\s"'<>]*/gi, "$1?...");
