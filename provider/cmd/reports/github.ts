import { joinCodes } from "../../../sdk/flow";
import { visible } from "../terminal";
import type { Report } from "./report";

/**
 * One workflow command a mistake, which GitHub Actions shows as an annotation of the file.
 *
 * Source: "Workflow commands for GitHub Actions", and the escapes of `@actions/core`. Columns count only within a line.
 */
export const githubReport: Report = (files) =>
  files
    .flatMap(({ file, diagnostics }) =>
      joinCodes(diagnostics).map(({ severity, code, path, line, column, endLine, endColumn, message, hint }) => {
        const columns = line === endLine ? { col: column, endColumn } : {};
        const properties = Object.entries({ file, line, endLine, ...columns, title: code })
          .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
          .join(",");
        const text = `${path === "" ? "" : `${path}: `}${message}${hint === undefined ? "" : ` (${hint})`}`;
        return `::${severity} ${properties}::${escapeData(visible(text))}`;
      }),
    )
    .join("\n");

const escapeData = (text: string) => text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
const escapeProperty = (text: string) => escapeData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
