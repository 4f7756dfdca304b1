import type { CheckContext } from "./context";

/**
 * Whether a text in a payload holds several bindings and begins and ends with one. Meta reads from the first brace to the
 * last as one binding, which names nothing.
 */
export const isTwoBindings = (text: string): boolean => /^\$\{[^{}]+\}.*\$\{[^{}]+\}$/s.test(text);

/**
 * Whether a text stands for a value that is given at run time: a binding, or (from 6.0) an expression between
 * backticks. A binding need not be a good one; what is wrong with it is reported elsewhere.
 */
export const isDynamic = (text: string, context: Pick<CheckContext, "isSince">): boolean =>
  /^\$\{[^{}]+\}$/.test(text) || (context.isSince("6.0") && /^`.*`$/s.test(text));
