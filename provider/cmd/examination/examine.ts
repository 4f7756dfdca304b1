import { type CamsClient, CamsError } from "../../cams";
import { type Report, reportOf, type Scope } from "../../observations";
import { type Account, type DoctorDeps, openAccount } from "./account";
import { policyFor } from "./actions";
import { type Finding, type Known, newKnown, type Outcome, skipped } from "./check";
import { CHECKS, failed, writeActionsOutcome } from "./checks";
import { type Answered, answered } from "./describe";
import { type Leftovers, removeLeftovers } from "./leftovers";
import { type ProbeScope, probe } from "./probe";

/** What doctor is asked for. */
export interface Examination extends DoctorDeps {
  probe?: ProbeScope | undefined;
  /** The release of pulumi-cams. */
  product: string;
  /** Asked before scratch flows of earlier probes are removed. */
  mayRemove: (leftovers: Leftovers) => Promise<boolean>;
  /** Called with each finding as soon as it is made. */
  found: (finding: Finding) => void;
}

/** What was found. */
export interface Examined {
  findings: Finding[];
  answered: Answered[];
  /** A RAM policy for the actions that are denied; undefined where none is. */
  policy: ReturnType<typeof policyFor> | undefined;
  report: Report;
}

/** Examines an account: with reads alone, or also with scratch flows. */
export async function examine(asked: Examination): Promise<Examined> {
  const findings: Finding[] = [];
  const known = newKnown();
  const add = (id: string, title: string, outcome: Outcome) => {
    const finding = { id, title, ...outcome };
    findings.push(finding);
    asked.found(finding);
  };
  let account: Account | undefined;
  try {
    account = openAccount(asked);
  } catch (error) {
    if (!(error instanceof CamsError)) throw error;
    add("settings", "settings", failed(error));
  }
  if (account !== undefined) {
    try {
      await look(account, known, findings, add, asked);
      if (asked.probe !== undefined)
        await probeIfPossible(account, known, findings, add, { ...asked, probe: asked.probe });
      else if (known.actions.size > 0) add("writeActions", "RAM actions that write", writeActionsOutcome(known, false));
    } finally {
      await account.close();
    }
  }
  const denied = [...known.actions].flatMap(([operation, access]) => (access === "denied" ? [operation] : []));
  const now = asked.clock?.now() ?? Date.now();
  const isProbed = findings.some(({ id, isSkipped }) => id === "probe" && !isSkipped);
  return {
    findings,
    answered: answered(known.seen),
    policy: denied.length === 0 ? undefined : policyFor(denied),
    report: reportFor(known, findings, (isProbed && asked.probe) || "read-only", asked.product, new Date(now)),
  };
}

type Add = (id: string, title: string, outcome: Outcome) => void;

/** Runs the checks one after the other; one whose needs are not met is not asked. */
async function look(account: Account, known: Known, findings: Finding[], add: Add, { progress, signal }: Examination) {
  for (const check of CHECKS) {
    if (signal?.aborted || check.needs.some((need) => isProblem(findings, need))) {
      add(check.id, check.title, skipped());
      continue;
    }
    progress(`Checking ${check.title}`);
    add(check.id, check.title, await check.run(account, known).catch(outcomeOfError));
  }
}

const isProblem = (findings: readonly Finding[], id: string) =>
  findings.some((finding) => finding.id === id && (finding.level === "problem" || finding.isSkipped === true));

/** @throws what is no answer of CAMS, its network or the settings */
function outcomeOfError(error: unknown): Outcome {
  if (error instanceof CamsError) return failed(error);
  throw error;
}

async function probeIfPossible(
  account: Account,
  known: Known,
  findings: Finding[],
  add: Add,
  { probe: scope, mayRemove, signal }: Examination & { probe: ProbeScope },
): Promise<void> {
  const { space } = account;
  if (signal?.aborted || space === undefined || ["endpoint", "key", "space"].some((id) => isProblem(findings, id))) {
    return add("probe", "probe", skipped());
  }
  // Ctrl-C ends the probe; what it has made is removed by this one.
  const remover: CamsClient = account.clientWith({ signal: new AbortController().signal });
  const removal = await removeLeftovers(account, known, remover, mayRemove).catch(outcomeOfError);
  if (removal !== undefined) add("leftoversRemoved", "scratch flows of earlier probes", removal);
  const { steps, cleanUp } = await probe(account, space, scope, known, remover);
  add("probe", "probe", steps);
  add("writeActions", "RAM actions that write", writeActionsOutcome(known, true));
  add("cleanUp", "scratch flows of this probe", cleanUp);
}

function reportFor(known: Known, findings: readonly Finding[], scope: Scope, product: string, now: Date): Report {
  const { latencyMs, clockSkewSeconds, actions, seen } = known;
  return reportOf({
    product,
    day: now.toISOString().slice(0, 10),
    scope,
    latencyMs,
    clockSkewSeconds,
    checks: findings.map(({ id, level }) => ({ id, level })),
    actions: Object.fromEntries(actions),
    seen,
  });
}
