import { isPlainObject } from "../json";
import type { ComponentNode, FlowTree, ScreenNode } from "../validate";
import type { LintContext } from "./lint";
import { walk } from "./walk";

/**
 * Data and inputs that nothing refers to. Anything that looks like a reference counts as one, also where it stands among
 * other text or is malformed: other lints and rules report those.
 */
export function unused({ screens }: FlowTree, context: LintContext): void {
  const used = new Set<string>();
  for (const screen of screens) {
    for (const { value } of walk(screen.value, context.isUnknown)) {
      // What is not known yet may come out as a reference to anything.
      if (context.isUnknown(value)) return;
      if (typeof value === "string" && value.includes("${"))
        for (const name of referencesIn(value, screen.id)) used.add(name);
    }
  }
  for (const screen of screens) {
    lintData(screen, used, context);
    lintInputs(screen, used, context);
  }
}

const REFERENCE = /(?:screen\s*\.\s*([^\s.}]+)\s*\.\s*)?\b(data|form)\s*\.\s*([\p{L}\p{N}_-]+)/gu;

const referencesIn = (text: string, own: string) =>
  [...text.matchAll(REFERENCE)].map(([, screen = own, root = "", name = ""]) => keyOf(screen, root, name));

const keyOf = (screen: string, root: string, name: string) => JSON.stringify([screen, root, name]);

/** Other names cannot be distinguished from what stands around them in a reference. */
const isPlainName = (name: string) => /^[\p{L}\p{N}_-]+$/u.test(name);

function lintData({ id, data, path }: ScreenNode, used: ReadonlySet<string>, { warn }: LintContext): void {
  for (const key of Object.keys(data)) {
    if (!isPlainName(key) || used.has(keyOf(id, "data", key))) continue;
    const message = `${key} in the data of screen ${id} is not used`;
    warn("UNUSED_DATA", [...path, "data", key], message, `use \${data.${key}}, or remove it`);
  }
}

function lintInputs(screen: ScreenNode, used: ReadonlySet<string>, { warn, isUnknown }: LintContext): void {
  const dataActs = holdsSelectAction(screen.value.data, isUnknown);
  for (const component of screen.components) {
    const { inputName, path } = component;
    if (inputName === undefined || !isPlainName(inputName) || used.has(keyOf(screen.id, "form", inputName))) continue;
    if (hasOtherUse(component, dataActs, isUnknown)) continue;
    const message = `the value of the input ${inputName} is not used`;
    warn("UNUSED_INPUT", [...path, "name"], message, `send \${form.${inputName}} in a payload, or remove the input`);
  }
}

/** Whether an input does something without its value: leads on, changes the screen, or has to be agreed to. */
function hasOtherUse(
  { type, value }: ComponentNode,
  dataActs: boolean,
  isUnknown: (value: unknown) => boolean,
): boolean {
  if (type === "NavigationList") return true;
  if (type === "OptIn" && value.required !== undefined && value.required !== false) return true;
  const source = value["data-source"];
  return holdsSelectAction(value, isUnknown) || (dataActs && source !== undefined && !Array.isArray(source));
}

/** Whether a choice triggers something; options that come at run time bring their actions with them. */
function holdsSelectAction(held: unknown, isUnknown: (value: unknown) => boolean): boolean {
  for (const { value } of walk(held, isUnknown)) {
    if (isPlainObject(value) && ("on-select-action" in value || "on-unselect-action" in value)) return true;
  }
  return false;
}
