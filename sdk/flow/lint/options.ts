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
      const message = `another option before has the id ${show(value, path)} too, so the reply does not tell which was chosen`;
      warn("DUPLICATE_OPTION_ID", path, message, "give each option an id of its own");
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
    const message = `the first value ${context.show(value, path)} is the id of no option, so nothing is chosen`;
    context.warn("INIT_VALUE_NOT_AN_OPTION", path, message, "give the id of an option");
  }
}
