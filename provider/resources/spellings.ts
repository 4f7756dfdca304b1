import { type PlainText, plainTextOf } from "./plainText";

/** Where a text stands in another, however it is spelled there. */
export interface Finder {
  isIn(other: PlainText & { original: string }): boolean;
  /** Every stretch that spells it, as offsets in the original, the end exclusive; stretches may overlap. */
  stretchesIn(other: PlainText & { original: string }): { begin: number; end: number }[];
}

/** A text to look into. */
export const readable = (original: string) => ({ ...plainTextOf(original), original });

/** Shorter texts are not looked for: they would be found in half of all words. */
export const SHORTEST = 4;

/** A finder for a text without the white space around it, which a reader may have trimmed. */
export function finderOf(whole: string): Finder {
  const text = whole.trim().length < SHORTEST ? whole : whole.trim();
  const plain = plainTextOf(text).text;
  const isPlain = plain.length < SHORTEST || plain === text;
  return {
    isIn: (other) => other.original.includes(text) || (plain.length >= SHORTEST && other.text.includes(plain)),
    stretchesIn(other) {
      const asItIs = offsetsOf(text, other.original).map((begin) => ({ begin, end: begin + text.length }));
      if (other.text === other.original && isPlain) return asItIs;
      if (plain.length < SHORTEST) return asItIs;
      const spelled = offsetsOf(plain, other.text).map((at) => ({
        begin: other.begin[at] ?? 0,
        end: other.end[at + plain.length - 1] ?? 0,
      }));
      return [...asItIs, ...spelled];
    },
  };
}

function offsetsOf(text: string, other: string): number[] {
  const offsets: number[] = [];
  for (let at = other.indexOf(text); at !== -1; at = other.indexOf(text, at + 1)) offsets.push(at);
  return offsets;
}

/** A text as a URL parser rewrites it; nothing for what is no URL. */
export function hrefsOf(text: string): string[] {
  const url = urlOf(text);
  return url === undefined ? [] : [url.href, url.href.replace(/\/$/, "")];
}

/** A part that stands for a text is at least so long: shorter ones stand in any text by chance. */
const TELLING = 8;

/**
 * What of a text tells it although it is not the whole: lines of a text of several, and of a URL its address without
 * query (as errors name it), its host, its user, and the values in its query.
 */
export function partsOf(text: string): string[] {
  const lines = /[\r\n]/.test(text) ? text.split(/[\r\n]+/).map((line) => line.trim()) : [];
  const asked = text.indexOf("?");
  const beforeQuery = asked > 0 && text.includes("/") ? [text.slice(0, asked)] : [];
  return [...lines, ...beforeQuery, ...urlPartsOf(text)].filter((part) => part.length >= TELLING);
}

function urlPartsOf(text: string): string[] {
  const url = urlOf(text);
  if (url === undefined) return [];
  const { origin, pathname, host, username, password, search, hash, searchParams } = url;
  const address = origin + pathname;
  const behind = [search.slice(1), hash.slice(1), ...searchParams.values()];
  return [address, address.replace(/\/$/, ""), host, username, password, ...behind];
}

const urlOf = (text: string): URL | undefined =>
  /^\s*https?:/i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
