import { formatPath, type Path } from "../path";
import { type ContractCode, consequences } from "./codes";

/** A change that may break conversations already running, callers that send the flow, or consumers of what it sends. */
export interface ContractChange {
  /** What changed, as a path of the new document; of the old one when it is gone. */
  path: string;
  code: ContractCode;
  /** What changed and why it matters, as one sentence without full stop. */
  sentence: string;
}

/** A place in the old or in the new document. */
export interface Location {
  side: "before" | "after";
  path: Path;
}

/** A contract change with the places where its cause may be looked for, the likeliest first. */
export interface LocatedChange extends ContractChange {
  /** What changed, without why it matters: the beginning of the sentence. */
  fact: string;
  at: Location[];
}

/** Writes a contract change down. `fact` says what changed; the code knows why it matters. */
export function located(code: ContractCode, fact: string, path: Path, at: Location[]): LocatedChange {
  return { path: formatPath(path), code, fact, sentence: `${fact}: ${consequences[code]}`, at };
}

/** A location in the old document. */
export const was = (path: Path, ...rest: Path): Location => ({ side: "before", path: [...path, ...rest] });

/** A location in the new document. */
export const is = (path: Path, ...rest: Path): Location => ({ side: "after", path: [...path, ...rest] });
