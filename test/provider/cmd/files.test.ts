import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync } from "node:fs";
import * as path from "node:path";
import { digest } from "../../../sdk/flow";
import { twoScreens } from "../../engine/flows";
import { type Ended, folder, removeFolders, start } from "./command";

afterAll(removeFolders);

/** Every command that reads flow files, as it is called with one of them. */
const readers: [command: string, args: (file: string) => string[]][] = [
  ["validate", (file) => ["validate", file]],
  ["fmt", (file) => ["fmt", "--check", file]],
  ["digest", (file) => ["digest", file]],
  ["graph", (file) => ["graph", file]],
  ["diff", (file) => ["diff", file, "good.flow.json"]],
];

const onOneLine = ({ code, err }: Ended) => {
  expect(err).toMatch(/^error: [^\n]+\n$/);
  expect(code).toBe(2);
  return err.slice("error: ".length).trim();
};

describe.each(readers)("%s says in one line and with exit code 2", (_, args) => {
  const files = folder({ "good.flow.json": twoScreens(), "binary.flow.json": Uint8Array.of(0x7b, 0, 1, 2) });
  mkdirSync(path.join(files.path, "empty"));

  test("that there is no such file", async () => {
    expect(onOneLine(await files.run(args("missing.flow.json")))).toBe("missing.flow.json: no such file or folder");
  });

  test("that a folder holds no flow", async () => {
    expect(onOneLine(await files.run(args("empty")))).toMatch(
      /^empty: (it is a folder|no file in this folder ends in)/,
    );
  });

  test("that a file is binary", async () => {
    expect(onOneLine(await files.run(args("binary.flow.json")))).toMatch(
      /^binary\.flow\.json is not UTF-8 text: it contains NUL bytes/,
    );
  });

  test("that a file is larger than Meta takes", async () => {
    files.write("large.flow.json", " ".repeat(10 * 1024 * 1024 + 1));
    expect(onOneLine(await files.run(args("large.flow.json")))).toBe(
      "large.flow.json: larger than 10 MB, the limit for a flow",
    );
  });

  test("that it may not read a file", async () => {
    files.write("closed.flow.json", "{}");
    chmodSync(path.join(files.path, "closed.flow.json"), 0);
    const ended = await files.run(args("closed.flow.json"), { heedsPermissions: true });
    expect(onOneLine(ended)).toBe("closed.flow.json: permission denied");
  });
});

/** Files as editors, shells and Git leave them. */
const asPeopleHaveThem = folder({
  "good.flow.json": twoScreens(),
  "powershell.flow.json": Buffer.from(`\uFEFF${JSON.stringify(twoScreens())}\r\n`, "utf16le"),
  "swapped.flow.json": Buffer.from(`\uFEFF${JSON.stringify(twoScreens())}`, "utf16le").swap16(),
  "unmarked.flow.json": Buffer.from(JSON.stringify(twoScreens()), "utf16le"),
  "marked.flow.json": `\uFEFF${JSON.stringify(twoScreens())}`,
  "latin.flow.json": Buffer.from('{ "title": "Grüße" }', "latin1"),
  "conflict.flow.json": '{\n<<<<<<< HEAD\n  "a": 1\n=======\n  "a": 2\n>>>>>>> other\n}',
  "pointer.flow.json": "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
  "body.flow.json": { name: "Sign up", categories: ["OTHER"], flow_json: twoScreens() },
  "text.flow.json": { name: "Sign up", categories: ["OTHER"], flow_json: JSON.stringify(twoScreens()) },
  "half.flow.json": twoScreens("Welcome 😀".slice(0, -1)),
});

