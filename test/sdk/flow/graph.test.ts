import fc from "fast-check";
import { flowGraph, toDot, toMermaid, toSvg } from "../../../sdk/flow/graph";

const navigate = (to: string) => ({ name: "navigate", next: { type: "screen", name: to }, payload: {} });
const footer = (to: string) => ({ type: "Footer", label: "Next", "on-click-action": navigate(to) });
const screen = (id: string, children: unknown[] = [], more: object = {}) => ({
  id,
  title: `Title of ${id}`,
  layout: { type: "SingleColumnLayout", children },
  ...more,
});
const end = (id: string) => screen(id, [], { terminal: true });
const routes = (document: unknown) => flowGraph(document).edges.map(({ from, to }) => `${from} -> ${to}`);
const those = (document: unknown, part: "entry" | "terminal" | "deadEnd" | "reachable") =>
  flowGraph(document)
    .screens.filter((each) => each[part])
    .map(({ id }) => id);

test("screens stand in document order with their part in the flow", () => {
  expect(flowGraph({ screens: [screen("A", [footer("B")]), end("B")] }).screens).toEqual([
    { id: "A", title: "Title of A", entry: true, terminal: false, deadEnd: false, reachable: true },
    { id: "B", title: "Title of B", entry: false, terminal: true, deadEnd: false, reachable: true },
  ]);
});

test("a route tells whether the routing model has it and which actions take it", () => {
  const document = {
    routing_model: { A: ["B", "C"], B: ["GONE"] },
    screens: [screen("A", [footer("B")]), screen("B", [{ type: "Form", children: [footer("C")] }]), end("C")],
  };
  const path = (index: number, ...steps: (string | number)[]) => [
    ...["screens", index, "layout", "children", 0, ...steps, "on-click-action"],
  ];
  expect(flowGraph(document).edges).toEqual([
    { from: "A", to: "B", model: true, actual: true, via: [{ path: path(0), component: "Footer" }] },
    { from: "A", to: "C", model: true, actual: false, via: [] },
    { from: "B", to: "GONE", model: true, actual: false, via: [] },
    { from: "B", to: "C", model: false, actual: true, via: [{ path: path(1, "children", 0), component: "Footer" }] },
  ]);
});

test("navigate actions are found in branches, cases, lists, links and opt-ins, in document order", () => {
  const link = (to: string) => ({ type: "EmbeddedLink", text: "More", "on-click-action": navigate(to) });
  const choice = (yes: unknown[], no: unknown[]) =>
    JSON.parse(`{"type":"If","then":${JSON.stringify(yes)},"else":${JSON.stringify(no)}}`);
  const document = {
    screens: [
      screen("A", [
        choice([choice([link("B")], [footer("C")])], []),
        { type: "Switch", value: "${data.y}", cases: { one: [footer("D")], two: [footer("B")] } },
        { type: "NavigationList", "list-items": [{ id: "1", "on-click-action": navigate("E") }] },
        { type: "OptIn", name: "o", "on-click-action": navigate("F") },
      ]),
    ],
  };
  expect(flowGraph(document).edges.flatMap(({ to, via }) => via.map(({ component }) => `${to} ${component}`))).toEqual([
    ...["B EmbeddedLink", "B Footer", "C Footer", "D Footer", "E NavigationList", "F OptIn"],
  ]);
});

test("data that looks like an action is no route", () => {
  const payload = { "on-click-action": navigate("B"), action: navigate("B") };
  const exchange = { type: "Footer", "on-click-action": { name: "data_exchange", payload } };
  const document = { screens: [screen("A", [exchange], { data: { x: { __example__: footer("B") } } }), end("B")] };
  expect(routes(document)).toEqual([]);
});

test("a flow begins where no route leads in", () => {
  const document = { screens: [end("C"), screen("B", [footer("C")]), screen("A", [footer("B")]), end("ALONE")] };
  expect(those(document, "entry")).toEqual(["A", "ALONE"]);
});

test("a navigate action back to the first screen does not take the entry away where the routing model knows better", () => {
  const screens = [screen("A", [footer("B")]), screen("B", [footer("A"), footer("C")]), end("C"), end("ALONE")];
  expect(those({ screens, routing_model: { A: ["B"], B: ["C"], C: [], ALONE: [] } }, "entry")).toEqual(["A", "ALONE"]);
  expect(those({ screens }, "entry")).toEqual(["ALONE"]);
});

test("screens that no entry leads to are not reachable; without any entry the first screen counts as one", () => {
  const loop = [screen("X", [footer("Y")]), screen("Y", [footer("X")])];
  expect(those({ screens: [end("A"), ...loop] }, "reachable")).toEqual(["A"]);
  expect(those({ screens: [...loop, screen("V", [footer("W")]), screen("W", [footer("V")])] }, "reachable")).toEqual([
    ...["X", "Y"],
  ]);
  expect(those({ screens: loop }, "entry")).toEqual([]);
});

