import type { Change } from "./change";
import { idOf, indexLinks, type LinkIndex, linkKey } from "./linkIndex";
import { renamesReference } from "./references";

/**
 * Puts changes under the change of a screen that they only follow from: the routes and navigates that lead to an
 * inserted screen or around it, those that led to a removed one, and all that had to learn a new name.
 */
export function foldChanges(changes: Change[]): Change[] {
  const folded = new Set<Change>();
  const index = indexLinks(changes);
  const claim = (owner: Change, parts: Change[] = []) => {
    for (const part of parts) {
      if (part === owner || part.subject === "screen" || folded.has(part)) continue;
      folded.add(part);
      owner.parts.push(part);
    }
  };
  const owners = changes.filter(({ subject, kind }) => subject === "screen" && kind in foldings);
  for (const owner of owners) claim(owner, foldings[owner.kind]?.own(owner, index));
  for (const owner of owners) claim(owner, foldings[owner.kind]?.around(owner, index));
  for (const owner of owners) claim(owner, withSameAction(owner, index));
  const renamings = changes.filter(({ kind, subject }) => kind === "renamed" && subject !== "option");
  for (const owner of renamings.slice(0, MOST)) {
    claim(
      owner,
      index.texts.filter((part) => renamesReference(owner, part)),
    );
  }
  return changes.filter((change) => !folded.has(change));
}

/** Renamings that references are looked for, and screens in a row that a detour may lead through. */
const MOST = 100;

interface Folding {
  /** Changes that are about this screen alone. */
  own(owner: Change, index: LinkIndex): Change[];
  /** Changes that make room for it, or close the room that it left. */
  around(owner: Change, index: LinkIndex): Change[];
}

const foldings: Partial<Record<Change["kind"], Folding>> = {
  added: {
    own: (owner, { from, to }) => {
      const id = idOf(owner.after);
      return [...(from.get(id) ?? []).filter(isRouteList("added")), ...(to.after.get(id) ?? [])];
    },
    around: (owner, index) => detours(owner, index, idOf(owner.after), "before"),
  },
  removed: {
    own: (owner, { from, to }) => {
      const id = idOf(owner.before);
      return [...(from.get(id) ?? []).filter(isRouteList("removed")), ...(to.before.get(id) ?? [])];
    },
    around: (owner, index) => detours(owner, index, idOf(owner.before), "after"),
  },
  renamed: {
    own: (owner, { from, to }) => {
      const old = String(owner.before);
      const now = String(owner.after);
      return [
        ...(from.get(old) ?? []).filter(isRouteList("removed")),
        ...(from.get(now) ?? []).filter(isRouteList("added")),
        ...(to.before.get(old) ?? []).filter(isWay),
        ...(to.after.get(now) ?? []).filter(isWay),
      ];
    },
    around: () => [],
  },
};

const isRouteList = (kind: Change["kind"]) => (change: Change) =>
  change.subject === "route" && change.kind === kind && typeof (change.after ?? change.before) === "object";

/** A route or a navigate, not a thing that happens to hold one. */
const isWay = ({ subject }: Change) => subject === "route" || subject === "action";

/**
 * A screen put between A and B takes the link A -> B away; a screen taken out gives it back. `side` is where the direct
 * link stands. Links through several screens put in or taken out together count too.
 */
function detours(owner: Change, index: LinkIndex, id: string, side: "before" | "after"): Change[] {
  const sources = new Set(owner.parts.flatMap(({ link }) => (link?.from === undefined ? [] : [link.from])));
  const beyond = new Set<string>();
  const queue = [id];
  for (let next = 0; next < queue.length && next < MOST; next++) {
    for (const target of index.beyond.get(queue[next] ?? "") ?? []) {
      if (!beyond.has(target) && index.beyond.has(target)) queue.push(target);
      beyond.add(target);
    }
  }
  return [...sources].flatMap((source) =>
    [...beyond].flatMap((target) =>
      (index.routes[side].get(linkKey(source, target)) ?? []).filter(({ link }) =>
        link?.[side].every((to) => beyond.has(to)),
      ),
    ),
  );
}

/** A navigate that leads elsewhere carries other data: its payload changes with it. */
function withSameAction(owner: Change, { actions }: LinkIndex): Change[] {
  return owner.parts.flatMap(({ subject, kind, action }) =>
    subject === "action" && kind === "changed" && action !== undefined ? (actions.get(action) ?? []) : [],
  );
}
