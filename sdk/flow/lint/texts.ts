import { type Binding, type BindingFault, bindingsIn, scanText } from "../expression";
import type { Path } from "../path";
import type { ComponentNode, FlowTree, ScreenNode } from "../validate";
import type { LintContext } from "./lint";
import { pathOf, walk } from "./walk";

/** Keys of components that hold other components, an expression, a regular expression or a word of the format. */
const NO_TEXT = ["type", "name", "pattern", "condition", "value", "children", "then", "else", "cases"];

const FAULTS: Readonly<Record<BindingFault, string>> = {
  unclosed: "its closing brace is missing",
  spaces: "there are spaces in it",
  root: "it does not start with data, form or screen",
  path: "its path is not a list of names separated by dots",
};

/** Bindings that clients do not replace: among other text, malformed, in titles, and deep in payloads. */
export function texts({ screens }: FlowTree, context: LintContext): void {
  for (const screen of screens) {
    lintTitle(screen, context);
    for (const component of screen.components) lintComponent(component, context);
  }
}

function lintTitle({ value: { title }, path }: ScreenNode, { isUnknown, show, warn }: LintContext): void {
  if (isUnknown(title) || typeof title !== "string" || !title.includes("${")) return;
  const at = [...path, "title"];
  const message = `the title ${show(title, at)} is shown literally: titles do not support bindings`;
  warn("BINDING_IN_TITLE", at, message, "show the value in a TextHeading");
}

function lintComponent(component: ComponentNode, context: LintContext): void {
  for (const [key, property] of Object.entries(component.value)) {
    if (NO_TEXT.includes(key)) continue;
    for (const held of walk(property, context.isUnknown)) {
      const { value } = held;
      if (typeof value !== "string" || !value.includes("${") || context.isUnknown(value)) continue;
      lintText(value, pathOf(held, [...component.path, key]), component, context);
    }
  }
}

function lintText(text: string, path: Path, component: ComponentNode, context: LintContext): void {
  const { isSince, show, warn } = context;
  const scanned = scanText(text);
  if (scanned.kind === "mixed" || (scanned.kind === "expression" && !isSince("6.0"))) {
    const hint = isSince("6.0")
      ? "put backticks around the whole text and single quotes around its fixed parts: `'Hello ' ${data.name}`"
      : "bind the whole text to a single value, or use version 6.0 or later and an expression in backticks";
    warn("LITERAL_BINDING", path, `users see ${show(text, path)} literally: a binding must be the whole value`, hint);
    return;
  }
  const [piece] = scanned.pieces;
  if (piece?.kind === "malformed") {
    const { fault, hint } = piece.malformed;
    const message = `${show(text, path)} is not a binding: ${FAULTS[fault]}`;
    warn("MALFORMED_BINDING", path, message, hint && `did you mean ${show(hint, path)}?`);
  } else if (isDeepInPayload(path.slice(component.path.length))) {
    lintNested(text, path, component.screen, context);
  }
}

/** Whether a path leads below the top of the payload of an action. */
function isDeepInPayload(path: Path): boolean {
  const payload = path.findIndex((step, index) => step === "payload" && isAction(path[index - 1]));
  return payload >= 0 && path.length > payload + 2;
}

const isAction = (step: string | number | undefined) => typeof step === "string" && /^on-[a-z]+-action$/.test(step);

function lintNested(text: string, path: Path, screen: ScreenNode, { show, warn }: LintContext): void {
  const bindings = bindingsIn(text).map(({ binding }) => binding);
  // Files have a rule of Meta's own, which refuses them here.
  if (bindings.length === 0 || bindings.some((binding) => namesPicker(binding, screen))) return;
  const lost = bindings.some((binding) => !isThere(binding, screen));
  const message = `${show(text, path)} is nested in the payload, where ${
    lost
      ? "Meta does not notice that it refers to nothing on the screen"
      : "Meta does not check it and it may be sent literally"
  }`;
  warn("NESTED_PAYLOAD_BINDING", path, message, "give it its own key at the top level of the payload");
}

function namesPicker({ root, screen: other, path }: Binding, screen: ScreenNode): boolean {
  const named = screen.components.find(({ inputName }) => inputName === path[0]);
  return other === undefined && root === "form" && (named?.type === "PhotoPicker" || named?.type === "DocumentPicker");
}

function isThere({ root, screen: other, path: [name = ""] }: Binding, screen: ScreenNode): boolean {
  if (other !== undefined || screen.isOpen) return true;
  return root === "data"
    ? Object.hasOwn(screen.data, name) || typeof screen.value.data !== "object"
    : screen.components.some(({ inputName }) => inputName === name);
}
