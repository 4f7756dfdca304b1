import { comparisons } from "../comparison";
import { CommandError } from "../outcome";
import { visible } from "../terminal";
import type { DeclaredFlow } from "./declared";
import { type Difference, differenceOf, isEmpty, missedBy, problemsOf, refusalsOf } from "./judge";
import type { StackFlows } from "./recorded";
import type { Stacks } from "./stacks";

/** What to promote, and how to inform and ask a person. */
export interface Promotion {
  from: string;
  to: string;
  print: (text: string) => void;
  color: boolean;
  /** Asks the person. @throws CommandError when nobody can be asked */
  confirm: (question: string) => Promise<boolean>;
}

/**
 * Brings to one stack what another one has published: shows the difference, compares digests, previews, asks, updates,
 * and looks whether it is so.
 *
 * @returns why it was refused, one sentence a reason; empty when all is well
 * @throws CommandError when Pulumi fails
 */
export async function promote(stacks: Stacks, { confirm, ...shown }: Promotion): Promise<string[]> {
  const { from, to, print } = shown;
  const begun = await toPromote(stacks, shown);
  if (Array.isArray(begun)) return begun;
  const { source, target } = begun;
  if (begun.inWords === "") {
    print(`Nothing to promote: ${to} has published what ${from} has.`);
    return [];
  }
  print(begun.inWords);

  const { declared, isFine, output } = await stacks.preview(to);
  const refusals = await previewRefusals(stacks, { from, to, source, target, declared, output });
  if (refusals.length > 0) return refusals;
  if (!isFine) throw new CommandError(`the preview of ${to} failed, see above; nothing was changed`);
  if (!(await confirm(`update ${to}? [y/N] `))) {
    print("Nothing was changed.");
    return [];
  }
  if (!(await stacks.up(to)))
    throw new CommandError(`the update of ${to} failed, see above; run promote again to continue`);
  const missed = missedBy(await stacks.flowsOf(to), source);
  if (missed.length > 0) throw new CommandError(`${to} was updated, but: ${missed.join("; ")}; promote again`);
  print(`${to} has published what ${from} has.`);
  return [];
}

/** Two stacks, and what differs between them. */
export interface ToPromote {
  source: StackFlows;
  target: StackFlows;
  /** Empty when the target has published what the source has. */
  inWords: string;
}

/**
 * Looks at both stacks.
 *
 * @returns why the source is nothing to promote from, one sentence a reason, where it is none
 * @throws CommandError when Pulumi fails, or the source has no flows
 */
export async function toPromote(
  stacks: Stacks,
  shown: Pick<Promotion, "from" | "to" | "color">,
): Promise<ToPromote | string[]> {
  const { from, to } = shown;
  const source = await stacks.flowsOf(from);
  const target = await stacks.flowsOf(to);
  if (source.flows.size === 0) throw new CommandError(`stack ${from} has no flows: there is nothing to promote`);
  const problems = problemsOf(source);
  if (problems.length > 0) return problems;
  const difference = differenceOf(source, target);
  return { source, target, inWords: isEmpty(difference) ? "" : inWords(difference, shown) };
}

/** A preview of the target. */
interface Previewed {
  from: string;
  to: string;
  source: StackFlows;
  target: StackFlows;
  declared: DeclaredFlow[];
  output: string;
}

/** Why what a preview declares is not what the source has published, one sentence a reason. */
export async function previewRefusals(stacks: Stacks, previewed: Previewed): Promise<string[]> {
  const { from, to, source, target, declared, output } = previewed;
  const refusals = refusalsOf(declared, source, target);
  const isPinned = output.includes("EXPECTED_DIGEST_DIFFERS");
  if (refusals.length === 0 && !isPinned) return [];
  const commit = await stacks.commitOf(from);
  const way =
    commit === undefined ? "check out what it was deployed from" : `it was last deployed from commit ${commit}`;
  const pin = isPinned
    ? ["the preview above names a flow that differs from the expected one (EXPECTED_DIGEST_DIFFERS)"]
    : [];
  return [...refusals, ...pin, `${to} takes only what ${from} has published; ${way}. Nothing was changed.`];
}

function inWords(
  { changed, hidden, onlyInTarget, unfinished }: Difference,
  shown: Pick<Promotion, "from" | "to" | "color">,
) {
  const { from, to, color } = shown;
  const parts = [
    ...(changed.length > 0 ? [comparisons.text(changed, { color })] : []),
    ...hidden.map((name) => `${visible(name)}: differs in secret values, which are not shown.`),
    ...unfinished.map(
      (name) => `${visible(name)}: has the content of ${from}, but its last run in ${to} failed or was not published.`,
    ),
    ...onlyInTarget.map((name) => `${visible(name)}: only ${to} has it.`),
  ];
  return `${parts.map((part) => part.trimEnd()).join("\n\n")}\n\n`;
}
