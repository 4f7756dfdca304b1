import { isPlainObject, type JsonObject, type JsonValue } from "./json";
import { readings } from "./readingOrder";

/** A line is at most this wide where a value can be broken at all. */
const WIDTH = 100;

/** At this depth the indent alone fills a line: what is deeper stays on one line, or a deep file would be all indent. */
const DEEPEST = WIDTH / 2;

/**
 * Writes a document in the one layout for flow files: keys in reading order, two spaces of indent, lists and objects on
 * one line where that fits in 100 columns, a line feed at the end. The meaning stays (same digest), and writing what was
 * written before gives the same text.
 */
export function formatFlow(document: JsonObject): string {
  const fits = inlineWidths(document);
  const text: string[] = [];
  const open: Open[] = [];

  /** Writes a value, or only its opening bracket; `room` is what its line has left behind key and indent. */
  const write = (value: JsonValue, kind: string | undefined, room: number, inline: boolean): void => {
    if (typeof value !== "object" || value === null) {
      text.push(JSON.stringify(value) ?? "null");
      return;
    }
    const members = membersOf(value, kind);
    const list = Array.isArray(value);
    if (members.length === 0) {
      text.push(list ? "[]" : "{}");
      return;
    }
    const flat =
      inline || open.length >= DEEPEST || (open.length > 0 && (fits.get(value) ?? Number.POSITIVE_INFINITY) <= room);
    text.push(list ? "[" : flat ? "{ " : "{");
    open.push({ members, next: 0, list, flat });
  };

  write(document, "flow", WIDTH, false);
  for (let holder = open.at(-1); holder !== undefined; holder = open.at(-1)) {
    const member = holder.members[holder.next];
    if (member === undefined) {
      open.pop();
      text.push(holder.flat ? (holder.list ? "]" : " }") : `\n${"  ".repeat(open.length)}${holder.list ? "]" : "}"}`);
      continue;
    }
    const comma = holder.next < holder.members.length - 1 ? 1 : 0;
    if (holder.next > 0) text.push(holder.flat ? ", " : ",");
    if (!holder.flat) text.push(`\n${"  ".repeat(open.length)}`);
    const key = member.key === undefined ? "" : `${JSON.stringify(member.key)}: `;
    text.push(key);
    holder.next += 1;
    write(member.value, member.kind, WIDTH - 2 * open.length - key.length - comma, holder.flat);
  }
  text.push("\n");
  return text.join("");
}

/** A list or object that is not closed yet. */
interface Open {
  members: Member[];
  next: number;
  list: boolean;
  flat: boolean;
}

interface Member {
  key?: string;
  value: JsonValue;
  /** The kind of object that stands here, as `readings` names it. */
  kind: string | undefined;
}

/** What a list or object holds, in reading order. Properties that are `undefined` count as absent, as in the digest. */
function membersOf(value: JsonValue[] | JsonObject, kind: string | undefined): Member[] {
  if (Array.isArray(value)) return value.map((item) => ({ value: item, kind }));
  const present = Object.keys(value).filter((key) => value[key] !== undefined);
  const order = kind === undefined ? undefined : orders.get(kind);
  const rank = (key: string) => order?.ranks.get(key) ?? order?.ranks.size ?? 0;
  return present
    .sort((a, b) => rank(a) - rank(b))
    .map((key) => ({ key, value: value[key] as JsonValue, kind: order?.kinds.get(key) ?? order?.kinds.get("*") }));
}

/** The reading orders, ready to be looked up by key. */
const orders = new Map(
  Object.entries(readings).map(([kind, { keys, holds }]) => [
    kind,
    {
      ranks: new Map(keys.map((key, index) => [key, index])),
      kinds: new Map(Object.entries(holds).flatMap(([held, behind]) => behind.map((key) => [key, held] as const))),
    },
  ]),
);

/** How wide lists and objects are on one line, children before their holder; those wider than a line are left out. */
function inlineWidths(document: JsonObject): Map<JsonValue, number> {
  const holders: (JsonValue[] | JsonObject)[] = [document];
  for (let index = 0; index < holders.length; index++) {
    for (const child of Object.values(holders[index] ?? {})) {
      if (Array.isArray(child) || isPlainObject(child)) holders.push(child);
    }
  }
  const widths = new Map<JsonValue, number>();
  for (const holder of holders.reverse()) {
    const width = widthOf(holder, widths);
    if (width <= WIDTH) widths.set(holder, width);
  }
  return widths;
}

function widthOf(holder: JsonValue[] | JsonObject, widths: Map<JsonValue, number>): number {
  const list = Array.isArray(holder);
  let width = list ? 0 : 2;
  let count = 0;
  for (const [key, value] of Object.entries(holder)) {
    if (value === undefined && !list) continue;
    count += 1;
    if (!list) width += JSON.stringify(key).length + 2;
    if (typeof value === "object" && value !== null) width += widths.get(value) ?? WIDTH + 1;
    else width += (JSON.stringify(value) ?? "null").length;
    if (width > WIDTH) return width;
  }
  return count === 0 ? 2 : width + 2 + 2 * (count - 1);
}
