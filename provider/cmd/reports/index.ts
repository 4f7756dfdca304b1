/** Findings about flow files, in the forms that their readers want. */
import { visibleJson } from "../../visible";
import { githubReport } from "./github";
import type { Report } from "./report";
import { sarifReport } from "./sarif";
import { textReport } from "./text";

export type { FileReport } from "./report";

/** The forms by their names on the command line. */
export const reports = {
  text: textReport,
  json: (files) => visibleJson(files),
  sarif: sarifReport,
  github: githubReport,
} satisfies Record<string, Report>;

/** A form in which findings are printed. */
export type ReportFormat = keyof typeof reports;
