/** The operations of CAMS as one table, with the wire format of their parameters and replies. */
import type { z } from "zod";
import { operations, type Retry } from "./operations";
import type { ParametersOf, Wire } from "./wire";

export type { Page } from "./operations";

/** The name of a CAMS operation that this client calls. */
export type Operation = keyof typeof operations;

/** The parameters of each operation; lists and objects travel as JSON texts, absent ones not at all. */
export type Parameters = { [O in Operation]: ParametersOf<(typeof operations)[O]["parameters"]> };

/** What a call returns: the `Data` of the reply; for Chat Flow operations `Data`, `Response` and the request id. */
export type Reply<O extends Operation> = z.output<(typeof operations)[O]["reply"]>;

/** What of the table the client walks. */
export interface Spec<O extends Operation> {
  parameters: Record<string, Wire<unknown>>;
  reply: z.ZodType<Reply<O>>;
  from: "Data" | "reply";
  retry: Retry;
  perSecond: number;
}

/** The names of all operations. */
export const operationNames = Object.keys(operations) as Operation[];

const specs: { [O in Operation]: Spec<O> } = operations;

export function specOf<O extends Operation>(operation: O): Spec<O> {
  return specs[operation];
}

/** Parameters in the form in which they are signed and sent. */
export function encodeParameters<O extends Operation>(operation: O, parameters: Parameters[O]): Record<string, string> {
  const given: Record<string, unknown> = { ...parameters };
  const query: Record<string, string> = {};
  for (const [name, { encode }] of Object.entries(specOf(operation).parameters)) {
    if (given[name] !== undefined) query[name] = encode(given[name]);
  }
  return query;
}

/** Whether a call may be sent again although it may have been done already. */
export function isRetryable<O extends Operation>(operation: O, parameters: Parameters[O]): boolean {
  const { retry } = specOf(operation);
  return retry === "safe" || (retry === "with Uuid" && "Uuid" in parameters && parameters.Uuid !== undefined);
}

/** The page of an operation in the vendor's documentation. */
export function documentationOf(operation: Operation): string {
  return `https://www.alibabacloud.com/help/en/chatapp/developer-reference/api-cams-2020-06-06-${operation.toLowerCase()}`;
}
