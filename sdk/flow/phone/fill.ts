import type { JsonObject, JsonValue } from "../json";
import { nearest } from "../nearest";
import { asObjects, asText, asTexts, choiceActions, isEnabled, problemOf, typedValue, type Value } from "../render";
import { PhoneError } from "./phoneError";
import type { Placed } from "./screen";

/** How the value of an input changes, and the actions that this does. */
export interface Filling {
  component: JsonObject;
  steps: { value: JsonValue; actions: Value[] }[];
}

/** The inputs of a screen that are shown. */
export const inputsIn = (shown: readonly Placed[], inputs: ReadonlyMap<string, unknown>): Placed[] =>
  shown.filter(({ component }) => inputs.has(asText(component.type)) && typeof component.name === "string");

/**
 * What a user does to put a value into an input.
 *
 * @throws PhoneError when no user could: there is no such input, it is disabled, or does not have the option
 */
export function fillingOf(name: string, value: JsonValue, before: JsonValue, shown: readonly Placed[]): Filling {
  const found = shown.find(({ component }) => component.name === name);
  if (found === undefined) {
    const names = shown.map(({ component }) => asText(component.name));
    const meant = nearest(name, names);
    const hint = meant === undefined ? `its inputs are ${names.join(", ") || "none"}` : `did you mean ${meant}?`;
    throw new PhoneError("PHONE_NO_INPUT", `the screen has no input ${name}`, hint);
  }
  const { component, read } = found;
  if (!isEnabled(component, read)) throw new PhoneError("PHONE_DISABLED", `the input ${name} is disabled`);
  const options = asObjects(read(component["data-source"]));
  const wrong = (wanted: string) => new PhoneError("PHONE_WRONG_VALUE", `the input ${name} takes ${wanted}`);
  switch (component.type) {
    case "OptIn": {
      if (typeof value !== "boolean") throw wrong("true or false");
      const action = component[value ? "on-select-action" : "on-unselect-action"];
      return { component, steps: [{ value, actions: action === undefined || value === before ? [] : [action] }] };
    }
    case "CheckboxGroup":
    case "ChipsSelector": {
      if (!Array.isArray(value)) throw wrong("a list of ids of its options");
      const ids = asTexts(value);
      requireOptions(name, ids, options, read);
      return { component, steps: toggles(component, options, asTexts(before), ids) };
    }
    case "Dropdown":
    case "RadioButtonsGroup": {
      if (typeof value !== "string") throw wrong("the id of one of its options");
      requireOptions(name, value === "" ? [] : [value], options, read);
      return { component, steps: [{ value, actions: choiceActions(component, options, [asText(before)], [value]) }] };
    }
    case "PhotoPicker":
    case "DocumentPicker":
      if (!Array.isArray(value)) throw wrong("a list of files such as {file_name, mime_type}");
      return { component, steps: [{ value, actions: [] }] };
    case "DatePicker":
    case "CalendarPicker": {
      const isRange = component.mode === "range";
      const isPlain = typeof value === "object" && value !== null && !Array.isArray(value);
      if (isRange ? !isPlain : typeof value !== "string")
        throw wrong(isRange ? "{start-date, end-date}" : "a date as YYYY-MM-DD");
      const action = component["on-select-action"];
      const isOpen = problemOf(component.type, (property) => read(component[property]), value) === undefined;
      return { component, steps: [{ value, actions: action === undefined || !isOpen ? [] : [action] }] };
    }
    default:
      if (typeof value !== "string" && typeof value !== "number") throw wrong("a text");
      return {
        component,
        steps: [
          { value: component.type === "TextInput" ? typedValue(component, String(value)) : String(value), actions: [] },
        ],
      };
  }
}

/** One step for each option that is ticked or no longer ticked. */
function toggles(component: JsonObject, options: readonly JsonObject[], before: string[], after: string[]) {
  const left = before.filter((id) => !after.includes(id));
  const added = after.filter((id) => !before.includes(id));
  let now = before;
  return [...left, ...added].map((id) => {
    const next = now.includes(id) ? now.filter((one) => one !== id) : [...now, id];
    const step = { value: next, actions: choiceActions(component, options, now, next) };
    now = next;
    return step;
  });
}

function requireOptions(
  name: string,
  ids: readonly string[],
  options: readonly JsonObject[],
  read: Placed["read"],
): void {
  const open = options.filter((option) => isEnabled(option, read)).map((option) => asText(option.id));
  const missing = ids.find((id) => !open.includes(id));
  if (missing === undefined) return;
  throw new PhoneError(
    "PHONE_NO_OPTION",
    `the input ${name} has no option ${missing}`,
    `it has ${open.join(", ") || "none"}`,
  );
}
