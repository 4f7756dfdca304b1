/** Says that a flow file cannot be a Flow JSON document, and where it stops being one. */
export class FlowFileError extends Error {
  override readonly name = "FlowFileError";

  constructor(
    /** The file as the caller named it. */
    readonly file: string,
    /** What is wrong, in a few words. */
    readonly problem: string,
    /** Line and column of the problem, both from 1; absent when the problem is the whole file. */
    readonly at?: { line: number; column: number },
  ) {
    super(`${file}${at === undefined ? "" : `:${at.line}:${at.column}`} ${problem}`);
  }
}
