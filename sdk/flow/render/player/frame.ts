import type { JsonObject } from "../../json";
import { element, setAttributes } from "./dom";
import type { Sheet } from "./sheet";
import { isEnabled } from "./shown";
import { asText, type Value } from "./values";

/** Lets the text of an element follow a value; without text it takes no room, as the style sheet has it. */
export function follow(drawn: HTMLElement, sheet: Sheet, value: () => Value): void {
  sheet.watch(
    () => asText(value()),
    (text) => {
      drawn.textContent = text;
    },
  );
}

/** An element whose text follows a value. */
export function line(
  tag: "span" | "p" | "label" | "legend" | "h3" | "h4",
  name: string,
  sheet: Sheet,
  value: () => Value,
): HTMLElement {
  const drawn = element(tag, { class: name, dir: "auto" });
  follow(drawn, sheet, value);
  return drawn;
}

/** Adds what is not required to the name of an input, as WhatsApp does. */
export function labelOf(component: JsonObject, sheet: Sheet): () => string {
  return () => {
    const label = asText(sheet.read(component.label));
    return sheet.read(component.required) === true ? label : `${label} (optional)`;
  };
}

/** The line below an input that says what is wrong with it, and the registration of the input with the screen. */
export function message(
  component: JsonObject,
  sheet: Sheet,
  host: HTMLElement,
  control: () => HTMLElement | undefined,
): HTMLElement {
  const drawn = element("p", { class: "problem", id: sheet.id(), role: "status", dir: "auto", hidden: true });
  let found: string | undefined;
  const show = (problem: string | undefined) => {
    found = problem;
    const text = problem ?? sheet.messageOf(component);
    drawn.textContent = text;
    drawn.hidden = text === "";
    host.classList.toggle("wrong", text !== "");
    const focused = control();
    if (focused === undefined) return;
    setAttributes(focused, { "aria-invalid": text !== "" && "true", "aria-describedby": text !== "" && drawn.id });
  };
  const field = { show, focus: () => control()?.focus() };
  const isShown = () => host.closest("[hidden]") === null;
  sheet.field(component, isShown, field);
  sheet.watch(
    () => sheet.messageOf(component),
    () => show(found),
  );
  // What was wrong goes away as soon as the value changes.
  sheet.watch(
    () => sheet.valueOf(component),
    () => show(undefined),
  );
  return drawn;
}

/** Announces to those who do not see it that an input must be filled in. */
export function announceRequired(component: JsonObject, sheet: Sheet, control: HTMLElement): void {
  sheet.watch(
    () => sheet.read(component.required) === true,
    (isRequired) => setAttributes(control, { "aria-required": isRequired && "true" }),
  );
}

/** Lets an input be used or not, as `enabled` says. */
export function enable(component: JsonObject, sheet: Sheet, apply: (isEnabled: boolean) => void): void {
  sheet.watch(() => isEnabled(component, (value) => sheet.read(value)), apply);
}
