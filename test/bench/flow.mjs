// How long the Flow JSON library takes, beside JSON.parse of the same document in the same run, and how that grows when the
// document is doubled four times. What grows faster than the document shows as a larger ratio.
import { diffFlows, digest, renderPage, validate } from "pulumi-cams/flow";
import { flowOf } from "./documents.mjs";
import { median } from "./median.mjs";
import { report } from "./report.mjs";

const SCREENS = [6, 12, 24, 48, 96];
const RUNS = 9;

/** The same flow with one routed screen inserted in the middle and one label changed. */
function changed(flow) {
  const next = structuredClone(flow);
  const middle = Math.floor(next.screens.length / 2);
  const [before, after] = [next.screens[middle - 1], next.screens[middle]];
  const inserted = structuredClone(before);
  inserted.id = "INSERTED";
  inserted.layout.children[1].children.at(-1)["on-click-action"].next.name = after.id;
  before.layout.children[1].children.at(-1)["on-click-action"].next.name = "INSERTED";
  next.screens.splice(middle, 0, inserted);
  next.routing_model[before.id] = ["INSERTED"];
  next.routing_model.INSERTED = [after.id];
  next.screens[0].layout.children[1].children[0].label = "Changed";
  return next;
}

/** Median CPU time of one run in microseconds, after the engine has warmed up. */
function cpuOf(work) {
  const once = (times) => {
    const cpu = process.cpuUsage();
    for (let time = 0; time < times; time++) work();
    const { user, system } = process.cpuUsage(cpu);
    return (user + system) / times;
  };
  // As many at once as take a few ticks of the clock of CPU time.
  const times = Math.max(1, Math.ceil(20_000 / Math.max(once(3), 20)));
  return median(Array.from({ length: RUNS }, () => once(times)));
}

const operations = {
  validate: (flow) => validate(flow),
  diff: (flow, other) => diffFlows(flow, other),
  digest: (flow) => digest(flow),
  render: (flow) => renderPage(flow),
};

const documents = SCREENS.map((screens) => {
  const flow = flowOf(screens);
  const text = JSON.stringify(flow);
  return { flow, other: changed(flow), text, parse: cpuOf(() => JSON.parse(text)) };
});
for (const [name, operation] of Object.entries(operations)) {
  // Once all of it is compiled, the small document is not slower than it has to be.
  for (let round = 0; round < 40; round++) for (const { flow, other } of documents.slice(0, 4)) operation(flow, other);
  const ratios = documents.map(({ flow, other, parse }) => {
    const time = cpuOf(() => operation(flow, other));
    return { time, ratio: time / parse };
  });
  for (const index of [0, documents.length - 1]) {
    const { text, parse } = documents[index];
    report({
      what: `${name} of a flow of ${SCREENS[index]} screens, ${Math.round(text.length / 1024)} KB`,
      ratio: ratios[index].ratio,
      ours: { cpuMicros: ratios[index].time },
      beside: "JSON.parse",
      theirs: { cpuMicros: parse },
    });
  }
  report({
    what: `${name}: 16 times the document`,
    ratio: ratios.at(-1).time / ratios[0].time,
    goal: "about 16",
    ours: { cpuMicros: ratios.at(-1).time },
    beside: "the small document",
    theirs: { cpuMicros: ratios[0].time },
  });
}
