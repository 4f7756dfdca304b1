// Every export's declarations, under the oldest and the newest compiler that are promised, without skipLibCheck.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { command, project, root } from "./project.mjs";

const COMPILERS = ["5.0.4", "6.0.3"];

/** The options of Pulumi's own template for TypeScript, and those of Node's own module system. */
const TEMPLATE = {
  strict: true,
  outDir: "bin",
  target: "es2020",
  module: "commonjs",
  moduleResolution: "node",
  sourceMap: true,
  experimentalDecorators: true,
  pretty: false,
  noFallthroughCasesInSwitch: true,
  noImplicitReturns: true,
  forceConsistentCasingInFileNames: true,
};
const NODE = { strict: true, outDir: "bin", target: "es2022", module: "nodenext", pretty: false };
const SETTINGS = { "Pulumi's template": TEMPLATE, nodenext: NODE };

const { exports: exported } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
const entries = Object.keys(exported).filter((name) => exported[name].types !== undefined);

/** The typings of Node 22 use what TypeScript 5.0 does not know; those of Node 18 fit both compilers. */
const NODE_TYPES = "18.19.130";

export const declarationRows = COMPILERS.flatMap((compiler) =>
  Object.entries(SETTINGS).map(([settings, compilerOptions]) => [
    `declarations of ${entries.length} exports, TypeScript ${compiler}, ${settings}`,
    async ({ folder, tarball }) => {
      const dependencies = {
        "@pulumi/pulumi": "3.270.0",
        "@types/node": NODE_TYPES,
        "pulumi-cams": `file:${tarball}`,
        ...Object.fromEntries(COMPILERS.map((version) => [`typescript-${version[0]}`, `npm:typescript@${version}`])),
      };
      const lines = entries.map((entry, index) => {
        const name = `pulumi-cams${entry.slice(1)}`;
        return `import * as e${index} from "${name}";\nexport const loaded${index}: typeof e${index} = e${index};\n`;
      });
      const place = await project(folder, "declarations", { dependencies, files: { "index.ts": lines.join("") } });
      // TypeScript 6 warns of the template's module resolution, which is its own matter.
      const isDeprecated = compilerOptions.moduleResolution === "node" && compiler.startsWith("6");
      const options = isDeprecated ? { ...compilerOptions, ignoreDeprecations: "6.0" } : compilerOptions;
      const tsconfig = { compilerOptions: { ...options, types: ["node"] }, files: ["index.ts"] };
      writeFileSync(path.join(place, "tsconfig.json"), JSON.stringify(tsconfig));
      const tsc = path.join(place, `node_modules/typescript-${compiler[0]}/bin/tsc`);
      await command(place, [process.execPath, tsc, "--noEmit"]);
    },
  ]),
);
