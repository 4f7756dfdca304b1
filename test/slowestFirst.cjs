const { default: Sequencer } = require("@jest/test-sequencer");

/**
 * The slowest test files, in seconds of a run with two workers. They begin first, so that none is left for the end, when
 * the other worker has nothing to do any more. Files without a line follow in Jest's own order.
 */
const SECONDS = {
  "engine/lifecycle": 300,
  "examples/gitops/workflows": 250,
  "engine/promotion": 190,
  "engine/plugin/lifecycle": 190,
  "engine/secrets": 180,
  "engine/replacement": 145,
  "engine/wrongInputs": 130,
  "engine/trigger": 130,
  "engine/lag": 120,
  "engine/crash": 115,
  "engine/plugin/crash": 115,
  "engine/key": 115,
  "engine/adoption": 115,
  "provider/dynamic/resume": 115,
  "engine/ownership": 105,
  "engine/partialFailure": 90,
  "engine/triggerOutcome": 85,
  "engine/assumptions": 85,
};

const entries = Object.entries(SECONDS);
const secondsOf = ({ path }) =>
  entries.find(([file]) => path.replaceAll("\\", "/").endsWith(`/test/${file}.test.ts`))?.[1] ?? 0;

module.exports = class extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((a, b) => secondsOf(b) - secondsOf(a));
  }
};
