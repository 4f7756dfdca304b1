import * as path from "node:path";
import ts from "typescript";
import { type Block, blocksIn, root } from "./pages";

/** What an excerpt takes from the program around it. A block that has the name but does not declare it gets the line. */
const AROUND: Record<string, string> = {
  cams: 'import * as cams from "pulumi-cams";',
  pulumi: 'import * as pulumi from "@pulumi/pulumi";',
  readFileSync: 'import { readFileSync } from "node:fs";',
  config: 'declare const config: import("@pulumi/pulumi").Config;',
  emulator: 'declare const emulator: import("pulumi-cams/emulator").Emulator;',
  flow: 'declare const flow: import("pulumi-cams").WhatsAppFlowArgs["flow"];',
  flowId: "declare const flowId: string;",
  endpoint: "declare const endpoint: (request: Request) => Promise<Response>;",
  runMyProgram: "declare function runMyProgram(env: NodeJS.ProcessEnv): Promise<void>;",
  isOpen: "declare function isOpen(token: string): Promise<boolean>;",
  hoursOf: "declare function hoursOf(day: string, signal: AbortSignal): Promise<{ id: string; title: string }[]>;",
};

const uses = (text: string, name: string) => new RegExp(`(?<![.\\w"'/-])${name}(?![\\w"'/:-])`).test(text);
const declares = (text: string, name: string) =>
  new RegExp(`\\b(?:const|let|function) ${name}\\b|import [^;]*\\b${name}\\b[^;]*from`).test(text);

/** A block as a module; its first line may name its file, by which others on the page import it. */
function moduleOf({ page, line, text }: Block): [file: string, source: string] {
  const name = /^\/\/ (\w+\.ts)\n/.exec(text)?.[1] ?? `line${line}.ts`;
  const before = Object.entries(AROUND).filter(([around]) => uses(text, around) && !declares(text, around));
  const source = [...before.map(([, declaration]) => declaration), text, "export {};"].join("\n");
  return [path.join(root, "test/docs/compiled", page, name), source];
}

/** The problems that the compiler finds in each of the blocks. */
function problemsIn(blocks: readonly Block[]): string[] {
  const modules = new Map(blocks.map(moduleOf));
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    lib: ["lib.es2023.d.ts"],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: ["node", "jest"],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile, directoryExists } = host;
  host.fileExists = (file) => modules.has(file) || fileExists.call(host, file);
  host.directoryExists = (folder) =>
    [...modules.keys()].some((file) => file.startsWith(`${folder}/`)) || (directoryExists?.call(host, folder) ?? false);
  host.getSourceFile = (file, version, ...rest) => {
    const source = modules.get(file);
    return source === undefined
      ? getSourceFile.call(host, file, version, ...rest)
      : ts.createSourceFile(file, source, version);
  };
  const program = ts.createProgram([...modules.keys()], options, host);
  return [...modules.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) =>
        `${path.relative(path.join(root, "test/docs/compiled"), file)}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
  });
}

const broken: Block = {
  page: "broken",
  line: 1,
  language: "ts",
  text: 'new cams.WhatsAppFlow("signup", { flow: {}, publised: true });\nnowhere();\n',
};

/** The compiler reads the libraries once for all. */
const problems = problemsIn([...blocksIn("ts").map(([, block]) => block), broken]);

test("each piece of TypeScript on the pages compiles", () => {
  expect(problems.filter((problem) => !problem.startsWith("broken/"))).toEqual([]);
});

test("a page with an input or a name that does not exist fails", () => {
  expect(problems.filter((problem) => problem.startsWith("broken/"))).toEqual([
    expect.stringContaining("'publised' does not exist"),
    "broken/line1.ts: Cannot find name 'nowhere'.",
  ]);
});
