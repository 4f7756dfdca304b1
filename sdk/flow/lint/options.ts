import type { Path } from "../path";
import type { ComponentNode, FlowTree } from "../validate";
import { fixedText } from "./fixedText";
import { given } from "./given";
import type { LintContext } from "./lint";
import { valuesAt } from "./walk";

/** Options that share an id, and first values that are none of the options. */
export function options({ screens }: FlowTree, context: LintContext): void {
  for (const component of screens.flatMap(({ components }) => components)) {
    for (const list of ["data-source", "list-items"]) {
      const { value, path } = component;
      if (Array.isArray(value[list])) lintIds(valuesAt(value, `${list}.*.id`, path), context);
    }
    lintInitValue(component, context);
  }
}

function lintIds(ids: { value: unknown; path: Path }[], { isUnknown, show, warn }: LintContext): void {
  const seen = new Set<unknown>();
  for (const { value, path } of ids) {
    if (isUnknown(value)) continue;
    if (seen.has(value)) {
      const message = `an earlier option already has the id ${show(value, path)}, so the reply does not show which one was chosen`;
      warn("DUPLICATE_OPTION_ID", path, message, "give each option a unique id");
    }
    seen.add(value);
  }
}

function lintInitValue(component: ComponentNode, context: LintContext): void {
  const source = component.value["data-source"];
  const first = given(component, "init-value");
  if (first === undefined || !Array.isArray(source) || context.isUnknown(first.value)) return;
  const ids = valuesAt(source, "*.id", []).map(({ value }) => value);
  if (ids.length < source.length || ids.some(context.isUnknown)) return;
  const chosen = Array.isArray(first.value) ? valuesAt(first.value, "*", first.path) : [first];
  for (const { value, path } of chosen) {
    const id = fixedText(value, context);
    if (id === undefined || ids.includes(id)) continue;
    const message = `the initial value ${context.show(value, path)} is not the id of an option, so nothing is selected`;
    context.warn("INIT_VALUE_NOT_AN_OPTION", path, message, "use the id of an option");
  }
}
