import { typesOf } from "../../../dataModel";
import { isPlainObject } from "../../../json";

/** An action in the schema of a bound list's items whose name was reported to be refused as it is described. */
export interface DoubtfulAction {
  trigger: string;
  hint: string;
}

/**
 * The actions that the schema of a bound list describes such that Meta was reported to refuse it: the name of an action of
 * `list-items` wants a type, the one of an action of `data-source` the constant `update_data`. One report, so in doubt.
 */
export function doubtfulActions(schema: unknown, property: unknown): DoubtfulAction[] {
  if (property === "list-items") {
    return named(schema, ["on-click-action"])
      .filter(({ name }) => typesOf(name).length === 0 && name.const !== undefined)
      .map(({ trigger }) => ({ trigger, hint: 'describe the name as { "type": "string" }' }));
  }
  if (property !== "data-source") return [];
  return named(schema, ["on-select-action", "on-unselect-action"])
    .filter(({ name }) => name.const === undefined && typesOf(name).length > 0)
    .map(({ trigger }) => ({ trigger, hint: 'describe the name as { "const": "update_data" }' }));
}

/** The schemas of the names of some actions of a list's items. */
function named(schema: unknown, triggers: readonly string[]): { trigger: string; name: Record<string, unknown> }[] {
  return triggers.flatMap((trigger) => {
    const name = ["items", "properties", trigger, "properties", "name"].reduce<unknown>(
      (part, key) => (isPlainObject(part) ? part[key] : undefined),
      schema,
    );
    return isPlainObject(name) ? [{ trigger, name }] : [];
  });
}
