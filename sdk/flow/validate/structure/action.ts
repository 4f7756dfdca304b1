import { ACTIONS, type ActionName, type ActionSpec } from "../../format";
import type { Path } from "../../path";
import type { CheckContext } from "../context";
import { didYouMean } from "./words";

/** An action whose name is known and allowed, with what is left to check. */
export interface KnownAction {
  spec: ActionSpec;
  name: ActionName;
  /** The action without its name and without the keys that were already reported. */
  rest: Record<string, unknown>;
}

/** Checks that an action is one of those possible in its place; undefined where it is none. */
export function knownAction(
  value: Record<string, unknown>,
  names: readonly ActionName[],
  path: Path,
  { report, show, isUnknown, isSince }: CheckContext,
): KnownAction | undefined {
  const { name: given, ...rest } = value;
  const namePath = [...path, "name"];
  if (isUnknown(given)) return undefined;
  const available = names.filter((each) => isSince(ACTIONS[each].since ?? "1.0"));
  if (given === undefined) {
    const hint = `one of ${available.join(", ")}`;
    report({ code: "MISSING_REQUIRED_PROPERTY", path: namePath, message: "name is required in an action", hint });
    return undefined;
  }
  const name = available.find((each) => each === given);
  if (name === undefined) {
    report({
      code: typeof given === "string" ? "INVALID_ENUM_VALUE" : "INVALID_PROPERTY_TYPE",
      path: namePath,
      message: `the action ${show(given, namePath)} is not allowed here; it must be one of ${available.join(", ")}`,
      hint: didYouMean(given, available),
    });
    return undefined;
  }
  const spec = ACTIONS[name];
  for (const key of spec.forbidden) {
    const isGiven = rest[key] !== undefined && !isUnknown(rest[key]);
    delete rest[key];
    if (!isGiven) continue;
    report({
      code: "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED",
      path: [...path, key],
      message: `${key} is not allowed in the action ${name}`,
      hint: "remove it",
    });
  }
  return { spec, name, rest };
}
