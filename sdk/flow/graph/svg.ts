import { drawingOf, type EdgeRole, type Marks, type NodeRole } from "./drawing";
import type { FlowGraph } from "./graph";
import { layoutOf, type Point } from "./layout";

/** The colours by day and by night; class names are long, because a style sheet in a picture rules the whole page. */
const style = `
.flow-graph{--paper:#ffffff;--ink:#1f2328;--faint:#59636e;--line:#818b98;--box:#f6f8fa;--entry:#1a7f37;--end:#0969da;--warn:#9a6700;--wrong:#cf222e;--plus:#dafbe1;--minus:#ffebe9}
@media (prefers-color-scheme:dark){.flow-graph{--paper:#0d1117;--ink:#f0f6fc;--faint:#9198a1;--line:#656c76;--box:#151b23;--entry:#3fb950;--end:#4493f8;--warn:#d29922;--wrong:#f85149;--plus:#12381f;--minus:#4a1d20}}
.flow-graph{background:var(--paper);font-family:system-ui,sans-serif;text-anchor:middle}
.flow-graph rect{fill:var(--box);stroke:var(--line);stroke-width:1.5}
.flow-graph text{fill:var(--ink);font-size:14px}
.flow-graph .flow-id{fill:var(--faint);font-size:11px}
.flow-graph path{fill:none;stroke:var(--line);stroke-width:1.5}
.flow-graph marker path{fill:var(--line);stroke:none}
.flow-graph .flow-entry rect{stroke:var(--entry);stroke-width:2.5}
.flow-graph .flow-terminal rect{stroke:var(--end);stroke-width:2.5}
.flow-graph .flow-deadEnd rect{stroke:var(--warn);stroke-width:2.5}
.flow-graph .flow-unreachable rect{stroke-dasharray:6 4}
.flow-graph .flow-missing rect{stroke:var(--wrong);stroke-dasharray:3 3}
.flow-graph .flow-added rect{fill:var(--plus)}
.flow-graph .flow-removed rect{fill:var(--minus)}
.flow-graph .flow-planned{stroke-dasharray:2 4}
.flow-graph .flow-unplanned{stroke:var(--wrong)}
`.trim();

/** The tooltip of a screen or a route. */
const nodeHints: Record<NodeRole, string> = {
  entry: "the flow can start here",
  terminal: "the flow can end here",
  deadEnd: "leads to no other screen",
  unreachable: "no route leads here",
  missing: "no such screen exists",
  added: "added",
  removed: "removed",
};

const edgeHints: Record<EdgeRole, string> = {
  taken: "",
  planned: "in the routing model only",
  unplanned: "not in the routing model",
};

/**
 * Draws a graph as one self-contained SVG picture, light or dark as the reader's system is. The same graph gives the same
 * picture. Needs no network and no browser.
 *
 * @param marks screens to show as added or removed
 */
export function toSvg(graph: FlowGraph, marks?: Marks): string {
  const drawing = drawingOf(graph, marks);
  const { width, height, boxes, lines } = layoutOf(drawing);
  const routes = drawing.edges.map(({ role }, index) => {
    const line = curve(lines[index] ?? []);
    return `<path class="flow-${role}" d="${line}" marker-end="url(#flow-arrow)">${hint(edgeHints[role])}</path>`;
  });
  const screens = drawing.nodes.map(({ title, id, roles }, index) => {
    const box = boxes[index] ?? { x: 0, y: 0, width: 0, height: 0 };
    const corner = roles.includes("entry") ? box.height / 2 : 8;
    const written = (text: string, y: number, attribute = "") =>
      text === "" ? "" : `<text${attribute} x="${round(box.x)}" y="${round(y)}">${escapeXml(text)}</text>`;
    return [
      `<g class="${roles.map((role) => `flow-${role}`).join(" ")}">`,
      hint(roles.map((role) => nodeHints[role]).join("; ")),
      `<rect x="${round(box.x - box.width / 2)}" y="${round(box.y - box.height / 2)}"`,
      ` width="${round(box.width)}" height="${round(box.height)}" rx="${corner}"/>`,
      written(title, box.y - 3),
      written(id, title === "" ? box.y + 4 : box.y + 16, ' class="flow-id"'),
      "</g>",
    ].join("");
  });
  const size = `${Math.max(1, Math.ceil(width))} ${Math.max(1, Math.ceil(height))}`;
  const [wide, high] = size.split(" ");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="flow-graph" role="img" aria-label="Screens of the flow"`,
    ` width="${wide}" height="${high}" viewBox="0 0 ${size}">\n<style>${style}</style>\n`,
    `<defs><marker id="flow-arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">`,
    `<path d="M0 0L8 4L0 8z"/></marker></defs>\n`,
    ...[...routes, ...screens].map((part) => `${part}\n`),
    "</svg>\n",
  ].join("");
}

/** A line through points with its corners rounded off. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  const bends = rest.slice(0, -1).map((bend, index) => {
    const next = rest[index + 1] ?? bend;
    const end = index === rest.length - 2 ? next : { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 };
    return `Q${pair(bend)} ${pair(end)}`;
  });
  const last = rest.at(-1);
  return `M${pair(first)}${bends.length > 0 || last === undefined ? bends.join("") : `L${pair(last)}`}`;
}

const round = (value: number) => Math.round(value * 10) / 10;
const pair = ({ x, y }: Point) => `${round(x)} ${round(y)}`;

const hint = (text: string) => (text === "" ? "" : `<title>${escapeXml(text)}</title>`);
const escapeXml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
