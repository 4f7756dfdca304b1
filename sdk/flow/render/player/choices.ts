import type { JsonObject } from "../../json";
import { element, setAttributes } from "./dom";
import { labelOf, line, message } from "./frame";
import { picture } from "./images";
import { choiceActions } from "./selection";
import type { Sheet } from "./sheet";
import { asNumber, asObjects, asText, asTexts } from "./values";

/** How the groups differ. */
interface Style {
  name: "rows" | "chips";
  control: "checkbox" | "radio";
}

const group = (style: Style) => (component: JsonObject, sheet: Sheet) => drawGroup(component, sheet, style);

/** Options in rows, of which several can be ticked. */
export const drawCheckboxes = group({ name: "rows", control: "checkbox" });
/** Options in rows, of which choosing one lets go of the other. */
export const drawRadioButtons = group({ name: "rows", control: "radio" });
/** Options as chips in a line, of which several can be chosen. */
export const drawChips = group({ name: "chips", control: "checkbox" });

function drawGroup(component: JsonObject, sheet: Sheet, style: Style): HTMLElement {
  const list = element("div", { class: style.name });
  const host = element(
    "fieldset",
    { class: "group" },
    line("legend", "label", sheet, labelOf(component, sheet)),
    line("p", "description", sheet, () => sheet.read(component.description)),
    list,
  );
  if (component["media-size"] === "large") host.classList.add("large-media");
  const name = sheet.id();
  const options = () => asObjects(sheet.read(component["data-source"]));
  sheet.watch(options, (items) => {
    list.replaceChildren(...items.map((item) => drawOption(item, name, component, sheet, style)));
  });
  // More cannot be chosen than the largest number, as on a phone: what is left is switched off.
  sheet.watch(
    () => [
      sheet.valueOf(component),
      ...["enabled", "max-selected-items"].map((property) => sheet.read(component[property]) ?? null),
      options(),
      options().map(isOpen),
    ],
    () => {
      const chosen = chosenIn(component, sheet);
      const most = asNumber(sheet.read(component["max-selected-items"])) ?? Number.POSITIVE_INFINITY;
      for (const [index, input] of list.querySelectorAll("input").entries()) {
        input.checked = chosen.includes(input.value);
        const isFull = style.control === "checkbox" && chosen.length >= most && !input.checked;
        const isOff = sheet.read(component.enabled) === false || !isOpen(options()[index] ?? {});
        setAttributes(input, { disabled: isOff || isFull });
      }
    },
  );
  host.append(message(component, sheet, host, () => list.querySelector<HTMLElement>("input:enabled") ?? undefined));
  return host;

  function isOpen(item: JsonObject): boolean {
    return sheet.read(item.enabled) !== false;
  }
}

const chosenIn = (component: JsonObject, sheet: Sheet): string[] => {
  const value = sheet.valueOf(component);
  return Array.isArray(value) ? asTexts(value) : [asText(value)];
};

function drawOption(item: JsonObject, name: string, component: JsonObject, sheet: Sheet, style: Style): HTMLElement {
  const id = asText(item.id);
  const input = element("input", { type: style.control, name, value: id, id: sheet.id() });
  input.addEventListener("change", () => choose(item, input.checked, component, sheet, style));
  const texts = ["title", "description", "metadata"].flatMap((part) => {
    const text = asText(item[part]);
    return text === "" ? [] : [element("span", { class: part, dir: "auto" }, text)];
  });
  const drawn = element("label", { class: "option", for: input.id }, ...media(item));
  drawn.append(element("span", { class: "texts" }, ...texts), input);
  return drawn;
}

/** The picture or the colour before an option. */
function media(item: JsonObject): HTMLElement[] {
  if (item.image !== undefined)
    return [element("span", { class: "media" }, picture(item.image, asText(item["alt-text"])))];
  const color = asText(item.color);
  if (!/^#[\dA-Fa-f]{6}$/.test(color)) return [];
  const drawn = element("span", { class: "media colour" });
  drawn.style.backgroundColor = color;
  return [drawn];
}

function choose(item: JsonObject, isChosen: boolean, component: JsonObject, sheet: Sheet, style: Style): void {
  const id = asText(item.id);
  const before = chosenIn(component, sheet);
  const others = style.control === "radio" ? [] : before.filter((chosen) => chosen !== id);
  const after = isChosen ? [...others, id] : others;
  const actions = choiceActions(component, asObjects(sheet.read(component["data-source"])), before, after);
  sheet.set(component, style.control === "radio" ? id : after);
  for (const action of actions) sheet.select(action, asText(component.type));
}
