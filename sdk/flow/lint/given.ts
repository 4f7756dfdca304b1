import { isPlainObject } from "../json";
import type { Path } from "../path";
import type { ComponentNode } from "../validate";

/** The key of a Form that gives a property to the inputs in it. */
const IN_FORM = { "init-value": "init-values", "error-message": "error-messages" } as const;

/**
 * A property that an input has itself where no Form is around it, and that else its Form gives it by name; undefined
 * where neither does. A Form whose values are not written out gives all its inputs a value that nobody knows.
 */
export function given(
  { value, path, parents, inputName }: ComponentNode,
  property: keyof typeof IN_FORM,
): { value: unknown; path: Path } | undefined {
  if (value[property] !== undefined) return { value: value[property], path: [...path, property] };
  const form = parents.find(({ type }) => type === "Form");
  const values: unknown = form?.value[IN_FORM[property]];
  if (form === undefined || inputName === undefined || values === undefined) return undefined;
  const formPath = [...form.path, IN_FORM[property]];
  if (!isPlainObject(values)) return { value: values, path: formPath };
  return Object.hasOwn(values, inputName) ? { value: values[inputName], path: [...formPath, inputName] } : undefined;
}
