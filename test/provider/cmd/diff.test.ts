import { execFileSync } from "node:child_process";
import { rmSync, unlinkSync } from "node:fs";
import * as path from "node:path";
import { type Emulator, startEmulator } from "../../../provider/emulator";
import { threeScreens, twoScreens } from "../../engine/flows";
import { type Folder, folder, removeFolders } from "./command";

afterAll(removeFolders);

describe("two files", () => {
  const files = folder({
    "old.json": twoScreens("Continue"),
    "new.json": twoScreens("Go on"),
    "three.json": threeScreens(),
  });

  test("are compared in words", async () => {
    expect(await files.run(["diff", "old.json", "new.json"])).toEqual({
      code: 0,
      out: 'old.json -> new.json\n~ label of Footer "Continue" on START: "Continue" -> "Go on"\n\n1 change\n',
      err: "",
    });
  });

  test("are the same whatever their layout, and one of them may be the standard input", async () => {
    const input = JSON.stringify(Object.fromEntries(Object.entries(twoScreens("Continue")).reverse()));
    const ended = await files.run(["diff", "--exit-code", "old.json", "-"], { input });
    expect(ended).toEqual({ code: 0, out: "No changes.\n", err: "" });
  });

  test("end with 1 for a change only when that is wanted, and for breaking changes apart", async () => {
    const code = async (...args: string[]) => (await files.run(["diff", ...args])).code;
    expect(await code("--exit-code", "old.json", "new.json")).toBe(1);
    expect(await code("--fail-on", "breaking", "old.json", "new.json")).toBe(0);
    expect(await code("--fail-on", "breaking", "three.json", "old.json")).toBe(1);
  });

  test("as Markdown and as JSON", async () => {
    const { out } = await files.run(["diff", "--format", "markdown", "old.json", "new.json"]);
    expect(out).toBe(
      '### new.json\n\n**1 change**\n\n- label of Footer "Continue" on START: "Continue" -&#62; "Go on"\n',
    );
    const json = JSON.parse((await files.run(["diff", "--format", "json", "old.json", "new.json"])).out);
    expect(json).toEqual([
      {
        before: "old.json",
        after: "new.json",
        status: "changed",
        breaking: false,
        changes: [
          {
            kind: "changed",
            subject: "property",
            path: "screens[0].layout.children[1].label",
            summary: 'label of Footer "Continue" on START: "Continue" -> "Go on"',
            before: "Continue",
            after: "Go on",
            breaking: false,
            codes: [],
            parts: [],
          },
        ],
      },
    ]);
  });
});

