import type { JsonValue } from "../json";
import type { Change } from "./change";
import { plain, preview } from "./preview";
import { hasMembers } from "./sameness";

/** Says a change in one line of plain words. */
export function summarize(change: Change): string {
  return wording[change.kind](change) + partsOf(change);
}

const wording: Record<Change["kind"], (change: Change) => string> = {
  added: (change) => `${change.name} added${detail(change, change.after)}${position(change)}`,
  removed: (change) => `${change.name} removed${detail(change, change.before)}`,
  changed: (change) => `${change.name}: ${shown(change, change.before)} -> ${shown(change, change.after)}`,
  moved: (change) => `${change.name} ${change.parts.length > 0 ? "reordered" : "moved"}${position(change)}`,
  renamed: (change) =>
    change.subject === "screen"
      ? `screen ${shown(change, change.before)} renamed to ${shown(change, change.after)}`
      : `${change.name} renamed: ${preview(change.before)} -> ${preview(change.after)}`,
};

const position = (change: Change) => (change.position === undefined ? "" : `, ${change.position}`);

/** Screens, components, options and routes are named; of all else the value says more. */
function detail(change: Change, value: JsonValue | undefined): string {
  if (change.subject === "property" || change.subject === "action") return `: ${shown(change, value)}`;
  if (change.subject === "data key" && hasMembers(value) && typeof value.type === "string")
    return `: ${plain(value.type)}`;
  if (change.subject === "route" && Array.isArray(value))
    return `: ${value
      .map((screen) => shown(change, screen))
      .slice(0, 5)
      .join(", ")}`;
  return "";
}

function shown(change: Change, value: JsonValue | undefined): string {
  const isScreenName = change.link !== undefined || change.subject === "screen";
  if (typeof value === "string" && isScreenName) return plain(value);
  if (change.subject === "action" && hasMembers(value) && typeof value.name === "string") {
    const next = hasMembers(value.next) && typeof value.next.name === "string" ? ` to ${plain(value.next.name)}` : "";
    return `${plain(value.name)}${next}`;
  }
  return preview(value);
}

function partsOf({ kind, parts }: Change): string {
  if (parts.length === 0 || kind === "moved") return "";
  const routes = parts.filter((part) => part.subject === "route").length;
  const navigates = parts.filter((part) => part.subject !== "route" && part.link !== undefined).length;
  const others = parts.length - routes - navigates;
  const words = [
    ...(routes > 0 ? [routes === 1 ? "its route" : `its ${routes} routes`] : []),
    ...(navigates > 0 ? [`${navigates} ${navigates === 1 ? "navigate" : "navigates"}`] : []),
    ...(others > 0 ? [`${others} ${others === 1 ? "reference" : "references"}`] : []),
  ];
  return ` (with ${words.join(words.length > 2 ? ", " : " and ")})`;
}
