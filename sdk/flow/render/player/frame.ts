import type { JsonObject } from "../../json";
import { element, setAttributes } from "./dom";
import type { Sheet } from "./sheet";
import { asText, type Value } from "./values";

/** An element whose text follows a property; empty ones take no room. */
export function line(
  tag: "span" | "p" | "label" | "legend",
  name: string,
  sheet: Sheet,
  value: () => Value,
): HTMLElement {
  const drawn = element(tag, { class: name, dir: "auto" });
  sheet.watch(
    () => asText(value()),
    (text) => {
      drawn.textContent = text;
      drawn.hidden = text === "";
    },
  );
  return drawn;
}

/** Adds what is not required to the name of an input, as WhatsApp does. */
export function labelOf(component: JsonObject, sheet: Sheet, property = "label"): () => string {
  return () => {
    const label = asText(sheet.read(component[property]));
    return sheet.read(component.required) === true || component.type === "OptIn" ? label : `${label} (optional)`;
  };
}

/** The line below an input that tells what is wrong with it, and the registration of the input with the screen. */
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

/** Lets an input be used or not, as `enabled` says. */
export function enable(component: JsonObject, sheet: Sheet, apply: (isEnabled: boolean) => void): void {
  sheet.watch(() => sheet.read(component.enabled) !== false, apply);
}
