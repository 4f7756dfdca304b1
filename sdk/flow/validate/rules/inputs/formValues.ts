import { COMPONENTS, type ComponentSpec } from "../../../format";
import { isPlainObject } from "../../../json";
import { nearest } from "../../../nearest";
import type { CheckContext } from "../../context";
import { isDynamic } from "../../dynamic";
import type { Rule } from "../../rule";
import type { ComponentNode } from "../../tree";

type Kind = NonNullable<ComponentSpec["value"]>;

/** What the first value of an input must be, by the kind of value that it gives. A number is given as text too. */
const FIRST_VALUES: Readonly<Record<Kind, { fits: (value: unknown) => boolean; means: string }>> = {
  string: { fits: (value) => typeof value === "string", means: "a text" },
  text: { fits: (value) => typeof value === "string", means: "a text" },
  number: { fits: (value) => typeof value === "number", means: "a number" },
  boolean: { fits: (value) => typeof value === "boolean", means: "true or false" },
  array: { fits: Array.isArray, means: "a list" },
  date: { fits: (value) => typeof value === "string" || isPlainObject(value), means: "a date or a range of dates" },
};

/** From 7.0: what a Form holds for its inputs, by their names. Earlier it was not looked at. */
export const formValues: Rule = ({ screens }, context) => {
  if (!context.isSince("7.0")) return;
  for (const { components, isOpen } of screens) {
    for (const form of components.filter(({ type }) => type === "Form")) {
      const inputs = new Map(
        components.flatMap((each) =>
          each.inputName !== undefined && each.parents.includes(form) ? [[each.inputName, each]] : [],
        ),
      );
      if (!isOpen) for (const key of ["init-values", "error-messages"]) checkNames(form, key, inputs, context);
      checkFirstValues(form, inputs, context);
    }
  }
};

type Inputs = ReadonlyMap<string, ComponentNode>;

function checkNames(form: ComponentNode, key: string, inputs: Inputs, { report, isUnknown }: CheckContext): void {
  const given = form.value[key];
  if (!isPlainObject(given) || isUnknown(given)) return;
  for (const name of Object.keys(given).filter((each) => !inputs.has(each))) {
    const meant = nearest(
      name,
      [...inputs.keys()].filter((each) => !Object.hasOwn(given, each)),
    );
    report({
      code: "INVALID_PROPERTY_VALUE",
      path: [...form.path, key, name],
      message: `${key} refers to ${name}, but the Form has no such input`,
      hint: meant === undefined ? "use the name of an input of the Form" : `did you mean ${meant}?`,
    });
  }
}

function checkFirstValues({ value: form, path }: ComponentNode, inputs: Inputs, context: CheckContext): void {
  const given = form["init-values"];
  if (!isPlainObject(given) || context.isUnknown(given)) return;
  for (const [name, value] of Object.entries(given)) {
    const type = inputs.get(name)?.type;
    const spec = type === undefined ? undefined : COMPONENTS[type];
    // A picker has no first value at all, which is reported by a rule of its own.
    if (spec?.value === undefined || type === "PhotoPicker" || type === "DocumentPicker") continue;
    if (context.isUnknown(value) || (typeof value === "string" && isDynamic(value, context))) continue;
    const { fits, means } = FIRST_VALUES[spec.value];
    if (fits(value)) continue;
    const at = [...path, "init-values", name];
    context.report({
      code: "INVALID_PROPERTY_VALUE",
      path: at,
      message: `the initial value of ${name} is ${context.show(value, at)}; ${type} takes ${means}`,
    });
  }
}
