import type { Drawing } from "./drawing";

export interface Point {
  x: number;
  y: number;
}

/** Where the parts of a drawing lie, in pixels from its top left corner; in the order of its nodes and edges. */
export interface Layout {
  width: number;
  height: number;
  /** Centres and sizes of the nodes. */
  boxes: (Point & { width: number; height: number })[];
  /** The bends of the edges, ends included. */
  lines: Point[][];
}

/** Beyond this the layout library takes seconds; Meta takes no flow of more than 100 screens. */
const MOST = { nodes: 200, edges: 1000 };

const MARGIN = 24;
const HEIGHT = 56;

/** Lays a drawing out in layers from top to bottom; one that is too big for that in a square. */
export function layoutOf(drawing: Drawing): Layout {
  const sizes = drawing.nodes.map(({ title, id }) => ({
    width: Math.ceil(Math.max(120, widthOf(title) * 8.2 + 32, widthOf(id) * 7.2 + 32)),
    height: HEIGHT,
  }));
  const small = sizes.length <= MOST.nodes && drawing.edges.length <= MOST.edges;
  return small && sizes.length > 0 ? inLayers(drawing, sizes) : inSquare(drawing, sizes);
}

type Size = { width: number; height: number };

/** Loaded on use: a program that draws nothing does not pay for the library. */
const dagre = () =>
  require("@dagrejs/dagre") as typeof import("@dagrejs/dagre", { with: { "resolution-mode": "import" }});

function inLayers(drawing: Drawing, sizes: readonly Size[]): Layout {
  const { Graph, layout } = dagre();
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "TB", marginx: MARGIN, marginy: MARGIN, nodesep: 40, ranksep: 56 });
  drawing.nodes.forEach(({ name }, index) => {
    graph.setNode(name, { ...sizes[index] });
  });
  drawing.edges.forEach(({ from, to }, index) => {
    graph.setEdge(from, to, {}, String(index));
  });
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    boxes: drawing.nodes.map(({ name }) => graph.node(name)),
    lines: drawing.edges.map(({ from, to }, index) => graph.edge(from, to, String(index)).points ?? []),
  };
}

function inSquare(drawing: Drawing, sizes: readonly Size[]): Layout {
  const columns = Math.ceil(Math.sqrt(sizes.length));
  const cell = { width: sizes.reduce((most, { width }) => Math.max(most, width), 0) + 40, height: HEIGHT + 56 };
  const boxes = sizes.map((size, index) => ({
    ...size,
    x: MARGIN + cell.width * ((index % columns) + 0.5),
    y: MARGIN + cell.height * (Math.floor(index / columns) + 0.5),
  }));
  const centres = new Map(drawing.nodes.map(({ name }, index) => [name, boxes[index]]));
  return {
    width: 2 * MARGIN + cell.width * columns,
    height: 2 * MARGIN + cell.height * Math.ceil(sizes.length / Math.max(1, columns)),
    boxes,
    lines: drawing.edges.map(({ from, to }) =>
      [centres.get(from), centres.get(to)].flatMap((centre) => (centre === undefined ? [] : [centre])),
    ),
  };
}

/** About how many letters wide a text is; ideographs and pictures take two. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}

const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]|\p{Extended_Pictographic}/u;
