import type { JsonObject } from "../../json";
import { element } from "./dom";
import { boxed } from "./fields";
import { choiceActions } from "./selection";
import type { Sheet } from "./sheet";
import { asObjects, asText } from "./values";

/** A field that opens the browser's own list of options. */
export function drawDropdown(component: JsonObject, sheet: Sheet): HTMLElement {
  const control = element("select", { id: sheet.id() });
  const host = boxed(component, sheet, control);
  host.classList.add("dropdown");
  const options = () => asObjects(sheet.read(component["data-source"]));
  sheet.watch(options, (items) => {
    const listed = items.map(({ id, title, enabled }) =>
      element("option", { value: asText(id), disabled: sheet.read(enabled) === false }, asText(title)),
    );
    control.replaceChildren(element("option", { value: "" }, ""), ...listed);
    control.value = asText(sheet.valueOf(component));
  });
  control.addEventListener("change", () => {
    const actions = choiceActions(component, options(), [asText(sheet.valueOf(component))], [control.value]);
    sheet.set(component, control.value);
    for (const action of actions) sheet.select(action, "Dropdown");
  });
  return host;
}
