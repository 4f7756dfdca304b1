const { globalSetup: _, ...whole } = require("./jest.config.js");

/** Tests that start other programs: the Pulumi CLI, a browser, or the command as people run it. */
const PROGRAMS = ["test/engine/", "test/examples/", "test/provider/cmd/", "test/sdk/flow/render/browser"];

/** Tests that sweep: through every combination, failure or mutation. */
const SWEEPS = [
  "test/provider/dynamic/matrix/",
  "test/provider/dynamic/resume",
  "test/provider/cams/faultPlan",
  "mutations\\.test",
  "laws\\.test",
  "hostile\\.test",
];

/** `npm run test:fast`: everything else. */
module.exports = { ...whole, testPathIgnorePatterns: ["/node_modules/", ...PROGRAMS, ...SWEEPS] };
