const path = require("node:path");

/**
 * Suites for `npm run test:matrix` only, so that `npm test` stays short: most of those of both front ends when they run
 * through the plugin, and the oldest CLI.
 */
const MATRIX = [
  "oldest",
  ...["crash", "ownership", "partialFailure", "secrets", "trigger", "triggerOutcome"].map((name) => `plugin/${name}`),
].map((name) => `test/engine/${name}\\.test`);

// Tests start hundreds of processes that load the same modules.
process.env.NODE_COMPILE_CACHE ??= path.join(__dirname, "test/.work/compiled");

/** @type {import("jest").Config} */
module.exports = {
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  transform: { "\\.ts$": ["@swc/jest", { jsc: { target: "es2023", parser: { syntax: "typescript" } } }] },
  testPathIgnorePatterns: ["/node_modules/", ...(process.env.TEST_MATRIX === undefined ? MATRIX : [])],
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/test/.work"],
  testSequencer: "<rootDir>/test/slowestFirst.cjs",
  globalSetup: "<rootDir>/test/globalSetup.ts",
  // Tests of the real engine run a whole `pulumi up`, several times over.
  testTimeout: 180_000,
  // One more than the cores of a small machine, since tests also wait for timers.
  maxWorkers: 3,
};
