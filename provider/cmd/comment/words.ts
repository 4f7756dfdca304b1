import { escapeMarkdown } from "../../../sdk/flow";
import { visible } from "../terminal";
import type { FlowPlan } from "./plan";

/** Any text as it may stand within a line of the comment: plain, whatever it holds, and not long. */
export function plain(text: string, most = 60): string {
  const characters = Array.from(text.slice(0, 2 * most));
  return escapeMarkdown(
    visible(characters.length > most ? `${characters.slice(0, most - 1).join("")}…` : characters.join("")),
  );
}

/** A value of a setting. Of an address the query and the user are left out, because they may hold a secret. */
export function value(setting: unknown): string {
  if (typeof setting !== "string" || !/^https?:/i.test(setting) || !URL.canParse(setting)) {
    return plain(JSON.stringify(setting) ?? "nothing", 120);
  }
  const { protocol, host, pathname, search } = new URL(setting);
  return plain(`${protocol}//${host}${pathname}${search === "" ? "" : "?…"}`, 120);
}

/** A flow as it is called in a sentence: its resource, and of one that exists id and name. */
export function called({ resource, flowId, flowName }: FlowPlan): string {
  if (flowId === undefined) return `**${plain(resource)}**`;
  return `**${plain(resource)}** (flow ${plain(flowId)}${flowName === undefined ? "" : `, named ${plain(flowName)}`})`;
}

/** `1 flow`, `2 flows`. */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

/** The first lines of a list, and how many follow. */
export function listed(lines: readonly string[], most: number): string[] {
  return lines.length <= most ? [...lines] : [...lines.slice(0, most), `- and ${lines.length - most} more`];
}

/** Something that a reader unfolds. */
export const folded = (summary: string, lines: readonly string[]): string[] => [
  `<details><summary>${summary}</summary>`,
  "",
  ...lines,
  "",
  "</details>",
  "",
];
