import { execFile } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { folder, main, removeFolders, run, start } from "./command";

afterAll(removeFolders);

const sh = async (script: string, env: Record<string, string> = {}) =>
  (await promisify(execFile)("sh", ["-euc", script], { env: { PATH: process.env.PATH, ...env } })).stdout;
const command = `'${process.execPath}' '${main}'`;

test("eval of the background emulator sets the variables of the shell, and its pid stops it", async () => {
  const script = `
    eval "$(${command} emulator --background --format env)"
    ${command} export --all -o "$FOLDER"
    kill "$PULUMI_CAMS_EMULATOR_PID"
    while kill -0 "$PULUMI_CAMS_EMULATOR_PID" 2>/dev/null; do sleep 0.1; done
    echo "token: [$ALIBABA_CLOUD_SECURITY_TOKEN]"
  `;
  const out = await sh(script, { FOLDER: folder().path, ALIBABA_CLOUD_SECURITY_TOKEN: "of another account" });
  expect(out).toBe("There are no flows to export.\ntoken: []\n");
});

test("the background emulator goes on after the command, with the options that it was given", async () => {
  const files = folder();
  const { code, out } = await files.run(["emulator", "--background", "--data", "cams.json"]);
  expect(code).toBe(0);
  const { pid, controlUrl } = JSON.parse(out);
  try {
    expect(await (await fetch(`${controlUrl}/flows`)).json()).toEqual([]);
    const inUse = await run(["emulator", "--background", "--port", new URL(controlUrl).port]);
    expect(inUse).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^error: port \d+ is in use.*\n$/) });
  } finally {
    process.kill(pid);
  }
});

test.each([
  ["env", /^export CAMS_ENDPOINT='http:\/\/127\.0\.0\.1:\d+'$/m],
  ["powershell", /^\$env:CAMS_ENDPOINT = 'http:\/\/127\.0\.0\.1:\d+'$/m],
])("in the foreground --format %s prints the lines and says for how long it runs", async (format, line) => {
  const { child, ended } = start(["emulator", "--format", format]);
  if (child.stderr) await once(child.stderr, "data");
  child.kill("SIGINT");
  const { code, out, err } = await ended;
  expect({ code, err }).toEqual({ code: 0, err: "The emulator runs until Ctrl-C; for eval, add --background.\n" });
  expect(out).toMatch(line);
  expect(out).not.toContain("PULUMI_CAMS_EMULATOR_PID");
});
