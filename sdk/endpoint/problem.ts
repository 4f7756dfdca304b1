import type { AnswerCode } from "../flow/exchange";

/** Codes of what an operator should know of. */
export type EndpointProblemCode =
  | AnswerCode
  /** The request is not one that a phone sends; answered with 400. */
  | "REQUEST_MALFORMED"
  /** The request comes from a screen or an action that the flow does not have; answered with 400. */
  | "REQUEST_NOT_IN_FLOW"
  /** No private key opens the request; answered with 421, upon which phones fetch the public key again. */
  | "CANNOT_DECRYPT"
  /** The signature is missing or wrong; answered with 432. */
  | "SIGNATURE_WRONG"
  /** The handler threw; answered with 500. */
  | "HANDLER_FAILED"
  /** The handler took too long; answered with 500. */
  | "HANDLER_TIMEOUT"
  /** A phone reports that it could not use an earlier answer. */
  | "PHONE_REPORTED";

/** Something that went wrong, reported to the operator. It holds nothing that a user has entered. */
export interface EndpointProblem {
  code: EndpointProblemCode;
  /** What happened and what to do, in one line. */
  message: string;
  /** The HTTP status that was answered. */
  status: number;
  action?: string;
  /** The screen of the flow that the request came from. */
  screen?: string;
  /** What the handler threw. It may hold what a user entered, so it is not enumerable: serializers pass over it. */
  readonly cause?: unknown;
}

/** Attaches what the handler threw, where neither `JSON.stringify` nor a spread finds it. */
export function withCause(problem: EndpointProblem, cause: unknown): EndpointProblem {
  return Object.defineProperty(problem, "cause", { value: cause, enumerable: false });
}

/** Says what the handler threw without its message, which may hold what a user entered. */
export function kindOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `a ${typeof thrown}`;
  const { name } = thrown.constructor;
  return /^\w{1,60}$/.test(name) ? `a ${name}` : "an error";
}
