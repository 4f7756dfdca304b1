import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { CommandError } from "../outcome";
import { visible } from "../terminal";
import type { DeclaredFlow } from "./declared";
import { stateOfFile } from "./git";
import { withPins } from "./pins";
import { type Promotion, previewRefusals, toPromote } from "./promote";
import type { StackFlows } from "./recorded";
import type { Stacks } from "./stacks";

/** A promotion that is written down for review. */
export interface Proposal extends Omit<Promotion, "confirm"> {
  /** The key of the configuration under which the program finds the digests. */
  key: string;
}

/**
 * Writes what one stack has published into the configuration of another one, as digests by the names of flows, for a pull
 * request. Nothing is applied. The file is written only when the program takes the digests and has that content.
 *
 * @returns why it was refused, one sentence a reason; empty when all is well
 * @throws CommandError when Pulumi fails, or the file cannot be edited
 */
export async function propose(stacks: Stacks, { key: name, ...shown }: Proposal): Promise<string[]> {
  const { from, to, print } = shown;
  const begun = await toPromote(stacks, shown);
  if (Array.isArray(begun)) return begun;
  const { source, target, inWords } = begun;
  const digests = publishedDigests(source);
  if (Array.isArray(digests)) return digests;

  const { file, text } = await stacks.configOf(to);
  const shortName = path.basename(file);
  const key = name.includes(":") ? name : `${stacks.project}:${name}`;
  const edited = withPins(text, { key, digests });
  if (edited === undefined) {
    const lines = [`${key}:`, ...[...digests].map(([flow, digest]) => `  ${flow}: ${digest}`)];
    throw new CommandError(`${shortName}: cannot be edited, write this below config by hand: ${lines.join(" ")}`);
  }
  if (edited === text) {
    print(`Nothing to propose: ${shortName} expects what ${from} has published.`);
    return [];
  }
  const git = await stateOfFile(file);
  if (git === "changed")
    return [`${shortName} has uncommitted changes; commit or stash them first. Nothing was changed.`];
  if (inWords !== "") print(inWords);

  const { declared, isFine, output } = await withTemporary(edited, (other) => stacks.preview(to, other));
  const refusals = await previewRefusals(stacks, { from, to, source, target, declared, output });
  if (refusals.length > 0) return refusals;
  if (!isFine) throw new CommandError(`the preview of ${to} failed, see above; nothing was changed`);
  const unheeded = notTaken(declared, digests, name);
  if (unheeded.length > 0) return [...unheeded, "Nothing was changed."];

  await writeFile(file, edited);
  print(`${shortName} expects what ${from} has published now. Nothing was applied.\n\n${next(file, shown, git)}`);
  return [];
}

/** Names stand for flows in the configuration, so two flows with one name must have the same content. */
function publishedDigests({ stack, flows }: StackFlows): Map<string, string> | string[] {
  const digests = new Map<string, string>();
  for (const { declared, publishedDigest } of flows.values()) {
    if (!declared.publish || publishedDigest === undefined) continue;
    const known = digests.get(declared.name) ?? publishedDigest;
    if (known !== publishedDigest) {
      return [`${stack} has two flows named ${declared.name} with different content; give one another name`];
    }
    digests.set(declared.name, publishedDigest);
  }
  return digests;
}

/** Runs work with a file that holds a text, and removes it. */
async function withTemporary<T>(text: string, work: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "pulumi-cams-"));
  try {
    const file = path.join(folder, "Pulumi.promotion.yaml");
    await writeFile(file, text, { mode: 0o600 });
    return await work(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function notTaken(declared: DeclaredFlow[], digests: ReadonlyMap<string, string>, key: string): string[] {
  return declared.flatMap(({ name, isDynamic, publish, expectDigest }) => {
    const digest = digests.get(name);
    if (!publish || digest === undefined || expectDigest === digest) return [];
    return [
      `${name}: the program does not take its digest from the configuration; ${lineFor(isDynamic, JSON.stringify(key), JSON.stringify(name))}`,
    ];
  });
}

/** What a program lacks. One that uses the plugin may be in any language. */
const lineFor = (isDynamic: boolean, key: string, name: string) =>
  isDynamic
    ? `give the flow expectDigest: new pulumi.Config().getObject<Record<string, string>>(${key})?.[${name}]`
    : `give the flow as expectDigest what the configuration has under ${name} in the object ${key}, ` +
      `in Python expect_digest=(pulumi.Config().get_object(${key}) or {}).get(${name})`;

function next(file: string, { from, to }: Pick<Proposal, "from" | "to">, git: "clean" | "new" | "outside"): string {
  if (git === "outside") return `Next: commit ${visible(file)} and open a pull request.`;
  const [folder, name] = [path.dirname(path.resolve(file)), path.basename(file)];
  const run = path.relative(process.cwd(), folder) === "" ? "git" : `git -C ${quoted(folder)}`;
  const branch = `promote-${from}-to-${to}`.replace(/[^\w-]+/g, "-");
  return [
    "Next, for a pull request:",
    `  ${run} switch --create ${branch}`,
    ...(git === "new" ? [`  ${run} add ${quoted(name)}`] : []),
    `  ${run} commit --message ${quoted(`Promote ${from} to ${to}`)} -- ${quoted(name)}`,
    `  ${run} push --set-upstream origin ${branch}`,
  ].join("\n");
}

/** A text as a shell takes it for one word. */
const quoted = (text: string) => (/^[\w./-]+$/.test(text) ? text : `'${visible(text).replace(/'/g, "'\\''")}'`);
