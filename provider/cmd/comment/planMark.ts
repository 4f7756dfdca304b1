import type { Change, PlanRecord, RecordedStep } from "./planRecord";

/** So many characters of a comment are for the steps at most; of a larger plan the digest alone is written down. */
const MOST = 16_000;

const HEAD = "<!-- pulumi-cams plan";
const VERSION = "v1";
const FAILED = "failed";
const NONE = "-";

/**
 * Writes a record as a comment of Markdown, which readers do not see and which ends at the first `-->`: nothing in it
 * but its end has a `>`.
 */
export function planMark({ digest, project, stack, size, steps = [] }: PlanRecord): string {
  const head = `${HEAD} ${VERSION} ${digest ?? FAILED} ${encoded(project)}/${encoded(stack)} ${size}`;
  const lines = digest === undefined ? [] : steps.map(stepLine);
  const whole = [head, ...lines, "-->"].join("\n");
  return lines.length === 0 || whole.length > MOST ? `${head} -->` : whole;
}

const stepLine = ({ key, operation, document, settings }: RecordedStep) =>
  [operation, encoded(key), changeText("document", document), changeText("settings", settings)]
    .filter((part) => part !== "")
    .join(" ");

const changeText = (name: string, { before, after }: Change) =>
  before === undefined && after === undefined ? "" : `${name}=${before ?? NONE}..${after ?? NONE}`;

/** Why there is no plan to read. */
export type NoPlan = "absent" | "other version";

/** Finds the plan at the end of a comment. Of a comment that GitHub gives out, lines may end with CR LF. */
export function readPlanMark(comment: string): PlanRecord | NoPlan {
  const start = comment.lastIndexOf(HEAD);
  if (start < 0) return "absent";
  const [head = "", ...lines] = comment
    .slice(start)
    .trimEnd()
    .replace(/\s*-->$/, "")
    .split(/\r?\n/);
  const [version, digest = "", place = "", size = ""] = head.slice(HEAD.length).trim().split(" ");
  if (version !== VERSION) return "other version";
  const steps = lines.map(readStep);
  const [project = "", stack = ""] = place.split("/").map(decoded);
  const isWhole =
    (digest === FAILED || isDigest(digest)) &&
    /^\d+$/.test(size) &&
    (lines.length === 0 || lines.length === Number(size)) &&
    steps.every((step) => step !== undefined);
  if (!isWhole) return "absent";
  return {
    project,
    stack,
    digest: digest === FAILED ? undefined : digest,
    size: Number(size),
    steps: lines.length === Number(size) ? steps : undefined,
  };
}

/** Whether a text is the digest of a plan or a document. */
export const isDigest = (text: string): boolean => /^sha256:[0-9a-f]{64}$/.test(text);

const STEP = /^([a-z/]+) (\S+)(?: document=(\S+)\.\.(\S+))?(?: settings=(\S+)\.\.(\S+))?$/;

function readStep(line: string): RecordedStep | undefined {
  const [, operation, key, ...digests] = STEP.exec(line) ?? [];
  if (operation === undefined || key === undefined) return undefined;
  const [documentBefore, documentAfter, settingsBefore, settingsAfter] = digests.map((text) =>
    text === NONE ? undefined : text,
  );
  return {
    key: decoded(key),
    operation,
    document: { before: documentBefore, after: documentAfter },
    settings: { before: settingsBefore, after: settingsAfter },
  };
}

/** A name without white space, `>` and all else that Markdown or a terminal could take for a sign. */
const encoded = (name: string) =>
  name
    .replace(/\p{Cs}/gu, "\ufffd")
    .replace(/[^\w:$.-]/gu, (sign) => encodeURIComponent(sign).replace(/[!'()*~]/g, asHex));

const asHex = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
