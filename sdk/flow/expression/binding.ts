import { nearest } from "../nearest";

/** A reference to a value, as `${data.user.name}` or `${screen.DETAILS.form.email}`. */
export interface Binding {
  /** Whether it names a value of a screen's data model or of an input. */
  root: "data" | "form";
  /** The screen that it names; absent for the screen that it stands on. */
  screen?: string;
  /** The names after the root, at least one: keys of objects, never an index. */
  path: string[];
  /** The whole reference as it is written, with `${` and `}`. */
  text: string;
}

/** What keeps a `${...}` from being a binding. */
export type BindingFault = "unclosed" | "spaces" | "root" | "path";

/** Something that begins like a binding and is none. */
export interface MalformedBinding {
  fault: BindingFault;
  /** What is wrong, as a sentence without full stop. */
  message: string;
  /** The binding that was most likely meant. */
  hint?: string;
}

/** What stands at a `${`: where it ends (exclusive), and what it is. */
export type ReadBinding = { end: number } & ({ binding: Binding } | { malformed: MalformedBinding });

// A digit first, or letters of any alphabet, are not known to be refused; so they are let through.
const NAME = /^[\p{L}\p{M}\p{N}_-]+$/u;
// Up to Flow JSON 6.3 a screen id may hold commas.
const SCREEN = /^[\p{L}\p{M}\p{N}_,-]+$/u;
const ROOTS = ["data", "form", "screen"];
/** No misspelt root is longer; a whole paragraph between braces is not compared letter by letter. */
const LONGEST_ROOT = 20;

/** The binding that a string is from end to end; undefined for every other string. */
export function parseBinding(text: string): Binding | undefined {
  if (!text.startsWith("${")) return undefined;
  const read = readBinding(text, 0, text.length);
  return "binding" in read && read.end === text.length ? read.binding : undefined;
}

/** Reads what stands at a `${`, no further than `limit`, the next `${` or its closing brace. */
export function readBinding(text: string, start: number, limit: number): ReadBinding {
  let end = start + 2;
  while (end < limit && text[end] !== "}" && !text.startsWith("${", end)) end++;
  const body = text.slice(start + 2, end);
  if (end >= limit || text[end] !== "}") {
    return { end, malformed: { fault: "unclosed", message: "The closing brace of the binding is missing" } };
  }
  end += 1;
  const read = interpret(body);
  return "fault" in read ? { end, malformed: read } : { end, binding: read };
}

function interpret(body: string): Binding | MalformedBinding {
  if (/\s/.test(body)) {
    const joined = body
      .split(".")
      .map((step) => step.trim())
      .join(".");
    return fault("spaces", "A binding cannot contain spaces", joined);
  }
  const [first = "", ...rest] = body.split(".");
  if (first !== "screen") return named(undefined, first, rest, body, []);
  const [screen = "", root = "", ...path] = rest;
  if (!SCREEN.test(screen)) return fault("path", 'Expected the id of a screen after "screen."');
  return named(screen, root, path, body, [first, screen]);
}

function named(
  screen: string | undefined,
  root: string,
  path: string[],
  body: string,
  before: string[],
): Binding | MalformedBinding {
  if (root !== "data" && root !== "form") {
    const roots = screen === undefined ? ROOTS : ROOTS.slice(0, 2);
    const meant = root.length > LONGEST_ROOT ? undefined : nearest(root, roots);
    return fault(
      "root",
      screen === undefined ? "A binding starts with data, form or screen" : "Expected data or form after the screen id",
      meant && [...before, meant, ...path].join("."),
    );
  }
  if (path.length === 0) return fault("path", `A binding refers to a value: ${root}. and its name`);
  if (!path.every((step) => NAME.test(step))) {
    return fault(
      "path",
      path.some((step) => step.includes("["))
        ? "A binding can refer to keys of objects, but not to list entries by index"
        : "Names in a binding consist of letters, digits, _ and -, separated by single dots",
    );
  }
  return { root, ...(screen === undefined ? {} : { screen }), path, text: `\${${body}}` };
}

/** A fault; with the binding that was meant, where the repaired body is one. */
function fault(kind: BindingFault, message: string, repaired?: string): MalformedBinding {
  const meant = repaired === undefined || /\s/.test(repaired) ? undefined : interpret(repaired);
  const hint = meant && ("text" in meant ? meant.text : meant.hint);
  return { fault: kind, message, ...(hint === undefined ? {} : { hint }) };
}
