const { default: Sequencer } = require("@jest/test-sequencer");

/**
 * The slowest test files, in seconds of a run with three workers. They begin first, so that none is left for the end, when
 * the other workers have nothing to do any more. Files without a line follow in Jest's own order.
 */
const SECONDS = {
  "examples/gitops/workflows": 300,
  "engine/promotion": 250,
  "engine/lifecycle": 155,
  "engine/replacement": 100,
  "engine/secrets": 95,
  "engine/plugin/lifecycle": 95,
  "engine/lag": 80,
  "engine/wrongInputs": 75,
  "engine/crash": 65,
  "examples/gitops/policy": 60,
  "sdk/flow/hostile": 55,
  "sdk/flow/render/browser": 55,
  "provider/dynamic/resume": 55,
  "engine/ownership": 55,
  "engine/adoption": 50,
  "engine/partialFailure": 50,
  "engine/moving": 50,
  "engine/trigger": 50,
  "provider/dynamic/matrix/matrix": 50,
  "engine/review": 50,
  "engine/triggerOutcome": 45,
  "engine/key": 45,
  "engine/assumptions": 45,
  "engine/settings": 40,
  "provider/cams/faultPlan": 40,
  "engine/programs": 40,
  "engine/provider": 40,
};

const entries = Object.entries(SECONDS);
const secondsOf = ({ path }) =>
  entries.find(([file]) => path.replaceAll("\\", "/").endsWith(`/test/${file}.test.ts`))?.[1] ?? 0;

module.exports = class extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((a, b) => secondsOf(b) - secondsOf(a));
  }
};
