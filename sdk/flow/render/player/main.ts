import type { PageModel } from "../model";
import { element } from "./dom";
import { drawGallery, drawPairs } from "./gallery";
import { flowOf } from "./session";
import { Stage } from "./stage";
import { drawSwitches } from "./switches";

/** Fills the page from the model that stands in it. */
// The page was written together with this code, so the model is what its type says.
const model = JSON.parse(document.getElementById("model")?.textContent ?? "") as PageModel;
const [flow, newer] = model.editions.map((edition) => flowOf(edition, model));
const page = (id: string) => document.getElementById(id) ?? document.body;
let direction: string = model.direction;

const showInGraph = (id: string) => {
  for (const [index, node] of page("graph").querySelectorAll("svg > g").entries()) {
    node.classList.toggle("is-shown", model.graph[index] === id);
  }
};

const stage =
  flow === undefined || model.comparison !== undefined || flow.screens.length === 0
    ? undefined
    : new Stage(flow, { direction: () => direction, shows: showInGraph });

function drawScreens(): void {
  if (flow === undefined) return;
  page("screens").replaceChildren(
    newer === undefined || model.comparison === undefined
      ? drawGallery(flow, direction, (id) => {
          stage?.begin(id);
          page("stage").scrollIntoView();
          page("stage").querySelector<HTMLElement>(".title")?.focus();
        })
      : drawPairs(flow, newer, model.comparison.pairs, direction),
  );
}

function changes(): HTMLElement {
  const lines = (model.comparison?.changes ?? []).map(({ summary, breaking, reason }) => {
    const flag = breaking ? [element("span", { class: "flag removed" }, "breaking")] : [];
    return element("li", {}, ...flag, summary, ...(reason === undefined ? [] : [element("p", {}, reason)]));
  });
  return element(
    "section",
    { class: "journal changes", "aria-label": "Changes" },
    element("h2", {}, lines.length === 0 ? "Nothing changed" : "What changes"),
    element("ul", {}, ...lines),
  );
}

if (model.comparison !== undefined) page("stage").append(changes());
else if (stage !== undefined) page("stage").append(stage.view);
else page("stage").append(element("p", { class: "empty" }, "This flow has no screens."));

page("switches").append(
  ...drawSwitches(model, (chosen) => {
    direction = chosen;
    stage?.draw();
    drawScreens();
  }),
);
stage?.begin();
drawScreens();
