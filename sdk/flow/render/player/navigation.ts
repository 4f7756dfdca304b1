import type { JsonObject } from "../../json";
import { button, element, setAttributes } from "./dom";
import { announceRequired, enable, follow, line, message } from "./frame";
import type { Sheet } from "./sheet";
import { inline } from "./texts";
import { asObject, asText } from "./values";

/** Carries out the action of a component. */
function leave(component: JsonObject, sheet: Sheet, type: string): void {
  sheet.act?.(asObject(component["on-click-action"]), type);
}

/** The button at the foot, which first sees to it that the inputs are in order. */
export function drawFooter(component: JsonObject, sheet: Sheet): HTMLElement {
  const caption = (side: string) => line("span", side, sheet, () => sheet.read(component[`${side}-caption`]));
  const go = button({ class: "go", dir: "auto" }, () => {
    if (sheet.act !== undefined && sheet.isComplete()) leave(component, sheet, "Footer");
  });
  follow(go, sheet, () => sheet.read(component.label));
  enable(component, sheet, (isEnabled) => setAttributes(go, { disabled: !isEnabled }));
  const captions = element("div", { class: "captions" }, ...["left", "center", "right"].map(caption));
  return element("div", { class: "footer" }, captions, go);
}

/** A link, which leaves the screen without a look at its inputs. */
export function drawLink(component: JsonObject, sheet: Sheet): HTMLElement {
  const drawn = button({ class: "link", dir: "auto" }, () => leave(component, sheet, "EmbeddedLink"));
  follow(drawn, sheet, () => sheet.read(component.text));
  return drawn;
}

/** A box to tick, with a link to read more where it has an action. */
export function drawOptIn(component: JsonObject, sheet: Sheet): HTMLElement {
  const input = element("input", { type: "checkbox", id: sheet.id() });
  const label = element("label", { for: input.id, dir: "auto" });
  sheet.watch(
    () => asText(sheet.read(component.label)),
    (text) => label.replaceChildren(...inline(text, sheet)),
  );
  const row = element("div", { class: "opt-in-row" }, input, element("span", { class: "texts" }, label));
  const more = component["on-click-action"];
  if (more !== undefined) {
    const link = button({ class: "link inline" }, () => leave(component, sheet, "OptIn"), "Read more");
    row.lastElementChild?.append(" ", link);
  }
  const host = element("div", { class: "opt-in" }, row);
  host.append(message(component, sheet, host, () => input));
  sheet.watch(
    () => sheet.valueOf(component) === true,
    (isTicked) => {
      input.checked = isTicked;
    },
  );
  announceRequired(component, sheet, input);
  input.addEventListener("change", () => {
    sheet.set(component, input.checked);
    sheet.select(component[input.checked ? "on-select-action" : "on-unselect-action"], "OptIn");
  });
  return host;
}
