import { joinCodes } from "../../../sdk/flow";
import { visible } from "../terminal";
import type { Report } from "./report";

const colors = { error: 31, warning: 33 };

/** One line a mistake, as editors and terminals make links of it, and a count at the end. */
export const textReport: Report = (files, { color }) => {
  const paint = (text: string, code: number) => (color ? `\u001b[${code}m${text}\u001b[39m` : text);
  const lines = files.flatMap(({ file, diagnostics }) =>
    joinCodes(diagnostics).map(({ line, column, severity, code, path, message, hint }) => {
      const place = `${visible(file)}:${line}:${column}`;
      const where = path === "" ? "" : `${path}: `;
      return `${place} ${paint(severity, colors[severity])} ${code} ${visible(`${where}${message}${hint === undefined ? "" : ` (${hint})`}`)}`;
    }),
  );
  const all = files.flatMap(({ diagnostics }) => joinCodes(diagnostics));
  const errors = all.filter(({ severity }) => severity === "error").length;
  const counts = [counted(files.length, "file"), counted(errors, "error"), counted(all.length - errors, "warning")];
  return [...lines, counts.join(", ")].join("\n");
};

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;
