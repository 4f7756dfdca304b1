import * as path from "node:path";
import { pathToFileURL } from "node:url";
import { type Diagnostic, LINTS, OWN_RULES } from "../../../sdk/flow";
import { visibleJson } from "../../visible";
import type { FileReport, Report } from "./report";

const about: ReadonlyMap<string, string> = new Map([...LINTS, ...OWN_RULES].map(({ code, about }) => [code, about]));

/**
 * A log in SARIF 2.1.0, as GitHub's code scanning and editors take it. Columns count UTF-16 units, as in the file.
 *
 * Source: "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", OASIS.
 */
export const sarifReport: Report = (files) => {
  const { version } = require("pulumi-cams/package.json") as { version: string };
  const codes = [...new Set(files.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)))].sort();
  const driver = {
    name: "pulumi-cams",
    version,
    rules: codes.map((id) => ({ id, shortDescription: { text: about.get(id) ?? `Meta refuses: ${id}` } })),
  };
  const results = files.flatMap((file) => file.diagnostics.map((diagnostic) => resultOf(file, diagnostic, codes)));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results }],
  };
  return visibleJson(log);
};

function resultOf({ file }: FileReport, diagnostic: Diagnostic, codes: string[]) {
  const { code, severity, line, column, endLine, endColumn, message, hint } = diagnostic;
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: hint === undefined ? message : `${message} (${hint})` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
        ...(diagnostic.path === "" ? {} : { logicalLocations: [{ fullyQualifiedName: diagnostic.path }] }),
      },
    ],
  };
}

/** Relative files stay relative, so that the log holds for every checkout. */
const uriOf = (file: string) =>
  path.isAbsolute(file)
    ? pathToFileURL(file).href
    : path.normalize(file).split(path.sep).map(encodeURIComponent).join("/");
