import { visible } from "../../visible";
import type { Finding } from "./check";
import type { Answered } from "./describe";

/** What was not looked at, as one line; empty where there is nothing. */
export function skippedLine(all: readonly Finding[]): string {
  const titles = all.flatMap(({ title, isSkipped }) => (isSkipped ? [title] : []));
  return titles.length === 0 ? "" : `unknown  not asked: ${titles.join(", ")}`;
}

/** A finding for people: a line, and one for what to do. */
export const findingLine = ({ level, title, detail, remedy }: Finding): string =>
  inLines(level, `${title}: ${detail}`, remedy);

/** What was seen of CAMS, for people. */
export const answeredLines = (all: readonly Answered[]): string =>
  all.map(({ level, id, detail, remedy }) => inLines(level, `${id}: ${detail}`, remedy)).join("\n");

const inLines = (level: string, text: string, remedy: string | undefined): string =>
  [`${level.padEnd(8)} ${visible(text)}`, ...(remedy === undefined ? [] : [`         ${visible(remedy)}`])].join("\n");

/** How many findings there are of each level that matters. */
export function summary(all: readonly { level: string }[]): string {
  const of = (level: string) => all.filter((each) => each.level === level).length;
  const many = (number: number, what: string) => `${number} ${what}${number === 1 ? "" : "s"}`;
  return `${many(of("problem"), "problem")}, ${many(of("warning"), "warning")}, ${of("unknown")} unknown`;
}
