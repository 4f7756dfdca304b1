// Makes the archive that `pulumi plugin install resource cams <version> --file` takes: the plugin in one file, and a
// launcher. Run by "npm run plugin".
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const { version, license } = JSON.parse(readFileSync("package.json", "utf8"));
const folder = "dist/plugin";
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

await build({
  entryPoints: ["dist/provider/plugin/launch.js"],
  outfile: `${folder}/plugin.js`,
  bundle: true,
  platform: "node",
  target: "node22",
  minify: true,
  keepNames: true,
  legalComments: "linked",
  logLevel: "warning",
});

// The archive is taken apart on machines that may have no Node.js, or an old one, so the launcher asks first.
const needed = "The provider cams needs Node.js 22 or newer";
const files = {
  "pulumi-resource-cams": `#!/bin/sh
if ! command -v node >/dev/null 2>&1; then
  echo "${needed}, and there is no \\\`node\\\` on the PATH. Install it (https://nodejs.org)." >&2
  exit 1
fi
exec node "$(dirname "$0")/plugin.js" "$@"
`,
  "pulumi-resource-cams.cmd": `@echo off\r
where node >nul 2>nul || (echo ${needed}, and there is no node on the PATH. Install it (https://nodejs.org^). 1>&2 & exit /b 1)\r
node "%~dp0plugin.js" %*\r
`,
};
for (const [name, text] of Object.entries(files)) {
  writeFileSync(`${folder}/${name}`, text);
  chmodSync(`${folder}/${name}`, 0o755);
}
if (license === "Apache-2.0") writeFileSync(`${folder}/LICENSE`, readFileSync("LICENSE"));

const archive = `dist/pulumi-resource-cams-v${version}.tar.gz`;
execFileSync("tar", ["-czf", archive, "-C", folder, "."], { stdio: "inherit" });
console.log(`${archive} (${Math.round(statSync(archive).size / 1024)} kB)`);
console.log(`pulumi plugin install resource cams ${version} --file ${archive}`);
