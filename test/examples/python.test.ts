import { symlink } from "node:fs/promises";
import * as path from "node:path";
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
    // As `pip install ./sdk/python` does it, without a copy in the environment that all tests share.
    stack.setEnv({ PYTHONPATH: path.join(stack.folder, "sdk/python") });
    return true;
  },
  imported: /import pulumi_cams as cams\n\nimported = cams\.WhatsAppFlow\("imported",/,
});
