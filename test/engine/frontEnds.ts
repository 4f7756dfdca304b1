import * as path from "node:path";

/** By which way the engine reaches the lifecycles: the process of dynamic providers, or the plugin. */
export type FrontEnd = "dynamic" | "plugin";

/** What a project has: one front end, or both, of which its programs find the plugin's classes in `./plugin.js`. */
export type Through = FrontEnd | "both";

let current: FrontEnd = "dynamic";

/** The front end of the stacks that this test file makes. */
export const frontEnd = (): FrontEnd => current;

/**
 * What is different by nature, by the title of the test: these promises are not the plugin's, or are shown in another
 * test.
 */
export const EXCEPTIONS: Readonly<Record<string, string>> = {
  "settings and credentials may come from the stack's configuration, and a secret stays one":
    "the engine gives a plugin only settings of its own namespace, so alicloud:accessKey does not reach it",
  "ignoreChanges takes readable paths into a flow":
    "the engine applies ignoreChanges before Check, where documents get their readable keys",
  "what JSON cannot hold is named, and stops the run before anything is sent":
    "the SDK of Node programs looks at values before they are registered; generated SDKs have types instead",
  "moments, Outputs and secrets come through the engine, and a Date in discardAt that moves is no change":
    "a Date is a value of Node programs; generated SDKs take times as texts or numbers",
  "an interrupted up lets the creation that goes on end, and records it":
    "the engine tells a plugin at once that a run is cancelled; plugin/interrupted.test.ts holds what becomes of it",
};

/** Runs the tests of another file against the plugin. */
export function throughPlugin(suite: () => void): void {
  current = "plugin";
  const all = globalThis.test;
  const left = Object.assign(
    (...[title, ...rest]: Parameters<typeof all>) => {
      if (typeof title !== "string" || EXCEPTIONS[title] === undefined) all(title, ...rest);
    },
    { each: all.each },
  );
  Object.assign(globalThis, { test: left });
  try {
    suite();
  } finally {
    Object.assign(globalThis, { test: all });
  }
}

const ROOT = path.join(__dirname, "../..");

/** What a generated SDK is to Node programs. */
const SDK = `module.exports = require(${JSON.stringify(path.join(__dirname, "pluginSdk.cjs"))});`;

/** Files that a project has for a front end. With the plugin alone its classes have the name that the programs of tests ask for. */
export const filesFor: Readonly<Record<Through, Record<string, string>>> = {
  dynamic: {},
  plugin: { "node_modules/pulumi-cams/index.js": SDK },
  both: { "plugin.js": SDK },
};

/** Lines of `Pulumi.yaml` by which the engine finds the plugin. */
export const PLUGIN_PATH = `plugins:\n  providers:\n    - name: cams\n      path: ${path.join(ROOT, "node_modules/.bin")}\n`;
