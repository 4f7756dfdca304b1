import { button, element, icon } from "./dom";
import { drawAll } from "./draw";
import type { Sheet } from "./sheet";
import { asObject, asText } from "./values";

/** What the bar above a screen does; without it the screen is only looked at. */
export interface Bar {
  isFirst: boolean;
  leave(): void;
}

/** Draws a screen as on a phone. */
export function drawPhone(sheet: Sheet, direction: string, bar?: Bar): HTMLElement {
  const { screen, index } = sheet.visit;
  const title = element("h2", { class: "title", tabindex: -1, dir: "auto" }, asText(screen.title));
  const sign = bar === undefined || bar.isFirst ? "close" : "back";
  const leave = button(
    { class: "leave", "aria-label": sign === "back" ? "Back" : "Close" },
    () => bar?.leave(),
    icon(sign),
  );
  const children = drawAll(asObject(screen.layout).children, sheet, `screens[${index}].layout.children`);
  const content = element("div", { class: "content", tabindex: 0, role: "group", "aria-label": "Screen" }, ...children);
  const phone = element(
    "div",
    { class: "phone", dir: direction, "data-screen": asText(screen.id) },
    element("div", { class: "bar" }, leave, title, icon("more")),
    content,
    element("p", { class: "managed" }, "Managed by the business"),
  );
  phone.inert = bar === undefined;
  sheet.drawn.set(`screens[${index}]`, phone);
  return phone;
}
