import type { JsonObject } from "../../json";
import { button, element, icon } from "./dom";
import { line } from "./frame";
import { picture } from "./images";
import type { Sheet } from "./sheet";
import { asObject, asObjects, asText, asTexts } from "./values";

/** A list whose entries lead on, each by its own action or by that of the list. */
export function drawNavigationList(component: JsonObject, sheet: Sheet): HTMLElement {
  const list = element("ul", { class: "navigation" });
  sheet.watch(
    () => sheet.read(component["list-items"]),
    (items) => {
      const drawn = asObjects(items).map((item) => drawItem(item, component, sheet));
      list.replaceChildren(...drawn.map((entry) => element("li", {}, entry)));
    },
  );
  const host = element(
    "div",
    { class: "group" },
    line("p", "label", sheet, () => sheet.read(component.label)),
    line("p", "description", sheet, () => sheet.read(component.description)),
    list,
  );
  if (component["media-size"] === "large") host.classList.add("large-media");
  return host;
}

function drawItem(item: JsonObject, component: JsonObject, sheet: Sheet): HTMLButtonElement {
  const start = asObject(item.start);
  const drawn = button({ class: "entry", disabled: sheet.read(item.enabled) === false }, () => {
    sheet.set(component, asText(item.id));
    sheet.act?.(asObject(item["on-click-action"] ?? component["on-click-action"]), "NavigationList");
  });
  if (start.image !== undefined)
    drawn.append(element("span", { class: "media" }, picture(start.image, asText(start["alt-text"]))));
  const texts = element("span", { class: "texts" }, ...lines(asObject(item["main-content"])));
  const badge = asText(item.badge);
  if (badge !== "") texts.firstElementChild?.append(element("span", { class: "badge", dir: "auto" }, badge));
  const tags = asTexts(item.tags).map((tag) => element("span", { class: "tag", dir: "auto" }, tag));
  if (tags.length > 0) texts.append(element("span", { class: "tags" }, ...tags));
  drawn.append(texts, element("span", { class: "texts end" }, ...lines(asObject(item.end))), icon("next"));
  return drawn;
}

function lines(content: JsonObject): HTMLElement[] {
  return ["title", "description", "metadata"].flatMap((part) => {
    const text = asText(content[part]);
    return text === "" ? [] : [element("span", { class: part }, element("bdi", {}, text))];
  });
}
