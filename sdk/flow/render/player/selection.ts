import type { JsonObject, JsonValue } from "../../json";
import { asText } from "./values";

/**
 * What a change of a choice does: first what lets go of options, then what chooses some. An action of the option itself
 * goes before that of the list.
 */
export function choiceActions(
  component: JsonObject,
  options: readonly JsonObject[],
  before: readonly string[],
  after: readonly string[],
): JsonValue[] {
  const actionsOf = (ids: readonly string[], property: string) =>
    ids.flatMap((id): JsonValue[] => {
      const option = options.find((one) => asText(one.id) === id);
      const action = option === undefined ? undefined : (option[property] ?? component[property]);
      return action === undefined ? [] : [action];
    });
  return [
    ...actionsOf(
      before.filter((id) => !after.includes(id)),
      "on-unselect-action",
    ),
    ...actionsOf(
      after.filter((id) => !before.includes(id)),
      "on-select-action",
    ),
  ];
}
