/** A flow of the space: its id, and its name in CAMS. */
export interface ListedFlow {
  flowId: string;
  flowName: string;
}

/** Longer ones are cut: the name stands in names of files and, with seven digits behind it, of flows. */
const MOST_CHARACTERS = 60;

/** Names that Windows keeps for devices, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * Names for resources and files, by flow id: what is left of the flow's own name in small letters, digits and hyphens.
 * Where two flows would get the same, both have their id behind it. The names depend on the flows of the whole space and
 * not on their order, so that each run gives the same ones, whichever flows it exports.
 */
export function resourceNames(flows: readonly ListedFlow[]): Map<string, string> {
  const bases = new Map(flows.map(({ flowId, flowName }) => [flowId, plain(flowName) || "flow"]));
  const counts = new Map<string, number>();
  for (const base of bases.values()) counts.set(base, (counts.get(base) ?? 0) + 1);
  const single = new Set([...bases.values()].filter((base) => counts.get(base) === 1));
  const names = new Map<string, string>();
  for (const [flowId, base] of bases) {
    const isOwn = single.has(base) && base !== "flow" && !DEVICE.test(base);
    names.set(flowId, isOwn ? base : freeOf(single, `${base}-${plain(flowId)}`));
  }
  return names;
}

const plain = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, MOST_CHARACTERS)
    .replace(/-$/, "");

/** A flow may be named after another one and its id. */
const freeOf = (taken: ReadonlySet<string>, name: string): string =>
  taken.has(name) ? freeOf(taken, `${name}-flow`) : name;
