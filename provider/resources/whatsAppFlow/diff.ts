import { canonicalize, digest } from "../../../sdk/flow";
import { type Context, type DiffAnswer, ResourceFailure } from "../context";
import { type Declarer, declarerKey } from "../names";
import { requireSamePlace } from "../place";
import { isAdopting } from "./adopt";
import type { WhatsAppFlowInputs } from "./inputs";
import { managedTwice, managerOf } from "./ownership";
import { desiredProperties } from "./plan";
import { isDraft, isPublished, onDestroyOf, type Recorded, sameSet, type WhatsAppFlowState } from "./state";

/**
 * Compares what a program declares with what is recorded, without a call. Right after a read the engine asks only to
 * show what the refresh has found, with the recorded inputs as the wanted ones: that is answered without a word, and
 * stops nothing.
 *
 * @param owner the resource that continues to manage the flow, unless it is created anew and so replaced; undefined while values are not
 *   known: then the engine asks whether the flow is to be deleted together with what it depends on
 */
export function diff(
  context: Context,
  recorded: Recorded,
  wanted: WhatsAppFlowInputs,
  owner: Declarer | undefined,
): DiffAnswer {
  const { state } = recorded;
  context.run.knownIds.add(state.flowId);
  const edited = editedInputs(state, wanted);
  if (context.run.refreshed.delete(state.flowId)) return compare(recorded, wanted, edited);
  if (owner !== undefined) context.run.keptIds.set(declarerKey(owner), state.flowId);
  requirePossible(context, state, wanted, owner);
  const answer = compare(recorded, wanted, edited);
  const replacedBy = answer.replaces.filter((name) => name !== "custSpaceId");
  if (replacedBy.length > 0) requireNewFlow(state, wanted);
  for (const { level, text } of notes(recorded, wanted, { edited, replacedBy })) context.log[level](text);
  return answer;
}

/** Says in words what the engine's own display leaves out: what becomes of a published flow, and why. */
function notes(
  { state, inputs }: Recorded,
  wanted: WhatsAppFlowInputs,
  { edited, replacedBy }: Record<"edited" | "replacedBy", readonly string[]>,
): { level: "warn" | "info"; text: string }[] {
  const flow = `flow ${state.flowId} ("${state.flowName}")`;
  const publish = wanted.publish ?? true;
  const isLive = isPublished(state.status);
  if (replacedBy.includes("status")) {
    const text = `${flow} was deprecated outside of Pulumi, which is final: it will be replaced by a new flow`;
    return [{ level: "warn", text }];
  }
  if (replacedBy.length > 0) {
    const isDrift = replacedBy.every((name) => state.drifted?.includes(name));
    const why = `was changed outside of Pulumi (${replacedBy.join(", ")}) and onPublishedChange is "replace"`;
    return isDrift ? [{ level: "warn", text: `${flow} ${why}: it will be replaced by a new flow` }] : [];
  }
  if (edited.length > 0 && isLive && publish) {
    const text = `${flow} is published: it is edited in place and published again, and new messages open the new version`;
    return [{ level: "info", text }];
  }
  if (edited.length > 0 && isLive) {
    const text = `${flow} is published, and publish is false: the edit makes it a draft, which no new message can open until it is published again`;
    return [{ level: "warn", text }];
  }
  if ((inputs.publish ?? true) && !publish && isLive) {
    const text = `publish: false does not unpublish ${flow}: it stays ${state.status} until it is edited or deprecated`;
    return [{ level: "warn", text }];
  }
  if (state.pending !== undefined) {
    const text = `${flow}: CAMS does not show the changes of an earlier run yet, so this run checks again`;
    return [{ level: "info", text }];
  }
  if (publish && isDraft(state.status)) {
    const again = state.publishedDigest === undefined ? "" : " again";
    return [{ level: "info", text: `${flow} is a draft${again}: it will be published${again}` }];
  }
  return [];
}

