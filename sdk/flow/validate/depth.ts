/**
 * Longer paths come only from If within If, where Meta stops at three, and from schemas that nobody writes. Below them
 * nothing is looked at, so that no document can exhaust the stack.
 */
export const LONGEST_PATH = 200;
