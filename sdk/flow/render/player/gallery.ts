import type { ScreenPair } from "../model";
import { button, element } from "./dom";
import { showMarks } from "./marks";
import { drawPhone } from "./phone";
import { type Flow, type Visit, visit } from "./session";
import { Sheet } from "./sheet";
import { asText } from "./values";

/** A flow with every screen visited once. */
interface Side {
  flow: Flow;
  visits: Visit[];
}

const sideOf = (flow: Flow): Side => ({ flow, visits: flow.screens.map((_, index) => visit(flow, index)) });

/** Draws one screen with its examples, and with the examples of all other screens where it refers to them. */
function drawScreen({ flow, visits }: Side, index: number, direction: string, prefix: string): HTMLElement {
  const others = visits.filter((other) => other.index !== index);
  const sheet = new Sheet(flow, others, visit(flow, index), `${prefix}-${index}`);
  const phone = drawPhone(sheet, direction);
  showMarks(flow.marks, sheet);
  return phone;
}

/** All screens of a flow; each can be played from. */
export function drawGallery(flow: Flow, direction: string, play: (index: number) => void): HTMLElement {
  const side = sideOf(flow);
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
      drawScreen(side, index, direction, "screen"),
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
  const [was, is] = [sideOf(before), sideOf(after)];
  const rows = pairs.map((pair) =>
    element(
      "div",
      { class: "pair" },
      drawSide(was, pair.before, direction, "before"),
      drawSide(is, pair.after, direction, "after"),
    ),
  );
  return element("section", { class: "gallery" }, element("h2", {}, "Screens before and after"), ...rows);
}

function drawSide(side: Side, index: number | undefined, direction: string, prefix: string): HTMLElement {
  if (index === undefined) return element("p", { class: "shown absent" }, `${side.flow.label}: no such screen`);
  const id = asText(side.flow.screens[index]?.id);
  const caption = element("figcaption", {}, `${side.flow.label}: `, element("code", {}, id));
  return element("figure", { class: "shown" }, caption, drawScreen(side, index, direction, prefix));
}
