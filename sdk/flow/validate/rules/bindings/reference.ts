import { type DataType, schemaAt, typesOf, valueTypeOf } from "../../../dataModel";
import { type Binding, parseBinding, type Resolve } from "../../../expression";
import { COMPONENTS } from "../../../format";
import { nearest } from "../../../nearest";
import type { Path } from "../../../path";
import type { CheckContext } from "../../context";
import type { ComponentNode, FlowTree, ScreenNode } from "../../tree";

/** Where a binding stands: on a screen, at a path. */
export interface Site {
  screen: ScreenNode;
  path: Path;
  tree: FlowTree;
  context: CheckContext;
  /** Whether a value can stand here; only such are proposed for what is not there. Without it, any can. */
  suits?: (reference: Found) => boolean;
}

/** A value that is there. Without types nothing is known of it, and nothing is to be said of it. */
export interface Found {
  types: readonly DataType[];
  schema?: unknown;
  input?: ComponentNode;
}

/** What a binding stands for. */
export type Reference =
  | Found
  /** Nothing: the screen that it names, or the value, does not exist. */
  | { missing: "screen" | "value"; message: string; hint?: string };

const UNTOLD: Found = { types: [] };
const LOOSE = /^\$\{(?:screen\.([^.{}\s]+)\.)?(data|form)\.([^{}\s]+)\}$/;

/**
 * The binding that a text is. Names with other characters are taken as well, such as an index in brackets: they are
 * looked up and not found. Spaces and other roots are not: Meta takes those for plain text.
 */
export function bindingOf(text: string): Binding | undefined {
  const exact = parseBinding(text);
  if (exact !== undefined) return exact;
  const [, screen, root, names] = LOOSE.exec(text) ?? [];
  if (names === undefined) return undefined;
  const path = names.split(".");
  return { root: root === "data" ? "data" : "form", ...(screen === undefined ? {} : { screen }), path, text };
}

/** Looks up what a binding stands for. */
export function lookUp(binding: Binding, site: Site): Reference {
  const { tree, context, path } = site;
  const shown = context.show(binding.text, path);
  const screen = binding.screen === undefined ? site.screen : tree.byId.get(binding.screen);
  if (screen === undefined) {
    if (tree.isOpen) return UNTOLD;
    const meant = nearest(binding.screen ?? "", screensWith(binding, site));
    const hint = meant === undefined ? undefined : `did you mean screen.${meant}.${binding.root}?`;
    return { missing: "screen", message: `${shown} refers to a screen that does not exist`, ...(hint ? { hint } : {}) };
  }
  if (binding.screen === site.screen.id) {
    const message = `${shown} refers to its own screen as if it were another one`;
    const hint = ownHint(binding, site);
    return { missing: "screen", message, ...(hint === undefined ? {} : { hint }) };
  }
  const found = binding.root === "data" ? dataOf(binding, screen, context) : inputOf(binding, screen, context);
  if (found !== undefined) return found;
  const why =
    binding.root === "data"
      ? `the data model of screen ${screen.id} does not declare it`
      : `screen ${screen.id} has no input of that name`;
  const meant = meantPath(binding, screen, site);
  return {
    missing: "value",
    message: `${shown} refers to nothing: ${why}`,
    ...(meant === undefined ? {} : { hint: `did you mean ${[binding.root, ...meant].join(".")}?` }),
  };
}

/** The names of the value that was most likely meant: another first name, and the others where they fit behind it. */
function meantPath({ root, path }: Binding, screen: ScreenNode, { context, suits }: Site): string[] | undefined {
  const [first = "", ...rest] = path;
  const find = root === "data" ? dataOf : inputOf;
  const suited = (names: string[]) => {
    const found = find({ path: names }, screen, context);
    return found !== undefined && (suits?.(found) ?? true);
  };
  const names =
    root === "data" ? Object.keys(screen.data) : screen.components.flatMap(({ inputName }) => inputName ?? []);
  const candidates = names
    .filter((name) => name !== first)
    .map((name) => [name, ...(suited([name, ...rest]) ? rest : [])]);
  const meant = nearest(
    first,
    candidates.filter(suited).map(([name = ""]) => name),
  );
  return candidates.find(([name]) => name === meant);
}

/** The same value without the name of the own screen, or the one other screen that has it. */
function ownHint(binding: Binding, { screen, context, suits, ...site }: Site): string | undefined {
  const own = (binding.root === "data" ? dataOf : inputOf)(binding, screen, context);
  if (own !== undefined && (suits?.(own) ?? true)) return `write \${${[binding.root, ...binding.path].join(".")}}`;
  const [other, ...others] = screensWith(binding, { screen, context, suits, ...site });
  return other === undefined || others.length > 0 ? undefined : `did you mean screen.${other}.${binding.root}?`;
}

/** Other screens than the one at hand that have what a binding names. */
const screensWith = (binding: Binding, { screen: own, tree, context, suits }: Site): string[] =>
  [...tree.byId.values()].flatMap((screen) => {
    const found = screen === own ? undefined : (binding.root === "data" ? dataOf : inputOf)(binding, screen, context);
    return found !== undefined && (suits?.(found) ?? true) ? [screen.id] : [];
  });

/** The same for the checks of expressions. */
export const resolveAt =
  (site: Site): Resolve =>
  (binding) => {
    const reference = lookUp(binding, site);
    return "missing" in reference ? { error: reference.message } : valueTypeOf(reference.types);
  };

type Names = Pick<Binding, "path">;

function dataOf({ path }: Names, screen: ScreenNode, { isUnknown }: CheckContext): Found | undefined {
  if (isUnknown(screen.value.data)) return UNTOLD;
  const schema = schemaAt(screen.data, path);
  return schema === undefined ? undefined : { types: typesOf(schema), schema };
}

function inputOf({ path }: Names, screen: ScreenNode, { isUnknown }: CheckContext): Found | undefined {
  const [first] = path;
  // The name of an input may hold dots, so the whole comes first.
  const input = screen.components.find(({ inputName }) => inputName === path.join("."));
  if (input !== undefined) return { types: inputTypes(input, isUnknown), input };
  const holder = screen.components.find(({ inputName }) => inputName === first);
  // A range of dates is an object, so one of its ends can be named.
  if (holder !== undefined && COMPONENTS[holder.type]?.value === "date") return UNTOLD;
  const mayBeAny = screen.isOpen || screen.components.some(({ value }) => isUnknown(value.name));
  return mayBeAny ? UNTOLD : undefined;
}

/** Types of the value that an input gives. */
export function inputTypes({ type, value }: ComponentNode, isUnknown: (value: unknown) => boolean): DataType[] {
  const kind = COMPONENTS[type]?.value;
  if (kind === undefined) return [];
  if (kind === "date") return ["string", "object"];
  if (kind !== "text") return [kind];
  const inputType = value["input-type"];
  if (isUnknown(inputType)) return [];
  return [inputType === "number" || inputType === "passcode" ? "number" : "string"];
}
