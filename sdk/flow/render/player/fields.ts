import type { JsonObject } from "../../json";
import { element, setAttributes } from "./dom";
import { announceRequired, enable, labelOf, line, message } from "./frame";
import { typedValue } from "./inputs";
import { dateProblem } from "./problems";
import type { Sheet } from "./sheet";
import { asNumber, asText, member } from "./values";

/** How the keyboard and the field of each `input-type` are. */
const TYPES: Readonly<Record<string, { type: string; inputmode?: string }>> = {
  number: { type: "text", inputmode: "decimal" },
  password: { type: "password" },
  passcode: { type: "password", inputmode: "numeric" },
  phone: { type: "tel" },
  email: { type: "text", inputmode: "email" },
};

type Control = HTMLInputElement | HTMLTextAreaElement;

/** A field for one line, with the keyboard that its `input-type` asks for. */
export function drawTextInput(component: JsonObject, sheet: Sheet): HTMLElement {
  const type = member(TYPES, asText(component["input-type"])) ?? { type: "text" };
  const input = element("input", { ...type, id: sheet.id(), autocomplete: "off", placeholder: " ", dir: "auto" });
  return field(component, sheet, input, "max-chars");
}

/** A field for several lines. */
export function drawTextArea(component: JsonObject, sheet: Sheet): HTMLElement {
  return field(
    component,
    sheet,
    element("textarea", { id: sheet.id(), rows: 3, placeholder: " ", dir: "auto" }),
    "max-length",
  );
}

/** A field into which something is typed, with its label inside and hint, count and message below. */
function field(component: JsonObject, sheet: Sheet, control: Control, limit: string): HTMLElement {
  const host = boxed(component, sheet, control);
  control.value = asText(sheet.valueOf(component));
  control.addEventListener("input", () => {
    const typed = control.value;
    sheet.set(component, component.type === "TextInput" ? typedValue(component, typed) : typed);
  });
  const most = () => asNumber(sheet.read(component[limit]));
  const count = () => {
    const limited = most();
    return limited === undefined ? "" : `${control.value.length} / ${limited}`;
  };
  host.querySelector(".below")?.append(line("span", "count", sheet, count));
  return host;
}

/** The frame of a field, around any control. */
export function boxed(component: JsonObject, sheet: Sheet, control: HTMLElement): HTMLElement {
  const name = line("label", "label", sheet, labelOf(component, sheet));
  setAttributes(name, { for: control.id });
  const hint = line("span", "hint", sheet, () => sheet.read(component["helper-text"]));
  const host = element(
    "div",
    { class: component["label-variant"] === "large" ? "field large" : "field" },
    element("div", { class: "box" }, name, control),
  );
  host.append(
    message(component, sheet, host, () => control),
    element("div", { class: "below" }, hint),
  );
  enable(component, sheet, (isEnabled) => setAttributes(control, { disabled: !isEnabled }));
  announceRequired(component, sheet, control);
  return host;
}

/** A field that opens the browser's own calendar. */
export function drawDatePicker(component: JsonObject, sheet: Sheet): HTMLElement {
  const control = element("input", { type: "date", id: sheet.id() });
  const host = boxed(component, sheet, control);
  for (const [attribute, property] of [
    ["min", "min-date"],
    ["max", "max-date"],
  ] as const) {
    sheet.watch(
      () => asText(sheet.read(component[property])),
      (date) => setAttributes(control, { [attribute]: date === "" ? undefined : date }),
    );
  }
  // Until there is a date, the label stands in its place.
  sheet.watch(
    () => asText(sheet.valueOf(component)),
    (date) => {
      control.value = date;
      setAttributes(control, { "data-empty": date === "" });
    },
  );
  control.addEventListener("change", () => {
    sheet.set(component, control.value);
    const isOpen = dateProblem(control.value, (property) => sheet.read(component[property])) === undefined;
    if (control.value !== "" && isOpen) sheet.select(component["on-select-action"], "DatePicker");
  });
  return host;
}
