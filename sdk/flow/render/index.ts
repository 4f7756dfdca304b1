/** Pages that show flows: the screens as phones, playable, with the graph beside them. */

import { COMPONENTS } from "../format";
import { flowGraph, toSvg } from "../graph";
import type { JsonValue } from "../json";
import { compare } from "./compare";
import { guessDirection } from "./direction";
import { editionOf } from "./edition";
import type { InputKind, PageModel } from "./model";
import { pageOf } from "./page";
import { type Flow, flowOf } from "./player";

/** What plays a flow in the page, for playing it without one. */
export * from "./player";

/** How a page begins; readers can switch theme and direction in it. */
export interface RenderOptions {
  /** What stands at the top; "WhatsApp Flow" by default. */
  title?: string;
  /** `auto`, the default, follows the reader's system. */
  theme?: "auto" | "light" | "dark";
  /** How the screens are written; `auto`, the default, goes by the script of their texts. */
  direction?: "auto" | "ltr" | "rtl";
}

const inputs = Object.fromEntries(
  Object.entries(COMPONENTS).flatMap(([type, { value }]): [string, InputKind][] =>
    value === undefined ? [] : [[type, value]],
  ),
);

/** A flow in the form in which the page plays it, for playing it without a page. */
export const playableFlow = (document: JsonValue): Flow => flowOf(editionOf(document, flowGraph(document)), { inputs });

/**
 * Writes a flow as one self-contained HTML page: every screen as on a phone, a phone on which the flow can be played from
 * its first screen to its response, and the screen graph. The page loads nothing and shows all texts of the document as
 * text. Where a screen is given no data, its `__example__` values stand for them.
 *
 * Takes any JSON value; what is no flow has no screens.
 *
 * @example writeFileSync("signup.html", renderPage(parseFlow(text, file), { title: "Sign up" }))
 */
export function renderPage(document: JsonValue, options: RenderOptions = {}): string {
  const graph = flowGraph(document);
  return pageOf({
    title: titleOf(options),
    graph: toSvg(graph),
    model: {
      ...beginning(document, options),
      editions: [editionOf(document, graph)],
      graph: graph.screens.map(({ id }) => id),
    },
  });
}

/**
 * Writes two versions of a flow side by side as one self-contained HTML page: the changes in words, both versions of each
 * screen with the changed components marked, and the graph with added and removed screens coloured.
 *
 * Takes any JSON values, as {@link renderPage}.
 */
export function renderDiffPage(before: JsonValue, after: JsonValue, options: RenderOptions = {}): string {
  const { marks, pairs, changes, screens } = compare(before, after);
  const [was, is] = [flowGraph(before), flowGraph(after)];
  return pageOf({
    title: titleOf(options),
    graph: toSvg(is, screens),
    model: {
      ...beginning(after, options),
      editions: [editionOf(before, was, "Before", marks.before), editionOf(after, is, "After", marks.after)],
      graph: is.screens.map(({ id }) => id),
      comparison: { pairs, changes },
    },
  });
}

const titleOf = ({ title = "WhatsApp Flow" }: RenderOptions) => title;

function beginning(
  document: JsonValue,
  { theme = "auto", direction = "auto" }: RenderOptions,
): Pick<PageModel, "inputs" | "theme" | "direction"> {
  return { inputs, theme, direction: direction === "auto" ? guessDirection(document) : direction };
}
