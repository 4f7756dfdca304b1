import { createHash } from "node:crypto";
import type { EmulatedCall } from "./callLog";
import { previewUrl } from "./previewPage";
import type { Reply } from "./reply";
import type { EmulatedChatFlow, EmulatedFlow, EmulatedRun } from "./store";

/** What the page shows. */
export interface Status {
  endpoint: string;
  flows: readonly EmulatedFlow[];
  chatFlows: readonly EmulatedChatFlow[];
  runs: readonly EmulatedRun[];
  calls: readonly EmulatedCall[];
}

const LAST = 50;

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --soft: #8882; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
p { margin: .25rem 0; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .5rem; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
th, td { text-align: left; padding: .4rem .75rem; vertical-align: top; white-space: nowrap; }
th { background: var(--soft); font-weight: 600; }
td.free { white-space: normal; overflow-wrap: anywhere; min-width: 10rem; }
tr + tr td { border-top: 1px solid var(--line); }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
code { font-family: ui-monospace, monospace; font-size: .92em; }
.state { display: inline-block; padding: 0 .5rem; border-radius: 1rem; border: 1px solid; font-size: .75rem; font-weight: 600; }
.good { color: light-dark(#137333, #81c995); }
.open { color: light-dark(#8a5a00, #fdd663); }
.bad { color: light-dark(#b3261e, #f2b8b5); }
.none { opacity: .7; }
`;

/** Nothing is loaded and nothing runs: the one style is allowed by its hash. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The page that a browser shows at the emulator's URL. */
export function statusPage(status: Status): Reply {
  const headers = {
    "content-type": "text/html;charset=utf-8",
    "content-security-policy": POLICY,
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  };
  return { status: 200, headers, body: page(status).text };
}

/** HTML that may be put into HTML as it is. */
class Html {
  constructor(readonly text: string) {}
}

type Part = string | number | Html | readonly Html[];

/** A template whose values are shown as text, whatever they hold. */
function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(
    strings.map((text, index) => text + (index < parts.length ? shown(parts[index] ?? "") : "")).join(""),
  );
}

function shown(part: Part): string {
  if (part instanceof Html) return part.text;
  if (typeof part === "object") return part.map(({ text }) => text).join("");
  return String(part).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function page({ endpoint, flows, chatFlows, runs, calls }: Status): Html {
  const last = calls.slice(-LAST).toReversed();
  return html`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>CAMS emulator</title><style>${new Html(STYLE)}</style></head><body>
<h1>CAMS emulator</h1>
<p><code>CAMS_ENDPOINT=${endpoint}</code></p>
${table(`WhatsApp Flows (${flows.length})`, ["name", "state", "id", "space", "categories", "version"], flows.map(flowRow))}
${table(`Chat Flows (${chatFlows.length})`, ["title", "versions", "code", "trigger"], chatFlows.map(chatFlowRow))}
${table(`Runs of Chat Flows (${runs.length})`, ["time (UTC)", "code", "Uuid", "data", "calls"], runs.slice(-LAST).toReversed().map(runRow))}
${table(`Calls (${calls.length}${calls.length > LAST ? `, the last ${LAST}` : ""})`, ["time (UTC)", "operation", "outcome", "parameters", "ms"], last.map(callRow))}
</body></html>
`;
}

function table(title: string, columns: readonly string[], rows: readonly Html[]): Html {
  const heads = columns.map((column) => html`<th scope="col">${column}</th>`);
  const content = html`<div class="scroll"><table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`;
  return html`<section><h2>${title}</h2>${rows.length === 0 ? html`<p class="none">none yet</p>` : content}</section>`;
}

const TONES: ReadonlyMap<string, string> = new Map([
  ...["PUBLISHED", "ONLINE", "OK"].map((state): [string, string] => [state, "good"]),
  ...["DRAFT", "OFFLINE"].map((state): [string, string] => [state, "open"]),
]);
const state = (text: string) => html`<span class="state ${TONES.get(text) ?? "bad"}">${text}</span>`;
const time = (ms: number) => html`<td class="number">${new Date(ms).toISOString().slice(11, 23)}</td>`;

const flowRow = (flow: EmulatedFlow) =>
  html`<tr><td class="free">${flow.json === undefined ? flow.flowName : html`<a href="${previewUrl("", flow.flowId)}">${flow.flowName}</a>`}</td><td>${state(flow.status)}</td><td><code>${flow.flowId}</code></td><td>${flow.custSpaceId}</td><td class="free">${flow.categories.join(", ")}</td><td>${String(flow.json?.version ?? "")}</td></tr>`;

const chatFlowRow = (flow: EmulatedChatFlow) =>
  html`<tr><td class="free">${flow.title}</td><td>${flow.versions.map((one) => html`${one.flowVersion} ${state(one.status)} `)}</td><td><code>${flow.flowCode}</code></td><td>${flow.triggerType}</td></tr>`;

const runRow = (run: EmulatedRun) =>
  html`<tr>${time(run.time)}<td><code>${run.flowCode}</code></td><td>${run.uuid ?? ""}</td><td class="free">${run.dataKeys.join(", ")}</td><td class="number">${run.times}</td></tr>`;

const callRow = (call: EmulatedCall) =>
  html`<tr>${time(call.time)}<td>${call.operation}</td><td>${state(call.outcome)}${call.fault === undefined ? "" : ` fault: ${call.fault}`}</td><td class="free">${parameters(call)}</td><td class="number">${call.durationMs.toFixed(1)}</td></tr>`;

const parameters = (call: EmulatedCall) =>
  Object.entries(call.parameters)
    .map(([name, value]) => `${name}=${value}`)
    .join(" ");