test("a screen is a dead end when it is not terminal and leads to no other screen that exists", () => {
  const document = {
    routing_model: { A: ["B", "C", "D"], B: [], C: ["C"] },
    screens: [screen("A"), screen("B"), screen("C"), screen("D", [footer("GONE")]), end("E")],
  };
  expect(those(document, "deadEnd")).toEqual(["B", "C", "D"]);
});

test("of two screens with one id the first is shown, with the routes of both", () => {
  const graph = flowGraph({ screens: [screen("A", [footer("B")]), { ...screen("A", [footer("C")]), title: "Twin" }] });
  expect(graph.screens.map(({ title }) => title)).toEqual(["Title of A"]);
  expect(graph.edges.map(({ to }) => to)).toEqual(["B", "C"]);
});

test("a Mermaid chart shows entries, ends, missing screens and how routes are taken", () => {
  const document = {
    routing_model: { A: ["B", "C"] },
    screens: [screen("A", [footer("B"), footer("X")]), end("B"), screen("C")],
  };
  expect(toMermaid(flowGraph(document))).toBe(`flowchart TD
  n0(["Title of A<br/>A"])
  n1[["Title of B<br/>B"]]
  n2["Title of C<br/>C"]
  n3["X"]
  n0 --> n1
  n0 -.-> n2
  n0 -->|not in the routing model| n3
  classDef entry stroke:#1a7f37,stroke-width:3px
  class n0 entry
  classDef terminal stroke:#0969da,stroke-width:3px
  class n1 terminal
  classDef deadEnd stroke:#9a6700,stroke-width:3px
  class n2 deadEnd
  classDef missing stroke:#cf222e,stroke-dasharray:3 3
  class n3 missing
`);
});

