import { execFile } from "node:child_process";
import { symlink } from "node:fs/promises";
import * as path from "node:path";
import { promisify } from "node:util";
import { findPython } from "../engine/python";
import { succeeded } from "../engine/testStack";
import { itsLife } from "./languages";

itsLife({
  folder: "python",
  files: ["__main__.py", "requirements.txt"],
  async prepare(stack) {
    const python = await findPython();
    if ("missing" in python) {
      console.log(`The example in Python was not run: ${python.missing}`);
      return false;
    }
    const plugin = path.join(__dirname, "../../node_modules/.bin/pulumi-resource-cams");
    succeeded(await stack.cli("package", "gen-sdk", plugin, "--language", "python", "--out", "sdk"));
    await symlink(python.folder, path.join(stack.folder, "venv"));
    // Into a folder of this test: the environment is shared by all tests.
    const packages = path.join(stack.folder, "packages");
    const options = ["--quiet", "--no-deps", "--no-build-isolation", "--target", packages];
    await promisify(execFile)(python.python, ["-m", "pip", "install", ...options, "./sdk/python"], {
      cwd: stack.folder,
    });
    stack.setEnv({ PYTHONPATH: packages });
    return true;
  },
  imported: /import pulumi_cams as cams\n\nimported = cams\.WhatsAppFlow\("imported",/,
});
