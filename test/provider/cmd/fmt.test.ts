import { readFileSync, statSync } from "node:fs";
import * as path from "node:path";
import { formatFlow } from "../../../sdk/flow";
import { twoScreens } from "../../engine/flows";
import { type Folder, folder, removeFolders } from "./command";

afterAll(removeFolders);

const read = (files: Folder, file: string) => readFileSync(path.join(files.path, file), "utf8");
const untidy = JSON.stringify(Object.fromEntries(Object.entries(twoScreens()).reverse()));

test("files are laid out in place and named, and those that are right are left alone", async () => {
  const files = folder({ "untidy.flow.json": untidy, "tidy.flow.json": formatFlow(twoScreens()) });
  const before = statSync(path.join(files.path, "tidy.flow.json")).mtimeMs;
  expect(await files.run(["fmt", "."])).toEqual({ code: 0, out: "untidy.flow.json\n", err: "" });
  expect(read(files, "untidy.flow.json")).toBe(formatFlow(twoScreens()));
  expect(statSync(path.join(files.path, "tidy.flow.json")).mtimeMs).toBe(before);
  expect(await files.run(["fmt", "."])).toEqual({ code: 0, out: "", err: "" });
});

test("--check changes nothing and ends with 1 where something would change", async () => {
  const files = folder({ "untidy.flow.json": untidy });
  expect(await files.run(["fmt", "--check", "."])).toEqual({ code: 1, out: "untidy.flow.json\n", err: "" });
  expect(read(files, "untidy.flow.json")).toBe(untidy);
  await files.run(["fmt", "."]);
  expect((await files.run(["fmt", "--check", "."])).code).toBe(0);
});

test("the standard input is printed", async () => {
  const files = folder();
  expect(await files.run(["fmt", "-"], { input: untidy })).toEqual({ code: 0, out: formatFlow(twoScreens()), err: "" });
  expect((await files.run(["fmt", "--check", "-"], { input: untidy })).code).toBe(1);
});

test("files in UTF-16 or with a byte order mark become UTF-8", async () => {
  const files = folder({
    "a.flow.json": Buffer.from(`\uFEFF${formatFlow(twoScreens())}`, "utf16le"),
    "b.flow.json": `\uFEFF${formatFlow(twoScreens())}`,
  });
  expect((await files.run(["fmt", "--check", "."])).code).toBe(1);
  expect(await files.run(["fmt", "."])).toEqual({ code: 0, out: "a.flow.json\nb.flow.json\n", err: "" });
  for (const file of ["a.flow.json", "b.flow.json"]) expect(read(files, file)).toBe(formatFlow(twoScreens()));
});

test("CR LF stays, as Git checks files out on Windows", async () => {
  const tidy = formatFlow(twoScreens()).replaceAll("\n", "\r\n");
  const files = folder({
    "tidy.flow.json": tidy,
    "untidy.flow.json": JSON.stringify(twoScreens(), null, 7).replaceAll("\n", "\r\n"),
  });
  expect(await files.run(["fmt", "."])).toEqual({ code: 0, out: "untidy.flow.json\n", err: "" });
  expect(read(files, "untidy.flow.json")).toBe(tidy);
});

test("a file with a number that would be written as another one stays as it is", async () => {
  for (const number of ["9007199254740993", "1e400", "1e-400", "3.14159265358979323846264"]) {
    const text = `{\n  "version": "7.3",\n  "x": ${number}\n}`;
    const files = folder({ "a.flow.json": text });
    const { code, out, err } = await files.run(["fmt", "."]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^error: a\.flow\.json:3:8 INEXACT_NUMBER x: the number /);
    expect(read(files, "a.flow.json")).toBe(text);
  }
});

test("a file that is no flow, or would lose a key that stands twice, stays as it is", async () => {
  const twice = '{\n  "version": "7.3",\n  "version": "7.2",\n  "screens": []\n}';
  const files = folder({ "twice.flow.json": twice, "broken.flow.json": "{", "untidy.flow.json": untidy });
  const { code, out, err } = await files.run(["fmt", "."]);
  expect({ code, out }).toEqual({ code: 2, out: "untidy.flow.json\n" });
  expect(err).toMatch(
    /^error: broken\.flow\.json:1:2 .+\nerror: twice\.flow\.json:3:3 the key "version" is repeated here/,
  );
  expect(read(files, "twice.flow.json")).toBe(twice);
});
