import { isPlainObject } from "../../../json";
import type { Rule } from "../../rule";

const PICKERS = ["PhotoPicker", "DocumentPicker"];

/** Photos and documents come from users only: a Form has no first value for them. */
export const pickersInInitValues: Rule = ({ screens }, { report }) => {
  for (const { components } of screens) {
    const pickers = new Map(
      components.flatMap(({ type, inputName }) =>
        inputName !== undefined && PICKERS.includes(type) ? [[inputName, type]] : [],
      ),
    );
    for (const { type, value, path } of components) {
      const initValues = value["init-values"];
      if (type !== "Form" || !isPlainObject(initValues)) continue;
      for (const name of Object.keys(initValues).filter((key) => pickers.has(key))) {
        report({
          code: "NATIVE_COMPONENT_IN_FORM_INIT_VALUES",
          path: [...path, "init-values", name],
          message: `${name} is a ${pickers.get(name)}, which cannot have an initial value`,
          hint: "remove it from init-values",
        });
      }
    }
  }
};
