import type { Diagnostic, Finding } from "./diagnostic";
import { formatPath, type Path, valueAt } from "./path";
import type { FlowSource, Place } from "./source";

/**
 * Gives findings their places and the order of the document. A finding that says the same (code, path and message) as an
 * earlier one is left out.
 *
 * @param source the text that was read: findings are sorted by their place in it, those of one place keep their order.
 *   Or only the document: findings are sorted in the order of its keys and all stand at line 1, column 1. Without
 *   either, keys are sorted by name
 */
export function toDiagnostics(
  findings: readonly Finding[],
  source: FlowSource | { document: unknown } = { document: undefined },
): Diagnostic[] {
  const placed = distinct(findings).map(({ finding, path }) => ({
    finding,
    path,
    place: "locate" in source ? source.locate(finding.path, { key: finding.inKey === true }) : start,
  }));
  if ("locate" in source) {
    placed.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  } else {
    const compare = pathOrder(source.document);
    placed.sort((a, b) => compare(a.finding.path, b.finding.path));
  }
  return placed.map(({ finding: { code, severity, message, hint }, path, place }) => ({
    code,
    severity,
    path,
    line: place.line,
    column: place.column,
    endLine: place.endLine,
    endColumn: place.endColumn,
    message,
    ...(hint === undefined ? {} : { hint }),
  }));
}

const start: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 };

function distinct(findings: readonly Finding[]): { finding: Finding; path: string }[] {
  const seen = new Set<string>();
  return findings.flatMap((finding) => {
    const path = formatPath(finding.path);
    const same = JSON.stringify([finding.code, path, finding.message]);
    if (seen.has(same)) return [];
    seen.add(same);
    return [{ finding, path }];
  });
}

/** Compares paths as their values stand in a document: a parent before its children, missing keys behind those it has. */
function pathOrder(document: unknown): (a: Path, b: Path) => number {
  const ranksOf = ranker();
  return (a, b) => {
    let value: unknown = document;
    for (let index = 0; index < Math.min(a.length, b.length); index++) {
      const [left, right] = [a[index] as string | number, b[index] as string | number];
      if (left !== right) return compareSteps(left, right, ranksOf(value));
      value = valueAt(value, [left]);
    }
    return a.length - b.length;
  };
}

function compareSteps(a: string | number, b: string | number, ranks: ReadonlyMap<string, number>): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [left, right] = [String(a), String(b)];
  const byRank = (ranks.get(left) ?? ranks.size) - (ranks.get(right) ?? ranks.size);
  return byRank || (left < right ? -1 : left > right ? 1 : 0);
}

/** The order of an object's keys, found once for each object. */
function ranker(): (value: unknown) => ReadonlyMap<string, number> {
  const known = new Map<unknown, ReadonlyMap<string, number>>();
  return (value) => {
    if (typeof value !== "object" || value === null) return none;
    const ranks = known.get(value) ?? new Map(Object.keys(value).map((key, index) => [key, index]));
    known.set(value, ranks);
    return ranks;
  };
}

const none: ReadonlyMap<string, number> = new Map();
