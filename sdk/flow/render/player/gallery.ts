import type { ScreenPair } from "../model";
import { button, element } from "./dom";
import { showMarks } from "./marks";
import { drawPhone } from "./phone";
import { type Flow, type Visit, visit } from "./session";
import { Sheet } from "./sheet";
import { asText } from "./values";

/** Draws one screen with its examples, and with the examples of all other screens where it refers to them. */
function drawScreen(flow: Flow, index: number, direction: string, prefix: string): HTMLElement {
  const others = flow.screens.flatMap((_, other): Visit[] => (other === index ? [] : [visit(flow, other)]));
  const sheet = new Sheet(flow, others, visit(flow, index), `${prefix}-${index}`);
  const phone = drawPhone(sheet, direction);
  showMarks(flow.marks, sheet);
  return phone;
}

/** All screens of a flow; each can be played from. */
export function drawGallery(flow: Flow, direction: string, play: (index: number) => void): HTMLElement {
  const phones = flow.screens.map((screen, index) => {
    const id = asText(screen.id);
    return element(
      "figure",
      { class: "shown" },
      element(
        "figcaption",
        {},
        element("code", {}, id),
        button({ class: "play" }, () => play(index), "Play from here"),
      ),
      drawScreen(flow, index, direction, "screen"),
    );
  });
  return element(
    "section",
    { class: "gallery" },
    element("h2", {}, "All screens"),
    element("div", { class: "phones" }, ...phones),
  );
}

/** Both versions of each screen side by side. */
export function drawPairs(before: Flow, after: Flow, pairs: readonly ScreenPair[], direction: string): HTMLElement {
  const rows = pairs.map((pair) =>
    element(
      "div",
      { class: "pair" },
      drawSide(before, pair.before, direction, "before"),
      drawSide(after, pair.after, direction, "after"),
    ),
  );
  return element("section", { class: "gallery" }, element("h2", {}, "Screens before and after"), ...rows);
}

function drawSide(flow: Flow, index: number | undefined, direction: string, prefix: string): HTMLElement {
  if (index === undefined) return element("p", { class: "shown absent" }, `${flow.label}: no such screen`);
  const id = asText(flow.screens[index]?.id);
  const caption = element("figcaption", {}, `${flow.label}: `, element("code", {}, id));
  return element("figure", { class: "shown" }, caption, drawScreen(flow, index, direction, prefix));
}
