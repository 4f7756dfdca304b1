// Stands in for GitHub's command line: answers from the folder that GH_WORLD names, and writes down every call.
//
//   answers.json      {"GET <path with query>": <reply>}
//   artifacts/<run>/<name>/
//   calls.jsonl       {method, path, body}
import { appendFileSync, cpSync, existsSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { parseArgs } from "node:util";
import { raw } from "jq-wasm";

const world = process.env.GH_WORLD ?? "";
if (!process.env.GH_TOKEN) fail("gh: set the GH_TOKEN environment variable");

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    method: { type: "string", default: "GET" },
    field: { type: "string", short: "F", multiple: true, default: [] },
    "raw-field": { type: "string", short: "f", multiple: true, default: [] },
    jq: { type: "string" },
    paginate: { type: "boolean" },
    silent: { type: "boolean" },
    name: { type: "string" },
    dir: { type: "string" },
  },
});

if (positionals[0] === "api") await api(positionals[1], values);
else if (positionals.slice(0, 2).join(" ") === "run download") download(positionals[2], values);
else fail(`gh: unknown command ${positionals.join(" ")}`);

async function api(where, { method, field, "raw-field": rawField, jq, silent }) {
  const fields = new URLSearchParams([...rawField, ...field.map(withFile)].map(split));
  const query = method === "GET" && fields.size > 0 ? `?${fields}` : "";
  const call = { method, path: where + query, body: method === "GET" ? undefined : Object.fromEntries(fields) };
  appendFileSync(path.join(world, "calls.jsonl"), `${JSON.stringify(call)}\n`);
  const reply = JSON.parse(readFileSync(path.join(world, "answers.json"), "utf8"))[`${method} ${call.path}`];
  if (reply === undefined) fail(`gh: Not Found (HTTP 404) ${method} ${call.path}`);
  if (silent) return;
  // gh lets a filter see the environment; this jq lives in a world of its own.
  const environment = JSON.stringify(process.env);
  console.log(jq ? await raw(reply, `def env: ${environment}; ${jq}`, ["-r"]) : JSON.stringify(reply));
}

function download(run, { name, dir }) {
  const from = path.join(world, "artifacts", run, name);
  if (!existsSync(from)) fail(`no artifact matches any of the names or patterns provided: ${run} ${name}`);
  cpSync(from, dir, { recursive: true });
}

function withFile(pair) {
  const [name, value] = split(pair);
  return value.startsWith("@") ? `${name}=${readFileSync(value.slice(1), "utf8")}` : pair;
}

function split(pair) {
  const equals = pair.indexOf("=");
  return [pair.slice(0, equals), pair.slice(equals + 1)];
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
