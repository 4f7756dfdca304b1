import type { PageModel } from "../model";
import { element } from "./dom";
import { drawGallery, drawPairs } from "./gallery";
import { flowOf } from "./session";
import { Stage } from "./stage";
import { drawSwitches } from "./switches";

// Fills the page from the model that stands in it. Both were written together, so it is what its type says.
const model = JSON.parse(document.getElementById("model")?.textContent ?? "") as PageModel;
const [flow, newer] = model.editions.map((edition) => flowOf(edition, model));
const page = (id: string) => document.getElementById(id) ?? document.body;
let direction: string = model.direction;

function showInGraph(index: number): void {
  const id = flow?.screens[index]?.id;
  for (const [place, node] of page("graph").querySelectorAll("svg > g").entries()) {
    node.classList.toggle("is-shown", model.graph[place] === id);
  }
}

function play(index: number): void {
  page("stage").scrollIntoView();
  stage?.beginAt(index);
}

const stage =
  flow === undefined || model.comparison !== undefined || flow.screens.length === 0
    ? undefined
    : new Stage(flow, { direction: () => direction, shows: showInGraph });

function changes(): HTMLElement {
  const lines = (model.comparison?.changes ?? []).map(({ summary, breaking, reason }) => {
    const flag = breaking ? [element("span", { class: "flag removed" }, "breaking")] : [];
    return element("li", {}, ...flag, summary, ...(reason === undefined ? [] : [element("p", {}, reason)]));
  });
  return element(
    "section",
    { class: "journal changes", "aria-label": "Changes" },
    element("h2", {}, lines.length === 0 ? "No changes" : "Changes"),
    element("ul", {}, ...lines),
  );
}

if (model.comparison !== undefined) page("stage").append(changes());
else if (stage !== undefined) page("stage").append(stage.view);
else page("stage").append(element("p", { class: "empty" }, "This flow has no screens."));

if (flow !== undefined) {
  page("screens").append(
    newer === undefined || model.comparison === undefined
      ? drawGallery(flow, direction, play)
      : drawPairs(flow, newer, model.comparison.pairs, direction),
  );
}
stage?.begin();
page("switches").append(
  ...drawSwitches(model, (chosen) => {
    direction = chosen;
    for (const phone of document.querySelectorAll<HTMLElement>(".phone")) phone.dir = chosen;
  }),
);
