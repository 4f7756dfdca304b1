/** @type {import("jest").Config} */
module.exports = {
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  transform: { "\\.ts$": ["@swc/jest", { jsc: { target: "es2023", parser: { syntax: "typescript" } } }] },
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/test/.work"],
  testSequencer: "<rootDir>/test/slowestFirst.cjs",
  globalSetup: "<rootDir>/test/globalSetup.ts",
  // Tests of the real engine run a whole `pulumi up`, several times over.
  testTimeout: 180_000,
  maxWorkers: 2,
};
