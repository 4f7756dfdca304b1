#!/usr/bin/env node
/** The executable `pulumi-resource-cams`. It loads nothing before it knows that this Node.js can run it. */
const OLDEST_NODE = 22;

const { node } = process.versions;
if (Number(node.split(".")[0]) < OLDEST_NODE) {
  console.error(
    `The provider cams needs Node.js ${OLDEST_NODE} or newer, and \`node\` on the PATH is ${node}. Install a newer one (https://nodejs.org), or put it first on the PATH.`,
  );
  process.exit(1);
}
require("./main");
