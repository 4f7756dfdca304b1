import { type DataType, schemaMisfit, typesAgree, typesOf, valueMisfit } from "../../../dataModel";
import type { Severity } from "../../../diagnostic";
import type { Binding } from "../../../expression";
import type { JsonValue } from "../../../json";
import { type Path, valueAt } from "../../../path";
import { isDynamic, isTwoBindings } from "../../dynamic";
import type { ScreenNode } from "../../tree";
import { dataTypes, isExpression, readExpression } from "./expression";
import { bindingOf, lookUp, type Site } from "./reference";

/** One value that navigate passes, for a key of the next screen's data model. */
export interface Handed {
  value: JsonValue;
  key: string;
  path: Path;
  next: ScreenNode;
  /** How serious a value of a wrong type is. */
  most: Severity;
}

/** A value that navigate passes is of the type that the next screen's schema says. */
export function navigateValue(handed: Handed, site: Site): void {
  const { value, key, next } = handed;
  if (site.context.isUnknown(value) || site.context.isUnknown(next.data[key])) return;
  if (isExpression(value, site.context)) {
    checkExpression(value, handed, site);
    return;
  }
  if (typeof value === "string" && isTwoBindings(value)) return;
  const binding = typeof value === "string" ? bindingOf(value) : undefined;
  if (binding === undefined) checkWritten(handed, site);
  else checkBinding(binding, handed, site);
}

function checkBinding(binding: Binding, { key, path, next, most }: Handed, site: Site): void {
  const { report, show } = site.context;
  const reference = lookUp(binding, site);
  // What does not exist, and pickers, which cannot be handed over, are for other rules to report.
  if ("missing" in reference || reference.input?.type === "PhotoPicker" || reference.input?.type === "DocumentPicker") {
    return;
  }
  const code = "INVALID_NAVIGATE_ACTION_PAYLOAD";
  const shown = show(binding.text, path);
  const wanted = typesOf(next.data[key]);
  if (!typesAgree(reference.types, wanted)) {
    const message = `${expected(key, next, wanted)}; ${shown} is of type ${reference.types.join(" or ")}`;
    report({ code, severity: most, path, message });
    return;
  }
  const deep = schemaMisfit(reference.schema, next.data[key]);
  if (deep === undefined) return;
  const message = `the schemas of ${shown} and of ${key} on screen ${next.id} differ at ${deep.path.join(".")}`;
  // How deep Meta compares schemas was never seen.
  report({ code, severity: "warning", path, message });
}

function checkExpression(text: string, { key, path, next }: Handed, site: Site): void {
  const typed = readExpression(text, site);
  const wanted = typesOf(next.data[key]);
  if (typesAgree(dataTypes(typed), wanted)) return;
  const message = `${expected(key, next, wanted)}; the expression is of type ${typed.type}`;
  // That Meta compares the result of an expression was never seen.
  site.context.report({ code: "INVALID_NAVIGATE_ACTION_PAYLOAD", severity: "warning", path, message });
}

function checkWritten({ value, key, path, next, most }: Handed, { context }: Site): void {
  const isGivenLater = (part: unknown) =>
    context.isUnknown(part) || (typeof part === "string" && isDynamic(part, context));
  const misfit = valueMisfit(value, next.data[key], isGivenLater);
  if (misfit === undefined) return;
  const at = [...path, ...misfit.path];
  context.report({
    code: "INVALID_NAVIGATE_ACTION_STATIC_DATA",
    severity: most,
    path: at,
    message: `${expected([key, ...misfit.path].join("."), next, misfit.wanted)}; it is ${context.show(valueAt(value, misfit.path), at)}`,
  });
}

const expected = (key: string, next: ScreenNode, types: readonly DataType[]) =>
  `screen ${next.id} expects ${key} to be of type ${types.join(" or ")}`;