test("pictures set off what was added and what was removed, also what the graph no longer has", () => {
  const graph = flowGraph({ screens: [screen("A", [footer("B")]), end("B")] });
  const marks = { added: new Set(["B"]), removed: new Set(["OLD"]) };
  expect(toMermaid(graph, marks)).toMatch(/\n {2}n2\["OLD"\]\n.*class n1 added\n.*class n2 removed\n/s);
  expect(toDot(graph, marks)).toMatch(/n1 \[[^\n]*fillcolor="#dafbe1".*n2 \[label="OLD", [^\n]*fillcolor="#ffebe9"/s);
  expect(toSvg(graph, marks)).toMatch(/flow-added.*flow-removed.*>OLD</s);
  expect(toMermaid(graph, marks)).not.toContain("missing");
});

test("DOT shows the same graph", () => {
  expect(toDot(flowGraph({ screens: [screen("A", [footer("B")]), end("B")] }))).toBe(`digraph flow {
  node [shape="box", style="rounded", fontname="sans-serif"];
  edge [fontname="sans-serif", fontsize="10"];
  n0 [label="Title of A\\nA", color="#1a7f37", penwidth="3"];
  n1 [label="Title of B\\nB", color="#0969da", peripheries="2"];
  n0 -> n1;
}
`);
});

test("an SVG picture stands alone, is light or dark, and shows each screen and route once", () => {
  const svg = toSvg(flowGraph({ screens: [screen("A", [footer("B"), footer("A")]), end("B")] }));
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg).toContain("@media (prefers-color-scheme:dark)");
  expect(svg.match(/<rect /g)).toHaveLength(2);
  expect(svg.match(/ marker-end=/g)).toHaveLength(2);
  expect(svg).toContain(">Title of A</text>");
  expect(svg.replace("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|@import|href/);
});

test("the screens of an SVG picture do not lie on one another", () => {
  const ids = ["A", "B", "C", "D", "E"];
  const svg = toSvg(
    flowGraph({ routing_model: { A: ["B", "C", "D"], B: ["E"], C: ["E"] }, screens: ids.map((id) => screen(id)) }),
  );
  const boxes = [...svg.matchAll(/<rect x="(.+?)" y="(.+?)" width="(.+?)" height="(.+?)"/g)].map((box) =>
    box.slice(1).map(Number),
  );
  expect(boxes).toHaveLength(5);
  for (const [index, [x = 0, y = 0, width = 0, height = 0]] of boxes.entries()) {
    for (const [left = 0, top = 0, wide = 0, high = 0] of boxes.slice(index + 1)) {
      expect(x + width <= left || left + wide <= x || y + height <= top || top + high <= y).toBe(true);
    }
  }
});

test("a graph far beyond Meta's limits is drawn all the same", () => {
  const screens = Array.from({ length: 3000 }, (_, index) => screen(`S${index}`, [footer(`S${index + 1}`)]));
  const svg = toSvg(flowGraph({ screens }));
  expect(svg.match(/<rect /g)).toHaveLength(3001);
  expect(svg.match(/ marker-end=/g)).toHaveLength(3000);
});

test("a layout of many thousand levels is searched", () => {
  let layout: unknown = footer("B");
  for (let level = 0; level < 10_000; level++) layout = { type: "Form", children: [layout] };
  expect(flowGraph({ screens: [{ id: "A", layout }] }).edges[0]?.via[0]?.path).toHaveLength(20_004);
});

const hostile = fc.oneof(
  fc.constantFrom(
    ...[
      '"]; click n0 "javascript:alert(1)"',
      "%%{init: {}}%%",
      "#quot;",
      "`**b**`",
      "end",
      "--> n0",
      "<script>",
      "]]>",
    ],
    ...[
      "\n}\n",
      '\\"',
      "\\",
      "&lt;",
      "$$x$$",
      "fa:fa-ban",
      "1. one",
      "\u202Etxt",
      "ﬂ°lt¶ß",
      "\u0000",
      "\uD800",
      "",
      "__proto__",
    ],
  ),
  fc.string({ unit: "binary" }),
);
const anyGraph = fc
  .array(fc.record({ id: hostile, title: hostile, to: fc.array(hostile, { maxLength: 3 }), terminal: fc.boolean() }), {
    maxLength: 6,
  })
  .map((list) => ({ screens: list.map(({ to, ...each }) => ({ ...each, layout: { children: to.map(footer) } })) }));

test("no title or id is ever read as Mermaid", () => {
  const label = String.raw`"(?:[A-Za-z0-9 _,!?'\u0080-\u{10FFFF}]|#\d+;)*(?:<br/>(?:[A-Za-z0-9 _,!?'\u0080-\u{10FFFF}]|#\d+;)*)?"`;
  const node = String.raw`n\d+(?:\[${label}\]|\[\[${label}\]\]|\(\[${label}\]\))`;
  const edge = String.raw`n\d+ (?:-->|-\.->)(?:\|not in the routing model\|)? n\d+`;
  const style = String.raw`classDef \w+ [a-z0-9#:,\- ]+|class n\d+(?:,n\d+)* \w+`;
  const chart = new RegExp(`^flowchart TD\n(?:  (?:${node}|${edge}|${style})\n)*$`, "u");
  fc.assert(fc.property(anyGraph, (document) => expect(toMermaid(flowGraph(document))).toMatch(chart)));
});

test("no title or id is ever read as DOT", () => {
  const attributes = String.raw`\[\w+="(?:[^"\\\n]|\\["\\n])*"(?:, \w+="[^"\\\n]*")*\]`;
  const chart = new RegExp(
    `^digraph flow \\{\n(?:  (?:node|edge|n\\d+|n\\d+ -> n\\d+)(?: ${attributes})?;\n)*\\}\n$`,
    "u",
  );
  fc.assert(fc.property(anyGraph, (document) => expect(toDot(flowGraph(document))).toMatch(chart)));
});

test("no title or id is ever read as SVG", () => {
  const attribute = String.raw` [\w:-]+="[^"<&]*"`;
  const textOf = String.raw`(?:[^<&\u0000-\u0009\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]|&#\d+;)*`;
  const leaf = `<(?<inner>title|text)(?:${attribute})*>${textOf}</\\k<inner>>|<rect(?:${attribute})*/>`;
  const part = `<(?<outer>path|g)(?:${attribute})*>(?:${leaf})*</\\k<outer>>\n`;
  const picture = new RegExp(`^<svg.*?</defs>\n(?:${part})*</svg>\n$`, "su");
  fc.assert(fc.property(anyGraph, (document) => expect(toSvg(flowGraph(document))).toMatch(picture)));
});

test("any JSON value has a graph and pictures of it", () => {
  const words = fc.constantFrom(
    "screens",
    "id",
    "layout",
    "routing_model",
    "on-click-action",
    "next",
    "name",
    "navigate",
    "A",
    "B",
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 6 },
      fc.oneof(words, fc.constant(null), fc.boolean(), fc.integer()),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(fc.oneof(words, fc.string()), tie("value"), { maxKeys: 4 }),
    ),
  }));
  const documents = fc.oneof(
    value,
    fc.record({ screens: fc.array(fc.dictionary(words, value)), routing_model: value }),
  );
  fc.assert(
    fc.property(documents, (document) => {
      const graph = flowGraph(document);
      expect(toMermaid(graph)).toMatch(/^flowchart/);
      expect(toDot(graph)).toMatch(/^digraph/);
      expect(toSvg(graph)).toMatch(/^<svg/);
    }),
  );
});
