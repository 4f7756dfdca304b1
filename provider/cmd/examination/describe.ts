import { entryOf, type Level, type QuestionId, questionIds, type Seen } from "../../observations";

/** A question that was asked, for people. */
export interface Answered {
  id: QuestionId;
  level: Level;
  detail: string;
  remedy?: string | undefined;
}

/** What was seen of CAMS where its documentation is silent; a warning where this product assumes something else. */
export function answered(seen: Seen): Answered[] {
  return questionIds.flatMap((id): Answered[] => {
    const entry = entryOf(id, seen);
    if (entry === undefined) return [];
    const detail = `${entry.asked}: ${inWords(seen[id])}`;
    if (entry.agrees) return [{ id, level: "ok", detail }];
    const remedy = `pulumi-cams assumes: ${entry.assumed}. ${advice(entry.adapts.replaceAll("`", ""))}.`;
    return [{ id, level: "warning", detail, remedy }];
  });
}

const advice = (adapts: string): string =>
  adapts.startsWith("none: ") ? `No setting is needed: ${adapts.slice("none: ".length)}` : `What adapts it: ${adapts}`;

const seconds = (ms: number) => `${ms < 10_000 ? Math.round(ms / 100) / 10 : Math.round(ms / 1000)} s`;

function inWords(value: Seen[QuestionId]): string {
  if (typeof value !== "object") return String(value);
  if ("words" in value) {
    const words = value.words === "nothing known" ? "" : ` and the words "${value.words}"`;
    return `refused with ${value.code} (HTTP ${value.status})${words}`;
  }
  if ("retryAfter" in value) {
    return `refused with ${value.code} (HTTP ${value.status})${value.retryAfter ? " and a pause to keep" : ""}`;
  }
  if ("calls" in value) return `${value.refused} of ${value.calls} refused`;
  if ("accepted" in value) {
    return value.refused === undefined
      ? `${value.accepted} accepted`
      : `${value.accepted} accepted, ${value.refused} refused`;
  }
  if ("cap" in value) return `cut to ${value.cap} flows`;
  if ("noneUpTo" in value) return `not cut, up to ${value.noneUpTo} flows`;
  if (!("atLeastMs" in value)) return "";
  if (value.atMostMs === 0) return "at once";
  if (value.atMostMs === undefined) return `not within ${seconds(value.atLeastMs)}`;
  return `after ${seconds(value.atLeastMs)} to ${seconds(value.atMostMs)}`;
}
