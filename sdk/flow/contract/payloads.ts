import type { Path } from "../path";
import { is, type LocatedChange, located, was } from "./change";
import { name } from "./naming";
import type { Payload, ScreenSurface, Surface } from "./surface";
import { type Source, sourceOf } from "./types";

/** A key that is sent: where it stands and what it holds. */
interface Sent extends Source {
  at: Path;
}

type Keys = Map<string, Sent>;

/** A payload with its types known. */
interface Message {
  screen: ScreenSurface;
  payload: Payload;
  keys: Keys;
}

type Codes = Record<"added" | "removed" | "type", LocatedChange["code"]>;

const reply: Codes = { added: "REPLY_KEY_ADDED", removed: "REPLY_KEY_REMOVED", type: "REPLY_TYPE_CHANGED" };
const exchange: Codes = {
  added: "EXCHANGE_KEY_ADDED",
  removed: "EXCHANGE_KEY_REMOVED",
  type: "EXCHANGE_TYPE_CHANGED",
};

/** Keys of the reply. A consumer does not see which action sent it, so a key may come from another screen. */
export function replyChanges(before: Surface, after: Surface): LocatedChange[] {
  const olds = messagesOf(before, "replies");
  const nows = messagesOf(after, "replies");
  const changes = compareMessages(reply, "the reply", olds, nows, unionOf(olds), unionOf(nows));
  return unique(changes);
}

/** Keys of the requests to the endpoint, which sees the screen that they come from. */
export function exchangeChanges(before: Surface, after: Surface): LocatedChange[] {
  // Switching the endpoint on or off says it all.
  if (before.dataApiVersion === undefined || after.dataApiVersion === undefined) return [];
  const olds = byScreen(messagesOf(before, "exchanges"));
  const nows = byScreen(messagesOf(after, "exchanges"));
  const changes: LocatedChange[] = [];
  for (const id of new Set([...olds.keys(), ...nows.keys()])) {
    const asked = olds.get(id) ?? [];
    const asks = nows.get(id) ?? [];
    const [firstWas, firstIs] = [asked[0], asks[0]];
    if (firstWas === undefined && firstIs !== undefined) {
      const fact = `a data_exchange of ${name(id)} is new`;
      changes.push(located("EXCHANGE_ADDED", fact, firstIs.payload.path, [is(firstIs.payload.path)]));
    } else if (firstIs === undefined && firstWas !== undefined) {
      // A screen that is gone is reported as such.
      if (!after.screens.has(id)) continue;
      const fact = `the data_exchange of ${name(id)} was removed`;
      changes.push(located("EXCHANGE_REMOVED", fact, firstWas.payload.path, [was(firstWas.payload.path)]));
    } else {
      const what = `the data_exchange of ${name(id)}`;
      for (const change of compareMessages(exchange, what, asked, asks, unionOf(asked), unionOf(asks)))
        changes.push(change);
    }
  }
  return unique(changes);
}

function compareMessages(
  codes: Codes,
  what: string,
  olds: Message[],
  nows: Message[],
  oldUnion: Keys,
  nowUnion: Keys,
): LocatedChange[] {
  const changes: LocatedChange[] = [];
  const oldBySite = bySite(olds);
  const nowBySite = bySite(nows);
  const oldByScreen = unionsByScreen(olds);
  const nowByScreen = unionsByScreen(nows);
  const counterpart = ({ screen, payload }: Message, sites: Map<string, Keys>, screens: Map<string, Keys>, all: Keys) =>
    sites.get(siteOf(screen, payload)) ?? screens.get(screen.id) ?? all;
  for (const old of olds) {
    const now = counterpart(old, nowBySite, nowByScreen, nowUnion);
    for (const [key, sent] of old.keys) {
      const found = now.get(key);
      if (found === undefined) {
        changes.push(located(codes.removed, `key ${name(key)} of ${what} was removed`, sent.at, [was(sent.at)]));
      } else if (sent.type !== found.type && sent.type !== undefined && found.type !== undefined) {
        const fact = `key ${name(key)} of ${what} changed from ${sent.type} to ${found.type}`;
        const causes = [is(found.at), ...(found.path === undefined ? [] : [is(found.path)])];
        changes.push(located(codes.type, fact, found.at, [...causes, was(sent.path ?? sent.at)]));
      }
    }
  }
  for (const now of nows) {
    const old = counterpart(now, oldBySite, oldByScreen, oldUnion);
    for (const [key, { at }] of now.keys) {
      if (!old.has(key)) changes.push(located(codes.added, `key ${name(key)} of ${what} is new`, at, [is(at)]));
    }
  }
  return changes;
}

function messagesOf(surface: Surface, kind: "replies" | "exchanges"): Message[] {
  return [...surface.screens.values()].flatMap((screen) =>
    screen[kind].map((payload) => ({
      screen,
      payload,
      keys: new Map(
        payload.values.map(({ key, path, value }) => [key, { at: path, ...sourceOf(value, screen.id, surface) }]),
      ),
    })),
  );
}

const siteOf = (screen: ScreenSurface, payload: Payload) => `${screen.id} ${payload.site}`;

const bySite = (messages: Message[]): Map<string, Keys> =>
  new Map(messages.map(({ screen, payload, keys }) => [siteOf(screen, payload), keys]));

const unionOf = (messages: Message[]): Keys => new Map(messages.flatMap(({ keys }) => [...keys]));

const unionsByScreen = (messages: Message[]): Map<string, Keys> =>
  new Map([...byScreen(messages)].map(([id, list]) => [id, unionOf(list)]));

function byScreen(messages: Message[]): Map<string, Message[]> {
  const screens = new Map<string, Message[]>();
  for (const message of messages) {
    const list = screens.get(message.screen.id);
    if (list === undefined) screens.set(message.screen.id, [message]);
    else list.push(message);
  }
  return screens;
}

/** One change for one place, even where several actions lead to it. */
const unique = (changes: LocatedChange[]): LocatedChange[] => [
  ...new Map(changes.map((change) => [`${change.code} ${change.path}`, change])).values(),
];