describe("the working tree beside a revision", () => {
  const git = (files: Folder, ...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], { cwd: files.path });

  function repository(): Folder {
    const files = folder({
      "flows/same.flow.json": twoScreens("Same"),
      "flows/edited.flow.json": threeScreens(),
      "flows/gone.flow.json": twoScreens("Gone"),
      "flows/broken.flow.json": "{",
    });
    git(files, "init", "--quiet", "--initial-branch", "main");
    git(files, "add", ".");
    git(files, "commit", "--quiet", "--message", "flows");
    files.write("flows/edited.flow.json", JSON.stringify(twoScreens()));
    files.write("flows/fresh.flow.json", JSON.stringify(twoScreens()));
    files.write("flows/broken.flow.json", JSON.stringify(twoScreens()));
    unlinkSync(path.join(files.path, "flows/gone.flow.json"));
    return files;
  }

  test("shows files that changed, came and went, and passes a file that is repaired", async () => {
    const files = repository();
    const { code, out, err } = await files.run(["diff", "--base", "main", "--format", "json", "flows/"]);
    expect(code).toBe(0);
    const found = JSON.parse(out).map(({ after, status, breaking }: Record<string, unknown>) => [
      after,
      status,
      breaking,
    ]);
    expect(found).toEqual([
      ["flows/broken.flow.json", "added", false],
      ["flows/edited.flow.json", "changed", true],
      ["flows/fresh.flow.json", "added", false],
      ["flows/gone.flow.json", "removed", true],
    ]);
    expect(err).toMatch(/^note: main:flows\/broken\.flow\.json:1:2 .+; flows\/broken\.flow\.json counts as new\n$/);
  });

  test("in words tells only of what differs, from any folder of the repository", async () => {
    const files = repository();
    const cwd = path.join(files.path, "flows");
    const { out } = await files.run(["diff", "--base", "HEAD", "*.flow.json"], { cwd });
    expect(out).toContain("HEAD:edited.flow.json -> edited.flow.json\n- screen INTRO removed");
    expect(out).toContain("fresh.flow.json\nThe flow is new.");
    expect(out).toContain("HEAD:gone.flow.json\nThe flow was removed.");
    expect(out).not.toContain("same");
  });

  test("finds what a folder had that is gone, and files above the folder where the command runs", async () => {
    const files = repository();
    rmSync(path.join(files.path, "flows"), { recursive: true });
    files.write("other/README.md", "");
    const names = async (...args: string[]) => {
      const { out } = await files.run(["diff", "--base", "main", "--format", "json", ...args]);
      return JSON.parse(out).map(({ after, status }: Record<string, unknown>) => `${status} ${after}`);
    };
    expect(await names("flows/")).toContain("removed flows/same.flow.json");
    const { out } = await files.run(["diff", "--base", "main", "../flows/same.flow.json"], {
      cwd: path.join(files.path, "other"),
    });
    expect(out).toBe("main:../flows/same.flow.json\nThe flow was removed.\n");
  });

  test("tells nothing of files that are the same, and of those that Git does not know that they are new", async () => {
    const files = repository();
    expect(await files.run(["diff", "--base", "main", "--exit-code", "flows/same.flow.json"])).toEqual({
      code: 0,
      out: "No changes.\n",
      err: "",
    });
    const { out } = await files.run(["diff", "--base", "main", path.join(files.path, "flows/fresh.flow.json")]);
    expect(out).toContain("The flow is new.");
  });

  test("says in one line that there is no such revision or no repository, and takes no option for a revision", async () => {
    const files = repository();
    for (const revision of ["nowhere", "--output=x"]) {
      expect(await files.run(["diff", `--base=${revision}`, "flows/"])).toMatchObject({
        code: 2,
        err: `error: Git does not know the revision ${revision}; fetch it first\n`,
      });
    }
    const ended = await folder({ "a.flow.json": twoScreens() }).run(["diff", "--base", "main", "."]);
    expect(ended).toMatchObject({ code: 2, err: expect.stringMatching(/^error: [^\n]*not a git repository[^\n]*\n$/) });
  });
});

describe("what is live", () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => emulator.close());

  async function made(json?: object): Promise<string> {
    const { connect }: typeof import("../../../provider/cams") = require("../../../provider/cams");
    const { client, transport } = connect(emulator.env);
    const { FlowId } = await client.call("CreateFlow", { FlowName: "live", Categories: ["OTHER"] });
    await transport.close();
    if (json !== undefined) emulator.edit(FlowId, { json: JSON.parse(JSON.stringify(json)) });
    return FlowId;
  }

  test("is compared with a file, and nothing is written", async () => {
    const flowId = await made(twoScreens("Continue"));
    const files = folder({ "a.json": twoScreens("Go on") });
    const before = emulator.calls.length;
    const { code, out } = await files.run(["diff", "--live", flowId, "a.json"], { env: emulator.env });
    expect({ code, out }).toEqual({
      code: 0,
      out: `flow ${flowId} -> a.json\n~ label of Footer "Continue" on START: "Continue" -> "Go on"\n\n1 change\n`,
    });
    expect(emulator.calls.slice(before).map(({ operation }) => operation)).toEqual(["GetFlowJSONAssest"]);
  });

  test("may be a flow without a document, or none at all", async () => {
    const files = folder({ "a.json": twoScreens() });
    const flowId = await made();
    for (const id of [flowId, "1"]) {
      const { code, err } = await files.run(["diff", "--live", id, "a.json"], { env: emulator.env });
      expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/^error: [^\n]+\n$/) });
    }
  });

  test("can be tried under an address, which preview-url prints", async () => {
    const flowId = await made(twoScreens());
    const files = folder();
    const text = await files.run(["preview-url", flowId], { env: emulator.env });
    expect(text).toMatchObject({ code: 0, out: expect.stringMatching(/^https?:\/\/\S+\n$/) });
    expect(text.err).toMatch(/^valid until \d{4}-\d\d-\d\dT\S+Z\n$/);
    const json = await files.run(["preview-url", "--format", "json", flowId], { env: emulator.env });
    expect(JSON.parse(json.out)).toEqual({ flowId, url: text.out.trim(), expires: expect.stringMatching(/Z$/) });
  });
});
