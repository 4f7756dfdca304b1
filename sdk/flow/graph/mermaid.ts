import { drawingOf, type EdgeRole, type Marks, type NodeRole } from "./drawing";
import type { FlowGraph } from "./graph";

/** How screens look, in the order in which one style overrides another. */
const nodeStyles: [NodeRole, string][] = [
  ["entry", "stroke:#1a7f37,stroke-width:3px"],
  ["terminal", "stroke:#0969da,stroke-width:3px"],
  ["deadEnd", "stroke:#9a6700,stroke-width:3px"],
  ["unreachable", "stroke-dasharray:6 4"],
  ["missing", "stroke:#cf222e,stroke-dasharray:3 3"],
  ["added", "fill:#dafbe1,color:#1f2328"],
  ["removed", "fill:#ffebe9,color:#1f2328"],
];

const arrows: Record<EdgeRole, string> = {
  taken: "-->",
  planned: "-.->",
  unplanned: "-->|not in the routing model|",
};

/**
 * Writes a graph as a Mermaid flowchart. Entries are rounded, terminal screens framed; a dotted arrow is a route that no
 * navigate action takes. Titles and ids are shown as they are, whatever they hold, and never read as Mermaid.
 *
 * @param marks screens to show as added or removed
 */
export function toMermaid(graph: FlowGraph, marks?: Marks): string {
  const { nodes, edges } = drawingOf(graph, marks);
  const classes = nodeStyles.flatMap(([role, style]) => {
    const members = nodes.filter(({ roles }) => roles.includes(role)).map(({ name }) => name);
    return members.length === 0 ? [] : [`classDef ${role} ${style}`, `class ${members.join(",")} ${role}`];
  });
  const lines = [
    ...nodes.map(({ name, title, id, roles }) => {
      const label = `"${
        [title, id]
          .filter((text) => text !== "")
          .map(escapeLabel)
          .join("<br/>") || " "
      }"`;
      if (roles.includes("entry")) return `${name}([${label}])`;
      return roles.includes("terminal") ? `${name}[[${label}]]` : `${name}[${label}]`;
    }),
    ...edges.map(({ from, to, role }) => `${from} ${arrows[role]} ${to}`),
    ...classes,
  ];
  return `flowchart TD\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

/**
 * Spells out each ASCII character that Mermaid, its Markdown, its icons or its formulas could take as a sign, and the
 * letters with which Mermaid itself marks spelt-out characters.
 */
const escapeLabel = (text: string) => text.replace(SIGNS, (character) => `#${character.codePointAt(0)};`);

const SIGNS = /[^A-Za-z0-9 _,!?'\u0080-\u{10FFFF}]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|[ﬂ°¶ß]/gu;
