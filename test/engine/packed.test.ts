import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { blocksOf, root } from "../docs/pages";
import { removeTestStacks, succeeded, testStack } from "./testStack";

afterAll(removeTestStacks);

const projectOf = (folder: string) =>
  Object.fromEntries(
    ["Pulumi.yaml", "package.json", "tsconfig.json", "index.ts", "signup.flow.json"].map((name) => [
      name,
      readFileSync(path.join(folder, name), "utf8"),
    ]),
  );

/** Puts the package, as npm would get it, into a project. Its dependencies are those of the repository. */
function installPacked(folder: string): string {
  const options = { cwd: root, encoding: "utf8", stdio: "pipe" } as const;
  const [{ filename }] = JSON.parse(
    execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], options),
  );
  const installed = path.join(folder, "node_modules/pulumi-cams");
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", path.join(folder, filename), "-C", installed, "--strip-components=1"]);
  return path.join(installed, "dist/provider/cmd/main.js");
}

test("the first program from the packed package: init, an emulator, up, the diff that README shows, destroy", async () => {
  const stack = testStack({}, { name: "dev", isHosted: false });
  const main = installPacked(stack.folder);
  const command = (...args: string[]) =>
    execFileSync(process.execPath, [main, ...args], { cwd: stack.folder, encoding: "utf8" });

  command("init", "my-flows");
  for (const [name, text] of Object.entries(projectOf(path.join(stack.folder, "my-flows")))) stack.write(name, text);
  const lines = command("emulator", "--background", "--format", "env").matchAll(/^export (\w+)='(.*)'$/gm);
  const { PULUMI_CAMS_EMULATOR_PID, ...env } = Object.fromEntries([...lines].map(([, name, value]) => [name, value]));
  try {
    stack.setEnv(env);
    expect(succeeded(await stack.pulumi("up", "--yes")).output).toContain("+ 2 created");
    expect(await stack.outputs()).toMatchObject({ status: "PUBLISHED", flowId: expect.stringMatching(/^\d+$/) });

    stack.write("signup.flow.json", projectOf(stack.folder)["signup.flow.json"]?.replace('"Sign up"', '"Join"') ?? "");
    const { output } = succeeded(await stack.pulumi("preview", "--diff"));
    const shown = blocksOf("README.md").find(({ language }) => language === "")?.text ?? "";
    expect(shown).toContain('"Sign up" -> "Join"');
    expect(output).toContain(shown);

    expect(succeeded(await stack.pulumi("destroy", "--yes", "--skip-preview")).output).toContain("- 2 deleted");
  } finally {
    process.kill(Number(PULUMI_CAMS_EMULATOR_PID));
  }
});
