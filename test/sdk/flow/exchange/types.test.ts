import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import ts from "typescript";
import { exchangeTypes } from "../../../../sdk/flow";
import { flows, hard } from "./flows";

const folder = mkdtempSync(path.join(tmpdir(), "pulumi-cams-types-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const all = [...flows, ["hard.json", hard] as const];

/** What the compiler says under strict rules, by file. */
function compiled(files: Record<string, string>): Record<string, string[]> {
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const program = ts.createProgram(
    Object.keys(files).map((name) => path.join(folder, name)),
    {
      strict: true,
      noEmit: true,
      types: [],
      lib: ["lib.es5.d.ts"],
      skipLibCheck: true,
      exactOptionalPropertyTypes: true,
    },
  );
  const found: Record<string, string[]> = {};
  for (const { file, messageText } of ts.getPreEmitDiagnostics(program)) {
    const name = path.basename(file?.fileName ?? "");
    found[name] = [...(found[name] ?? []), ts.flattenDiagnosticMessageText(messageText, "\n")];
  }
  return found;
}

test("the types of every flow compile under strict", () => {
  const files = Object.fromEntries(all.map(([, document], index) => [`flow${index}.ts`, exchangeTypes(document)]));
  expect(compiled(files)).toEqual({});
});

test.each(all)("the types of %s are stable, and laid out as Biome does", (_, document) => {
  const text = exchangeTypes(document);
  expect(exchangeTypes(structuredClone(document))).toBe(text);
  const root = path.join(__dirname, "../../../..");
  const biome = path.join(root, "node_modules/@biomejs/biome/bin/biome");
  const checked = execFileSync(process.execPath, [biome, "check", "--write", "--stdin-file-path=types.ts"], {
    cwd: root,
    input: text,
    encoding: "utf8",
  });
  expect(checked).toBe(text);
});

test("a program that goes by the types compiles, and one that does not is refused", () => {
  const use = (program: string) => `import type * as flow from "./hard";\n${program}`;
  const found = compiled({
    "hard.ts": exchangeTypes(hard),
    "right.ts": use(`
      export function answer(request: flow.EndpointRequest): flow.SignUpAnswer | flow.InitAnswer {
        if (request.action !== "data_exchange") return { screen: "SIGN_UP", data: { tags: [{ id: "a" }] } };
        if ("type" in request.data) return { screen: "SIGN_UP", data: { error_message: request.data.type } };
        const size: "s" | "it's" = request.data.size;
        const text: string = request.data.greeting + (request.data.isBig === true ? "!" : size);
        return { screen: "SUCCESS", data: { extension_message_response: { params: { flow_token: text, more: 1 } } } };
      }
      export const read = (reply: flow.Reply) => ("user" in reply ? reply.user.toUpperCase() : "");
    `),
    "screen.ts": use('export const answer: flow.SignUpAnswer = { screen: "NOWHERE", data: {} };'),
    "data.ts": use('export const answer: flow.SignUpAnswer = { screen: "SIGN_UP", data: {} };'),
    "reply.ts": use("export const read = (reply: flow.Reply) => reply.chosen;"),
  });
  expect(Object.keys(found).sort()).toEqual(["data.ts", "reply.ts", "screen.ts"]);
});

test("screens whose ids look alike as types get names of their own", () => {
  const text = exchangeTypes(hard);
  const names = [...text.matchAll(/^export (?:interface|type) (\w+Data)\b/gm)].map(([, name]) => name);
  expect(names).toEqual(["SignUpData", "SignupData", "SignUp2Data"]);
});

test("what is no flow still has a reply with the token, and nothing else", () => {
  for (const nothing of [null, 5, [], {}, { screens: "x" }]) {
    expect(exchangeTypes(nothing)).toBe(
      "/** What the business receives when the flow ends with `complete`. */\nexport interface Reply {\n  flow_token: string;\n}\n",
    );
  }
});
