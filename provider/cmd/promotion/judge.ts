import { type Comparison, compare } from "../comparison";
import { counterparts } from "../counterparts";
import type { DeclaredFlow } from "./declared";
import type { RecordedFlow, StackFlows } from "./recorded";

/** Why a stack is nothing to promote from, one sentence a reason. A flow that is declared with `publish: false` is none. */
export function problemsOf({ stack, flows, isUnsettled }: StackFlows): string[] {
  const unsettled = isUnsettled
    ? [`a run of ${stack} was killed, and the result of its last steps is unknown: run pulumi refresh --stack ${stack}`]
    : [];
  const problems = [...flows.values()].flatMap((flow) => {
    const found = PROBLEMS.find(({ isSo }) => isSo(flow));
    return found === undefined ? [] : [`${flow.declared.name} of ${stack} ${found.is}: run pulumi up --stack ${stack}`];
  });
  return [...unsettled, ...problems];
}

/** What keeps a flow from being promoted; the first that holds is reported. */
const PROBLEMS: readonly { is: string; isSo: (flow: RecordedFlow) => boolean }[] = [
  { is: "failed in its last run", isSo: ({ isFailed }) => isFailed },
  { is: "is deprecated", isSo: ({ status }) => status === "DEPRECATED" },
  {
    is: "was never published",
    isSo: ({ declared, publishedDigest }) => declared.publish && publishedDigest === undefined,
  },
  {
    is: "has changes that are not published",
    isSo: ({ declared, digest, publishedDigest, status }) =>
      declared.publish && (digest !== publishedDigest || status === "DRAFT"),
  },
];

/** What differs between two stacks. */
export interface Difference {
  /** Flows whose published content differs, or that only the source has. */
  changed: Comparison[];
  /** Names of flows whose published content differs only in values that are not shown. */
  hidden: string[];
  /** Names of flows that only the target has. */
  onlyInTarget: string[];
  /** Names of flows that the target failed to bring to the same content. */
  unfinished: string[];
}

/** Compares what two stacks have published. */
export function differenceOf(source: StackFlows, target: StackFlows): Difference {
  const difference: Difference = { changed: [], hidden: [], onlyInTarget: [], unfinished: [] };
  const [inSource, inTarget] = [
    counterparts(target.flows, source.flows),
    counterparts(source.flows, target.flows),
  ] as const;
  for (const [key, from] of source.flows) {
    const to = inTarget(key);
    const { name, document } = from.declared;
    if (to !== undefined && to.publishedDigest === from.publishedDigest) {
      if (to.isFailed || (to.declared.publish && to.digest !== to.publishedDigest)) difference.unfinished.push(name);
      continue;
    }
    const sides = [
      { name: `${name} in ${target.stack}`, document: to?.declared.document },
      { name: `${name} in ${source.stack}`, document },
    ] as const;
    const comparison =
      to !== undefined && sides.some((side) => side.document === undefined) ? undefined : compare(...sides);
    if (comparison === undefined || comparison.status === "unchanged") difference.hidden.push(name);
    else difference.changed.push(comparison);
  }
  for (const [key, { declared }] of target.flows) {
    if (inSource(key) === undefined) difference.onlyInTarget.push(declared.name);
  }
  return difference;
}

/** Whether there is nothing to promote. */
export const isEmpty = (difference: Difference): boolean =>
  Object.values(difference).every((part: readonly unknown[]) => part.length === 0);

/**
 * Why what the target's program declares is not what the source has published, one sentence a reason. Content that is
 * not shown is taken only when the program pins it, because then the provider compares it.
 */
export function refusalsOf(declared: readonly DeclaredFlow[], source: StackFlows, target: StackFlows): string[] {
  const own = new Map(declared.map((flow) => [flow.key, flow]));
  const [inSource, inTarget] = [counterparts(own, source.flows), counterparts(own, target.flows)];
  return declared.flatMap(({ key, name, digest, publish, expectDigest }) => {
    const published = inSource(key)?.publishedDigest;
    // A flow of the target alone may stay as it is.
    const taken = published ?? inTarget(key)?.publishedDigest;
    if (!publish || (taken !== undefined && (digest ?? expectDigest) === taken)) return [];
    if (published === undefined) {
      return [`${name}: ${source.stack} has not published this flow; deploy and test it there first`];
    }
    if (digest === undefined) {
      return [
        `${name}: its content contains secrets or Outputs, so only the provider can compare it; ` +
          `set expectDigest to ${source.stack}'s publishedDigest, ${published}`,
      ];
    }
    return [`${name}: this checkout has ${digest}, and ${source.stack} has published ${published}`];
  });
}

/** Which flows of the source the target has not published after all, one sentence each. */
export function missedBy(target: StackFlows, source: StackFlows): string[] {
  const inTarget = counterparts(source.flows, target.flows);
  return [...source.flows].flatMap(([key, { declared, publishedDigest }]) => {
    const flow = inTarget(key);
    if (flow === undefined || !flow.declared.publish || flow.publishedDigest === publishedDigest) return [];
    return [
      `${declared.name}: ${target.stack} has published ${flow.publishedDigest ?? "nothing"}, not ${publishedDigest}`,
    ];
  });
}
