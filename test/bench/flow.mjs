// How long the Flow JSON library takes, beside JSON.parse of the same document in the same run: `npm run bench`.
import { existsSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { diffFlows, digest, encodeKeyed, validate } from "pulumi-cams/flow";

const RUNS = 40;

/** A valid flow of thirty screens, each with eight inputs, about 77 KB as indented JSON. */
function thirtyScreens() {
  const id = (index) =>
    `SCREEN_${String.fromCharCode(65 + Math.floor(index / 26))}${String.fromCharCode(65 + (index % 26))}`;
  const inputs = (index) =>
    Array.from({ length: 8 }, (_, number) => ({
      type: "TextInput",
      name: `input_${index}_${number}`,
      label: `Question ${number}`,
      "helper-text": "As on your card",
      required: true,
    }));
  const screens = Array.from({ length: 30 }, (_, index) => {
    const isLast = index === 29;
    const action = isLast
      ? { name: "complete", payload: {} }
      : { name: "navigate", next: { type: "screen", name: id(index + 1) }, payload: {} };
    const footer = { type: "Footer", label: "Continue", "on-click-action": action };
    return {
      id: id(index),
      title: `Step ${index + 1}`,
      ...(isLast ? { terminal: true } : {}),
      data: {},
      layout: {
        type: "SingleColumnLayout",
        children: [
          { type: "TextHeading", text: `Part ${index + 1}` },
          { type: "Form", name: `form_${index}`, children: [...inputs(index), footer] },
        ],
      },
    };
  });
  const routes = Object.fromEntries(screens.map((_, index) => [id(index), index === 29 ? [] : [id(index + 1)]]));
  return { version: "7.3", routing_model: routes, screens };
}

/** The same flow with one routed screen inserted in the middle and one label changed. */
function changed(flow) {
  const next = structuredClone(flow);
  const [before, after] = [next.screens[14], next.screens[15]];
  const inserted = structuredClone(before);
  inserted.id = "INSERTED";
  inserted.layout.children[1].children.at(-1)["on-click-action"].next.name = after.id;
  before.layout.children[1].children.at(-1)["on-click-action"].next.name = "INSERTED";
  next.screens.splice(15, 0, inserted);
  next.routing_model[before.id] = ["INSERTED"];
  next.routing_model.INSERTED = [after.id];
  next.screens[3].layout.children[1].children[0].label = "Changed";
  return next;
}

/** Median of the runs in milliseconds, after the engine has warmed up. */
function median(work) {
  for (let run = 0; run < RUNS; run++) work();
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[RUNS / 2];
}

const generated = thirtyScreens();
const documents = [["30 screens, generated", generated, changed(generated)]];
const survey = path.join(import.meta.dirname, "../../../shared/flows/studio/7.3-encuesta-egresados.json");
if (existsSync(survey)) {
  const flow = JSON.parse(readFileSync(survey, "utf8"));
  const other = structuredClone(flow);
  other.screens[0].title = "Changed";
  documents.push(["survey of 4 screens", flow, other]);
}

console.log(`Node ${process.version} on ${cpus()[0]?.model}, ${cpus().length} cores, median of ${RUNS} runs`);
for (const [name, flow, other] of documents) {
  const text = JSON.stringify(flow, null, 2);
  const parse = median(() => JSON.parse(text));
  console.log(`\n${name}, ${Math.round(text.length / 1024)} KB`);
  const show = (what, time) =>
    console.log(`  ${what.padEnd(12)} ${time.toFixed(2).padStart(7)} ms  ${(time / parse).toFixed(1)} x JSON.parse`);
  show("JSON.parse", parse);
  show(
    "validate",
    median(() => validate(flow)),
  );
  show(
    "diff",
    median(() => diffFlows(flow, other)),
  );
  show(
    "digest",
    median(() => digest(flow)),
  );
  show(
    "keyed",
    median(() => encodeKeyed(flow)),
  );
}
