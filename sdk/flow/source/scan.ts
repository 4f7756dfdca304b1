import type { JSONScanner } from "jsonc-parser";
import type { Nodes } from "./nodes";
import { absence, comment, type Expected, token, tokenFaults, unclosed, unquoted } from "./tokens";

/** What one pass over a text finds. Offsets count UTF-16 units from the start of the text. */
export interface Scan {
  nodes: Nodes;
  /** Keys that their object already has; `node` is the value that stands behind the repeated key. */
  duplicates: { key: string; node: number; begin: number; end: number }[];
  /** Where the text stops being JSON, and why; the nodes end there. */
  fault?: { problem: string; begin: number; end: number };
}

/** A list or object that is not closed yet. */
interface Open {
  node: number;
  /** The keys so far; undefined in a list. */
  keys?: Set<string>;
  items: number;
}

/**
 * Reads a text with an explicit stack: jsonc-parser's own parsers call themselves for each level and give up on a file
 * of some thousand levels, which JSON.parse accepts.
 */
export function scanJson(text: string): Scan {
  const { createScanner }: typeof import("jsonc-parser") = require("jsonc-parser");
  const scanner = createScanner(text, false);
  const nodes: Nodes = { begin: [], end: [], after: [], parent: [], step: [] };
  const duplicates: Scan["duplicates"] = [];
  const open: Open[] = [];
  const state: { expected: Expected; keyBegin: number } = { expected: "value", keyBegin: 0 };

  const begin = (): number => {
    const holder = open.at(-1);
    const offset = scanner.getTokenOffset();
    nodes.begin.push(offset);
    nodes.end.push(offset);
    nodes.parent.push(holder?.node ?? -1);
    nodes.step.push(holder === undefined ? 0 : holder.keys === undefined ? holder.items++ : ~state.keyBegin);
    return nodes.after.push(0) - 1;
  };
  const finish = (node: number): void => {
    nodes.end[node] = scanner.getPosition();
    nodes.after[node] = nodes.begin.length;
    state.expected = open.length === 0 ? "end" : "separator";
  };
  const readName = (): void => {
    const key = scanner.getTokenValue();
    const keys = open.at(-1)?.keys;
    state.keyBegin = scanner.getTokenOffset();
    if (keys?.has(key))
      duplicates.push({ key, node: nodes.begin.length, begin: state.keyBegin, end: scanner.getPosition() });
    keys?.add(key);
    state.expected = "colon";
  };

  /** Takes one token; answers what is wrong with it there. */
  const take = (kind: number): string | undefined => {
    const holder = open.at(-1);
    const { expected } = state;
    const closable = expected === "separator" || expected === "firstItem" || expected === "firstKey";
    if (kind === token.end && holder !== undefined && closable) {
      return holder.keys === undefined ? unclosed.list : unclosed.object;
    }
    if (expected === "value" || expected === "firstItem") {
      if (kind === token.openBrace || kind === token.openBracket) {
        const keys = kind === token.openBrace ? new Set<string>() : undefined;
        open.push({ node: begin(), keys, items: 0 });
        state.expected = keys === undefined ? "firstItem" : "firstKey";
        return undefined;
      }
      if (kind >= token.nullWord && kind <= token.number) return void finish(begin());
    }
    if ((expected === "firstKey" || expected === "key") && kind === token.text) return void readName();
    if (expected === "colon" && kind === token.colon) {
      state.expected = "value";
      return undefined;
    }
    if (holder !== undefined && closable) {
      if (kind === (holder.keys === undefined ? token.closeBracket : token.closeBrace)) {
        open.pop();
        return void finish(holder.node);
      }
      if (expected === "separator" && kind === token.comma) {
        state.expected = holder.keys === undefined ? "value" : "key";
        return undefined;
      }
    }
    return absence[expected];
  };

  for (;;) {
    const kind = nextToken(scanner);
    if (kind === token.end && state.expected === "end") return { nodes, duplicates };
    const problem = faultOf(kind, scanner) ?? take(kind);
    if (problem !== undefined) {
      const fault = { problem, begin: scanner.getTokenOffset(), end: scanner.getPosition() };
      return { nodes, duplicates, fault };
    }
  }
}

function nextToken(scanner: JSONScanner): number {
  for (;;) {
    const kind: number = scanner.scan();
    if (kind !== token.space && kind !== token.lineBreak) return kind;
  }
}

function faultOf(kind: number, scanner: JSONScanner): string | undefined {
  if (kind === token.lineComment || kind === token.blockComment) return comment;
  const fault = tokenFaults[scanner.getTokenError()];
  return fault ?? (kind === token.unknown ? unquoted : undefined);
}
