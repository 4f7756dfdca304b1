import { accessSync, constants, statSync } from "node:fs";
import * as path from "node:path";

/** Names of Chromium and its kin on the PATH, the plain one first. */
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

/** Where they are installed on systems that keep them off the PATH. */
const PLACES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};

/**
 * The program of a Chromium: the one that CHROME_PATH names, else one on the PATH, else where it is usually installed.
 *
 * @throws Error that says how to name one, when there is none
 */
export function findBrowser(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const named = env.CHROME_PATH;
  if (named !== undefined && named !== "") {
    if (isProgram(named)) return named;
    throw new Error("CHROME_PATH is not an executable file: set it to the path of Chromium or Chrome");
  }
  const folders = (env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");
  const suffix = platform === "win32" ? ".exe" : "";
  const onPath = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, `${name}${suffix}`)));
  const found = [...onPath, ...(PLACES[platform] ?? [])].find(isProgram);
  if (found !== undefined) return found;
  throw new Error("--png needs a browser: install Chromium or Chrome, or set CHROME_PATH to its path");
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
