import { createHash } from "node:crypto";
import { PLAYER } from "./generated/playerCode";
import type { PageModel } from "./model";
import { STYLE } from "./style";

/** The parts of a page that differ from one to the next. */
export interface PageParts {
  title: string;
  model: PageModel;
  /** The drawn screen graph, as SVG; it may hold one style sheet. */
  graph: string;
}

/**
 * Writes the page. The document stands in it as JSON that no browser runs, and the policy lets nothing run or load but
 * the player and the style sheets that are hashed here.
 */
export function pageOf({ title, model, graph }: PageParts): string {
  const styles = [STYLE, ...[...graph.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, style = ""]) => style)];
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(PLAYER)}`,
    `style-src ${styles.map(hashOf).join(" ")}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="en" data-theme="${model.theme}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header class="top"><h1>${escapeHtml(title)}</h1><div id="switches" class="switches"></div></header>
<main>
<noscript><p>This page draws the screens with JavaScript, which is turned off.</p></noscript>
<div class="above">
<div id="stage" class="stage"></div>
<section id="graph" class="graph" aria-labelledby="graph-title"><h2 id="graph-title">Ways between the screens</h2>
<div class="graph-frame" tabindex="0" role="group" aria-label="Graph of the screens">
${graph}</div></section>
</div>
<div id="screens"></div>
</main>
<script type="application/json" id="model">${JSON.stringify(model).replace(/</g, "\\u003c")}</script>
<script>${PLAYER}</script>
</body>
</html>
`;
}

/** The hash of a script or style sheet as a content security policy names it. */
function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
