import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { diagnoseText, formatFlow, parseFlow } from "../../../sdk/flow";
import { folder, removeFolders } from "./command";

afterAll(removeFolders);

const { version, peerDependencies } = require("pulumi-cams/package.json");

test("init writes a whole project into an empty folder, and says how to go on", async () => {
  const files = folder();
  const { code, out, err } = await files.run(["init", "my-flows"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const read = (name: string) => readFileSync(path.join(files.path, "my-flows", name), "utf8");
  expect(readdirSync(path.join(files.path, "my-flows")).sort()).toEqual(
    [".gitignore", "Pulumi.yaml", "index.ts", "package.json", "signup.flow.json", "tsconfig.json"].sort(),
  );
  expect(read("Pulumi.yaml")).toMatch(/^name: my-flows\n/);
  expect(JSON.parse(read("package.json"))).toMatchObject({
    name: "my-flows",
    dependencies: { "pulumi-cams": `^${version}`, "@pulumi/pulumi": peerDependencies["@pulumi/pulumi"] },
  });
  for (const line of ["cd my-flows", "npm install", "emulator --background", "pulumi stack init dev", "pulumi up"]) {
    expect(out).toContain(line);
  }
});

test("the flow that init writes has no findings and the layout of fmt", async () => {
  const files = folder();
  await files.run(["init"]);
  const text = readFileSync(path.join(files.path, "signup.flow.json"), "utf8");
  expect(diagnoseText(text)).toEqual([]);
  expect(text).toBe(formatFlow(parseFlow(text, "signup.flow.json")));
});

test("init overwrites nothing: it names the files in the way and writes none", async () => {
  const files = folder({ "index.ts": "mine", ".git/HEAD": "ref", a: "", b: "", c: "", d: "", e: "" });
  const { code, out, err } = await files.run(["init"]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(
    `${path.basename(files.path)} is not empty: it has a, b, c, d, e and 1 more. Nothing was written.`,
  );
  expect(readFileSync(path.join(files.path, "index.ts"), "utf8")).toBe("mine");
  expect(readdirSync(files.path)).not.toContain("Pulumi.yaml");
});

test("a new Git repository counts as empty, and a file in place of the folder is named", async () => {
  const files = folder({ ".git/HEAD": "ref", "sub/.DS_Store": "", file: "" });
  expect((await files.run(["init", "sub"])).code).toBe(0);
  expect(await files.run(["init", "file"])).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^error: file: .+\n$/),
  });
});

test.each([
  ["My Flows!", [], "my-flows"],
  ["ünïcode", [], "n-code"],
  ["___", [], "whatsapp-flows"],
  ["pulumi-cams", [], "whatsapp-flows"],
  ["any", ["--name", "sign.up_2"], "sign.up_2"],
])("a project in the folder %s with %j is named %s", async (name, args, expected) => {
  const files = folder();
  expect((await files.run(["init", name, ...args])).code).toBe(0);
  expect(readFileSync(path.join(files.path, name, "Pulumi.yaml"), "utf8")).toMatch(`name: ${expected}\n`);
});

test.each([
  ["Sign Up", "lower-case letters, digits"],
  ["pulumi-cams", "npm does not accept it for a project that depends on pulumi-cams"],
  ["", "lower-case letters, digits"],
  ["a\nb: c", "lower-case letters, digits"],
])("--name %j is refused before anything is written", async (name, says) => {
  const files = folder();
  const { code, err } = await files.run(["init", "new", "--name", name]);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(says) });
  expect(readdirSync(files.path)).toEqual([]);
});