describe.each(readers)("%s", (command, args) => {
  test.each(["powershell", "swapped", "unmarked", "marked"])("reads UTF-16 and byte order marks: %s", async (name) => {
    const { code, err } = await asPeopleHaveThem.run(args(`${name}.flow.json`));
    // The layout of fmt is that of UTF-8 files.
    expect({ code, err }).toEqual({ code: command === "fmt" ? 1 : 0, err: "" });
  });

  test.each([
    [
      "latin",
      /latin\.flow\.json:1:15 is not UTF-8 text: the byte 0xFC belongs to another encoding, such as Windows-1252/,
    ],
    ["conflict", /conflict\.flow\.json:2:1 .*has Git merge conflict markers; keep one of the two sides/],
    [
      "pointer",
      /pointer\.flow\.json\S* .*is a Git LFS pointer, not the flow itself; run `git lfs pull` to fetch the flow/,
    ],
    ["body", /body\.flow\.json\S* .*the body of an API call, not a flow: the flow is the value of its key "flow_json"/],
    ["text", /text\.flow\.json\S* .*the body of an API call, not a flow: the flow is the value of its key "flow_json"/],
    [
      "half",
      /half\.flow\.json:\d+:\d+ .*UNPAIRED_SURROGATE screens\[0\]\.\S+: the text has half of a character \(\\ud83d/,
    ],
  ])("says what is wrong with a file, where, and what to do: %s", async (name, says) => {
    const { code, out, err } = await asPeopleHaveThem.run(args(`${name}.flow.json`));
    // For validate, all that has a text is a finding.
    expect(code).toBe(command === "validate" && name !== "latin" ? 1 : 2);
    expect(command === "validate" && name !== "latin" ? out : err).toMatch(says);
  });
});

test("the digest of a file in UTF-16 is that of the same file in UTF-8, also at a Git revision", async () => {
  const files = folder({
    "a.flow.json": Buffer.from(`\uFEFF${JSON.stringify(twoScreens())}`, "utf16le"),
    "b.flow.json": twoScreens(),
  });
  const { out } = await files.run(["digest", "."]);
  expect(out).toBe(`${digest(twoScreens())}  a.flow.json\n${digest(twoScreens())}  b.flow.json\n`);
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], { cwd: files.path });
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message", "flows");
  files.write("a.flow.json", JSON.stringify(twoScreens()));
  expect(await files.run(["diff", "--base", "HEAD", "."])).toEqual({ code: 0, out: "No changes.\n", err: "" });
});

describe("flow files are found", () => {
  const files = folder({
    "flows/a.flow.json": twoScreens("A"),
    "flows/deep/b.flow.json": twoScreens("B"),
    "flows/c.json": twoScreens("C"),
    "flows/node_modules/x/d.flow.json": twoScreens("D"),
  });
  const found = async (...args: string[]) =>
    JSON.parse((await files.run(["digest", "--format", "json", ...args])).out).map(
      ({ file }: { file: string }) => file,
    );

  test("in a folder, at any depth, by their ending", async () => {
    expect(await found("flows")).toEqual(["flows/a.flow.json", "flows/deep/b.flow.json"]);
    expect(await found(path.join(files.path, "flows/deep"))).toEqual([path.join(files.path, "flows/deep/b.flow.json")]);
  });

  test("by a glob, whatever their ending", async () => {
    expect(await found("flows/*.json")).toEqual(["flows/a.flow.json", "flows/c.json"]);
    expect(onOneLine(await files.run(["digest", "flows/*.yaml"]))).toBe("flows/*.yaml: no file matches this glob");
  });

  test("once each, and beside files that cannot be read", async () => {
    expect(await found("flows/c.json", "flows", "flows/*.json")).toEqual([
      "flows/c.json",
      "flows/a.flow.json",
      "flows/deep/b.flow.json",
    ]);
    const ended = await files.run(["digest", "missing.json", "flows/c.json"]);
    expect(onOneLine(ended)).toContain("missing.json");
    expect(ended.out).toBe(`${digest(twoScreens("C"))}  flows/c.json\n`);
  });

  test("under a name that looks like a glob", async () => {
    const odd = folder({ "[draft].flow.json": twoScreens() });
    expect((await odd.run(["digest", "[draft].flow.json"])).code).toBe(0);
  });
});

test.each([["schema"], ["validate", "--format", "sarif", "many.flow.json"]])(
  "a reader that has seen enough ends %s without a word",
  async (...args) => {
    const screens = Array.from({ length: 3000 }, () => ({ id: "", layout: {} }));
    const files = folder({ "many.flow.json": { version: "7.3", screens } });
    const { child, ended } = start(args, { cwd: files.path });
    child.stdout?.once("data", () => child.stdout?.destroy());
    const { code, err } = await ended;
    expect({ err, ended: code !== null && code < 2 }).toEqual({ err: "", ended: true });
  },
);

test.each([
  ["validate"],
  ["validate", "--format", "json"],
  ["validate", "--format", "sarif"],
  ["validate", "--format", "github"],
  ["diff", "good.flow.json"],
  ["diff", "--format", "json", "good.flow.json"],
  ["diff", "--format", "markdown", "good.flow.json"],
])("texts of files cannot move the cursor of a terminal in what is printed by %s", async (...args) => {
  const title = "x\u001b[2J\u009b\u202e\u2028\u007f";
  const flow = { ...twoScreens(), [title]: title, version: `7.3${title}` };
  const files = folder({ "bad.flow.json": flow, "good.flow.json": twoScreens() });
  const { out, err } = await files.run([...args, "bad.flow.json"]);
  expect(out).not.toBe("");
  expect((out + err).replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
});

test("names and texts of files cannot move the cursor of a terminal", async () => {
  const files = folder({ "a\u001b[2J.flow.json": twoScreens() });
  const { out } = await files.run(["digest", "."]);
  expect(out).toContain("a\\u{1b}[2J.flow.json");
});
