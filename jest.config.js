/** Suites of both front ends that run through the plugin with `npm run test:matrix` only, so that `npm test` stays short. */
const MATRIX = ["ownership", "partialFailure", "secrets", "trigger", "triggerOutcome"].map(
  (name) => `test/engine/plugin/${name}\\.test`,
);

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
