import { scanJson } from "./scan";

/** Takes a byte order mark off the front of a text. */
export const withoutMark = (text: string): string => (text.startsWith("\uFEFF") ? text.slice(1) : text);

/**
 * Says where and why a text that JSON.parse refuses is not JSON.
 *
 * @returns the problem, worded to follow the name of the file, and its offsets, which are absent when it is the whole text
 */
export function syntaxProblem(json: string): { problem: string; begin?: number; end?: number } {
  if (json.trim() === "") return { problem: "is empty; a flow is a JSON object" };
  if (json.startsWith("version https://git-lfs.github.com/spec/")) {
    return { problem: "is a Git LFS pointer, not the flow itself; run `git lfs pull` to fetch the flow" };
  }
  const conflict = /^<{7}(?= |\r?$)/m.exec(json);
  if (conflict !== null && /^={7}\r?$/m.test(json) && /^>{7}(?= |\r?$)/m.test(json)) {
    const problem = "has Git merge conflict markers; keep one of the two sides and remove the markers";
    return { problem, begin: conflict.index, end: conflict.index + conflict[0].length };
  }
  const { fault } = scanJson(json);
  return fault === undefined ? { problem: "is not JSON" } : { ...fault, problem: `is not JSON: ${fault.problem}` };
}