function compare({ state, inputs }: Recorded, wanted: WhatsAppFlowInputs, edited: string[]): DiffAnswer {
  const isDeclaredAnew = settingsDiffer(inputs, wanted) || (edited.includes("flow") && flowsDiffer(inputs, wanted));
  const changes = isDeclaredAnew ? "inputs" : "remote";
  if (state.custSpaceId !== undefined && wanted.custSpaceId !== undefined && wanted.custSpaceId !== state.custSpaceId) {
    return { changes: "inputs", replaces: ["custSpaceId"] };
  }
  if (state.status === "DEPRECATED") return { changes: "remote", replaces: ["status"] };
  if (edited.length > 0 && wanted.onPublishedChange === "replace" && isPublished(state.status)) {
    return { changes, replaces: edited };
  }
  const isChanged =
    isDeclaredAnew ||
    edited.length > 0 ||
    state.pending !== undefined ||
    ((wanted.publish ?? true) && isDraft(state.status)) ||
    onDestroyOf(wanted, state.adopted) !== state.onDestroy;
  return { changes: isChanged ? changes : "none", replaces: [] };
}

function requirePossible(
  context: Context,
  state: WhatsAppFlowState,
  wanted: WhatsAppFlowInputs,
  owner: Declarer | undefined,
): void {
  if (typeof wanted.adopt === "string" && wanted.adopt !== state.flowId) {
    throw new ResourceFailure(
      `this resource manages flow ${state.flowId}; adopt: "${wanted.adopt}" names another one. Declare that flow as a separate resource, or remove adopt.`,
    );
  }
  const subject = `flow ${state.flowId}`;
  requireSamePlace(context, state, wanted.custSpaceId, { subject, move: "move the flow by replacing it" });
  const other = owner && managerOf(context.run, state.flowId, declarerKey(owner));
  if (other !== undefined) throw new ResourceFailure(managedTwice(state.flowId, other));
}

/** The inputs that the flow in CAMS does not match. */
function editedInputs(state: WhatsAppFlowState, wanted: WhatsAppFlowInputs): string[] {
  const desired = desiredProperties(state, wanted);
  const edits = {
    flow: state.digest !== digest(wanted.flow),
    flowName: desired.flowName !== state.flowName,
    categories: !sameSet(desired.categories, state.categories),
    endpointUri: desired.endpointUri !== state.endpointUri,
  };
  return Object.entries(edits).flatMap(([name, isEdited]) => (isEdited ? [name] : []));
}

/** Whether an input beside the document is declared in another way, which is then recorded. */
function settingsDiffer({ flow: _, ...old }: Partial<WhatsAppFlowInputs>, { flow: __, ...wanted }: WhatsAppFlowInputs) {
  const text = (settings: object) => canonicalize(JSON.parse(JSON.stringify(settings)));
  return text(old) !== text(wanted);
}

/**
 * Whether another document is declared than before. Only the recorded digest says whether that is a change: the same
 * document in another form is none, nor is a secret in it of which a copy of the state holds a placeholder.
 */
const flowsDiffer = (old: Partial<WhatsAppFlowInputs>, wanted: WhatsAppFlowInputs): boolean =>
  old.flow === undefined || digest(old.flow) !== digest(wanted.flow);

/** The old flow keeps its name for good, so a new one cannot have it in the same space; nor is what is adopted new. */
function requireNewFlow({ flowId, flowName, status }: WhatsAppFlowState, wanted: WhatsAppFlowInputs): void {
  const replaced = `flow ${flowId} is ${status} and must be replaced by a new one`;
  if (wanted.flowName === flowName) {
    throw new ResourceFailure(
      `${replaced}, which cannot be named "${flowName}": the old flow keeps its name for good. ` +
        "Nothing was changed. Choose another flowName, or leave flowName out.",
    );
  }
  if (isAdopting(wanted)) {
    throw new ResourceFailure(
      `${replaced}, but adopt asks for an existing one. Nothing was changed. Remove adopt; the old flow stays as it is, unless onDestroy says otherwise.`,
    );
  }
}
