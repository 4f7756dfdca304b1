import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { parseFlow, renderDiffPage, renderPage } from "../../../sdk/flow";
import { chromiumHere } from "../../sdk/flow/render/chromium";

const root = path.join(__dirname, "../../..");
/** The command as a process, as people run it. */
const main = path.join(root, "dist/provider/cmd/main.js");
const signup = path.join(root, "examples/quickstart/signup.flow.json");
const document = parseFlow(readFileSync(signup, "utf8"), signup);

interface Ended {
  code: number;
  out: string;
  err: string;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "cams-render-test-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(args: string[], env: Record<string, string | undefined> = {}, input = ""): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd: folder, env: { PATH: process.env.PATH, ...env }, maxBuffer: 16 * 1024 * 1024 };
    const child = execFile(process.execPath, [main, "render", ...args], options, (error, out, err) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
    );
    child.stdin?.end(input);
  });
}

test("it explains itself, with examples", async () => {
  expect(await run(["--help"])).toMatchObject({ code: 0, out: expect.stringContaining("Examples:") });
});

test("it writes the page of a flow to the standard output or to a file, under the file's name", async () => {
  const page = renderPage(document, { title: "signup.flow.json" });
  expect(await run([signup])).toEqual({ code: 0, out: page, err: "" });
  expect(await run([signup, "-o", "page.html"])).toEqual({ code: 0, out: "", err: "" });
  expect(readFileSync(path.join(folder, "page.html"), "utf8")).toBe(page);
});

test("it reads the standard input, and takes title, theme and direction", async () => {
  const args = ["-", "--title", "Sign up", "--theme", "dark", "--direction", "rtl"];
  const { out } = await run(args, {}, JSON.stringify(document));
  expect(out).toBe(renderPage(document, { title: "Sign up", theme: "dark", direction: "rtl" }));
});

test("with --diff it writes two versions side by side", async () => {
  const changed = { ...document, version: "7.2" };
  writeFileSync(path.join(folder, "new.json"), JSON.stringify(changed));
  const { out } = await run(["--diff", signup, "new.json"]);
  expect(out).toBe(renderDiffPage(document, changed, { title: "signup.flow.json → new.json" }));
});

test("a missing file is followed by the usage and where to read more", async () => {
  const { code, out, err } = await run([]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toBe(
    "error: missing required argument 'files'\nUsage: pulumi-cams render [options] <files...>\n" +
      "Run `pulumi-cams render --help` for details.\n",
  );
});

test.each<[string, string[], string]>([
  ["a file that is not there", ["missing.json"], "no such file or folder"],
  ["a folder", ["."], "it is a folder"],
  ["a file that is no JSON", ["broken.json"], "broken.json:1:"],
  ["two files without --diff", [signup, signup], "render takes one file, or two with --diff"],
  ["one file with --diff", ["--diff", signup], "--diff takes two files, the old and the new one"],
  ["an unknown theme", [signup, "--theme", "blue"], "Allowed choices are auto, light, dark"],
  ["a folder for the page that is not there", [signup, "-o", "no/page.html"], "no such file or folder"],
])("wrong use ends with 2 and one clear line: %s", async (_, args, says) => {
  writeFileSync(path.join(folder, "broken.json"), "{ nothing");
  const { code, out, err } = await run(args);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(says);
  expect(err.trim().split("\n")).toHaveLength(1);
});

test("where no browser is found, --png says how to give one", async () => {
  mkdirSync(path.join(folder, "empty"));
  const without = await run([signup, "--png", "pictures"], { PATH: path.join(folder, "empty") });
  const wrong = await run([signup, "--png", "pictures"], { CHROME_PATH: "nowhere" });
  if (process.platform !== "darwin") {
    expect(without).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^error: --png needs a browser.*CHROME_PATH/),
    });
  }
  expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining("CHROME_PATH is not an executable file") });
  expect(readdirSync(folder)).toEqual(["empty"]);
});

test("without playwright-core, --png says what to install, and writes nothing", async () => {
  const hide = path.join(folder, "hide.cjs");
  writeFileSync(
    hide,
    `const Module = require("node:module");
    const resolve = Module._resolveFilename;
    Module._resolveFilename = function (name, ...rest) {
      if (name === "playwright-core") throw Object.assign(new Error("hidden"), { code: "MODULE_NOT_FOUND" });
      return resolve.call(this, name, ...rest);
    };`,
  );
  const env = { NODE_OPTIONS: `--require ${hide}`, CHROME_PATH: process.execPath };
  expect(await run([signup, "--png", "pictures"], env)).toMatchObject({
    code: 2,
    err: "error: --png needs the package playwright-core; run `npm install --save-dev playwright-core`\n",
  });
  expect(readdirSync(folder)).toEqual(["hide.cjs"]);
});

test("a browser that ends at once is told, and nothing is left behind", async () => {
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith("pulumi-cams-render-"));
  const program = path.join(folder, "browser");
  writeFileSync(program, "#!/bin/sh\nexit 1\n", { mode: 0o755 });
  expect(await run([signup, "--png", "pictures"], { CHROME_PATH: program })).toMatchObject({
    code: 2,
    err: expect.stringContaining("the browser stopped before all images were written"),
  });
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith("pulumi-cams-render-"))).toEqual(before);
});

test("--png writes a picture of each screen; of a comparison, of both versions of each", async () => {
  const here = chromiumHere();
  if ("reason" in here) return console.warn(`Pictures are not tested: ${here.reason}`);
  const env = { CHROME_PATH: here.program };
  const { code, out, err } = await run([signup, "--png", "pictures"], env);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out.trim().split("\n")).toEqual(
    ["01-SIGN_UP.png", "02-CONFIRM.png"].map((name) => path.join("pictures", name)),
  );
  const widthOf = (file: string) => readFileSync(path.join(folder, file)).readUInt32BE(16);
  expect(readFileSync(path.join(folder, "pictures/01-SIGN_UP.png")).subarray(1, 4).toString()).toBe("PNG");
  await run(["--diff", signup, signup, "--png", "both"], env);
  expect(readdirSync(path.join(folder, "both"))).toEqual(["01-SIGN_UP.png", "02-CONFIRM.png"]);
  expect(widthOf("both/01-SIGN_UP.png")).toBeGreaterThan(widthOf("pictures/01-SIGN_UP.png") * 1.8);
});
