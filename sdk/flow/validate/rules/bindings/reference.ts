import { type DataType, schemaAt, typesOf, valueTypeOf } from "../../../dataModel";
import { type Binding, parseBinding, type Resolve } from "../../../expression";
import { nearest } from "../../../nearest";
import type { Path } from "../../../path";
import { COMPONENTS } from "../../../spec";
import type { CheckContext } from "../../context";
import type { ComponentNode, FlowTree, ScreenNode } from "../../tree";

/** Where a binding stands: on a screen, at a path. */
export interface Site {
  screen: ScreenNode;
  path: Path;
  tree: FlowTree;
  context: CheckContext;
}

/** What a binding stands for. Without types nothing is known of the value, and nothing is to be said of it. */
export type Reference =
  | { types: readonly DataType[]; schema?: unknown; input?: ComponentNode }
  /** Nothing: the screen that it names, or the value, does not exist. */
  | { missing: "screen" | "value"; message: string; hint?: string };

const UNTOLD: Reference = { types: [] };
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
    const meant = nearest(binding.screen ?? "", tree.byId.keys());
    const hint = meant === undefined ? undefined : `did you mean screen.${meant}.${binding.root}?`;
    return { missing: "screen", message: `${shown} names a screen that does not exist`, ...(hint ? { hint } : {}) };
  }
  if (binding.screen === site.screen.id) {
    const hint = `write \${${[binding.root, ...binding.path].join(".")}}`;
    return { missing: "screen", message: `${shown} names its own screen as if it were another one`, hint };
  }
  const found = binding.root === "data" ? dataOf(binding, screen, context) : inputOf(binding, screen, context);
  if (found !== undefined) return found;
  const [first = ""] = binding.path;
  const meant = nearest(first, namesIn(binding, screen));
  const why =
    binding.root === "data"
      ? `the data model of screen ${screen.id} does not have it`
      : `screen ${screen.id} has no input of that name`;
  return {
    missing: "value",
    message: `${shown} stands for nothing: ${why}`,
    ...(meant === undefined || meant === first ? {} : { hint: `did you mean ${binding.root}.${meant}?` }),
  };
}

/** The same for the checks of expressions. */
export const resolveAt =
  (site: Site): Resolve =>
  (binding) => {
    const reference = lookUp(binding, site);
    return "missing" in reference ? { error: reference.message } : valueTypeOf(reference.types);
  };

function dataOf({ path }: Binding, screen: ScreenNode, { isUnknown }: CheckContext): Reference | undefined {
  if (isUnknown(screen.value.data)) return UNTOLD;
  const schema = schemaAt(screen.data, path);
  return schema === undefined ? undefined : { types: typesOf(schema), schema };
}

function inputOf({ path }: Binding, screen: ScreenNode, { isUnknown }: CheckContext): Reference | undefined {
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

const namesIn = ({ root }: Binding, screen: ScreenNode): string[] =>
  root === "data" ? Object.keys(screen.data) : screen.components.flatMap(({ inputName }) => inputName ?? []);
