import { drawingOf, type EdgeRole, type Marks, type NodeRole } from "./drawing";
import type { FlowGraph } from "./graph";

/** How screens look; later roles override earlier ones. */
const nodeStyles: [NodeRole, Record<string, string>][] = [
  ["entry", { color: "#1a7f37", penwidth: "3" }],
  ["terminal", { color: "#0969da", peripheries: "2" }],
  ["deadEnd", { color: "#9a6700", penwidth: "3" }],
  ["unreachable", { style: "rounded,dashed" }],
  ["missing", { color: "#cf222e", style: "rounded,dotted" }],
  ["added", { style: "rounded,filled", fillcolor: "#dafbe1" }],
  ["removed", { style: "rounded,filled", fillcolor: "#ffebe9" }],
];

const edgeStyles: Record<EdgeRole, string> = {
  taken: "",
  planned: ' [style="dotted"]',
  unplanned: ' [label="not in the routing model"]',
};

/**
 * Writes a graph in the DOT language of Graphviz. Terminal screens have a double frame; a dotted arrow is a route that no
 * navigate action takes.
 *
 * @param marks screens to show as added or removed
 */
export function toDot(graph: FlowGraph, marks?: Marks): string {
  const { nodes, edges } = drawingOf(graph, marks);
  const lines = [
    'node [shape="box", style="rounded", fontname="sans-serif"]',
    'edge [fontname="sans-serif", fontsize="10"]',
    ...nodes.map(({ name, title, id, roles }) => {
      const styles = nodeStyles.filter(([role]) => roles.includes(role)).map(([, style]) => style);
      const label = [title, id]
        .filter((text) => text !== "")
        .map(escapeLabel)
        .join("\\n");
      const attributes: Record<string, string> = Object.assign({ label }, ...styles);
      const written = Object.entries(attributes).map(([key, value]) => `${key}="${value}"`);
      return `${name} [${written.join(", ")}]`;
    }),
    ...edges.map(({ from, to, role }) => `${from} -> ${to}${edgeStyles[role]}`),
  ];
  return `digraph flow {\n${lines.map((line) => `  ${line};\n`).join("")}}\n`;
}

/** Graphviz reads escapes with \ and HTML entities in labels. */
const escapeLabel = (text: string) => text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/&/g, "&amp;");
