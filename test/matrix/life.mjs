// A flow's whole life by the real engine: up, an unchanged up without a call, refresh, destroy.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { command, project } from "./project.mjs";
import { Skipped } from "./skipped.mjs";

const require = createRequire(import.meta.url);
const { findPulumi } = require("../../dist/test/engine/pulumiCli");
const { engineEnvironment } = require("../../dist/test/engine/engineEnvironment");
const { pulumiHome } = require("../../dist/test/engine/pulumiHome");

const SDK = { tested: "3.270.0", lowest: "3.216.0", newest: ">=3.216.0 <4" };
const NODES = ["22.23.3", "24.21.0"];
const CLIS = ["3.250.0", "3.274.1"];

const flow = {
  version: "7.3",
  screens: [
    {
      id: "START",
      title: "Welcome",
      terminal: true,
      data: {},
      layout: {
        type: "SingleColumnLayout",
        children: [{ type: "Footer", label: "Done", "on-click-action": { name: "complete", payload: {} } }],
      },
    },
  ],
};

/** One program in each of the languages of Node, with how Pulumi runs it. */
const PROGRAMS = {
  CommonJS: {
    type: "commonjs",
    main: "index.js",
    text: `const cams = require("pulumi-cams");\nexports.id = new cams.WhatsAppFlow("signup", { flow: ${JSON.stringify(flow)} }).flowId;\n`,
  },
  "ES module": {
    type: "module",
    main: "index.js",
    text: `import * as cams from "pulumi-cams";\nexport const id = new cams.WhatsAppFlow("signup", { flow: ${JSON.stringify(flow)} }).flowId;\n`,
  },
  TypeScript: {
    type: "commonjs",
    main: "index.ts",
    text: `import * as cams from "pulumi-cams";\nconst signup: cams.WhatsAppFlow = new cams.WhatsAppFlow("signup", { flow: ${JSON.stringify(flow)} });\nexport const id = signup.flowId;\n`,
    needs: { typescript: "5.9.3", "ts-node": "10.9.2", "@types/node": "22.20.5" },
  },
};

const row = ({ manager = "npm", program = "CommonJS", sdk = SDK.tested, node, cli, name }) => [
  `up, refresh and destroy: ${name}`,
  async (world) => await life(world, { manager, program: PROGRAMS[program], kind: program, sdk, node, cli }),
];

export const lifeRows = [
  ...["npm", "pnpm"].flatMap((manager) =>
    Object.keys(PROGRAMS).map((program) => row({ manager, program, name: `${manager}, ${program}` })),
  ),
  ...NODES.map((node) => row({ node, name: `Node ${node}` })),
  row({ sdk: SDK.lowest, name: `@pulumi/pulumi ${SDK.lowest}, the lowest` }),
  row({ sdk: SDK.newest, name: `@pulumi/pulumi, the newest` }),
  ...CLIS.map((cli) => row({ cli, name: `Pulumi CLI ${cli}` })),
];

async function life({ folder, tarball, emulator }, { manager, program, kind, sdk, node, cli }) {
  const { type, main, text, needs = {} } = program;
  const name = `${manager}-${kind}-${sdk}`.toLowerCase().replace(/[^a-z0-9.]+/g, "-");
  const typescript = main.endsWith(".ts");
  const place = await project(folder, name, {
    manager,
    type,
    dependencies: { "@pulumi/pulumi": sdk, "pulumi-cams": `file:${tarball}`, ...needs },
    files: {
      [main]: text,
      "Pulumi.yaml": `name: matrix\nmain: ${main}\nruntime:\n  name: nodejs\n  options:\n    typescript: ${typescript}\n`,
    },
  });
  const executable = cli === undefined ? (await findPulumi(console.error)).path : builtCli(cli);
  const settings = engineEnvironment(executable, place, "matrix");
  const nodeFolder = await nodeAt(folder, node);
  const env = {
    ...process.env,
    ...settings,
    ...emulator.env,
    PULUMI_BACKEND_URL: `file://${place}`,
    PATH: [nodeFolder, settings.PATH].join(path.delimiter),
  };
  const pulumi = (...args) =>
    command(place, [executable, ...args, "--stack", "matrix", "--non-interactive", "--color=never"], env);
  await emulator.reset();
  await pulumi("stack", "init");
  try {
    const run = ["--yes", "--skip-preview"];
    await pulumi("up", ...run);
    const calls = (await emulator.calls()).length;
    const again = await pulumi("up", ...run);
    if (!again.includes("2 unchanged") || (await emulator.calls()).length !== calls) throw new Error(again);
    await pulumi("refresh", ...run);
    await pulumi("destroy", ...run);
    const [left] = await emulator.flows();
    if (left?.status !== "DEPRECATED") throw new Error(`the flow is ${left?.status} after destroy`);
  } finally {
    await pulumi("stack", "rm", "--yes", "--force");
  }
}

/** The CLI of a version in Pulumi's folder of versions. */
function builtCli(version) {
  const places = [version, `${version}-source`].map((name) => path.join(pulumiHome(), "versions", name, "bin/pulumi"));
  const found = places.find(existsSync);
  if (found === undefined) throw new Skipped(`there is no ${places.join(" and no ")}`);
  return found;
}

/** The folder of a Node, which the npm package of that name brings; by default of the one that runs this. */
async function nodeAt(folder, version) {
  if (version === undefined || process.version === `v${version}`) return path.dirname(process.execPath);
  const { platform, arch } = process;
  const name = `node-${platform === "win32" ? "win" : platform}-${arch}`;
  const place = await project(folder, `node-${version}`, { dependencies: { [name]: version } });
  return path.join(place, "node_modules", name, "bin");
}
