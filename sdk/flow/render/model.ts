import type { Operator } from "../expression";
import type { ComponentSpec } from "../format";
import type { JsonObject } from "../json";

/**
 * An expression as the page evaluates it: parsed when the page is made, so that the page needs no parser. Spans are
 * left out; the semantics are those of `sdk/flow/expression`.
 */
export type Formula =
  | { kind: "literal"; value: string | number | boolean }
  | { kind: "binding"; root: "data" | "form"; screen?: string; path: string[] }
  | { kind: "not"; operand: Formula }
  | { kind: "binary"; operator: Operator; left: Formula; right: Formula }
  | { kind: "join"; parts: Formula[] };

/** A document, ready to be drawn. */
export interface Edition {
  /** What the reader calls it; empty where there is only one. */
  label: string;
  screens: JsonObject[];
  /** The screens with which a flow can begin, by id; never empty unless there are no screens. */
  entries: string[];
  /** Where the endpoint may lead from a screen, by the routing model. */
  routes: [from: string, to: string[]][];
  /** Version of the endpoint's protocol; absent for a flow without endpoint. */
  dataApiVersion?: string;
  /** Formulas of the strings that a property replaces by a value. */
  values: [text: string, formula: Formula][];
  /** Formulas of the conditions of If. */
  conditions: [text: string, formula: Formula][];
  /** What is marked on the screens, when two versions are compared. */
  marks: Mark[];
}

/** A change to be shown where it stands in one of two versions. */
export interface Mark {
  /** Path of the changed value in this version, as Meta writes paths. */
  path: string;
  kind: "added" | "removed" | "changed" | "moved";
  summary: string;
}

/** Two screens to be shown side by side: indexes of the old and the new version. */
export interface ScreenPair {
  before?: number;
  after?: number;
}

/** One line in the list of changes. */
export interface ChangeLine {
  summary: string;
  breaking: boolean;
  reason?: string;
}

/** Everything that the page is given; it stands in it as JSON. */
export interface PageModel {
  /** The document, or the old and the new one. */
  editions: Edition[];
  /** Types of components that take input, and what `${form.<name>}` of each gives. */
  inputs: Record<string, InputKind>;
  theme: "auto" | "light" | "dark";
  direction: "ltr" | "rtl";
  /** Screens in the order of the drawn graph. */
  graph: string[];
  comparison?: { pairs: ScreenPair[]; changes: ChangeLine[] };
}

/** What the value of an input is, as the table of components says. */
export type InputKind = NonNullable<ComponentSpec["value"]>;
