import { isPlainObject, type JsonObject } from "../../../sdk/flow";
import type { Context, Failure } from "../context";
import { declarerKey } from "../names";
import { holdsUnknown } from "../unknown";
import { type Adoption, lookAtAdoption } from "./adopt";
import { type CheckRequest, checkChange, checkDocument, type Findings } from "./checkDocument";
import { checkExpectedDigest, NO_SPACE, waysToNameSpace } from "./document";
import { ALLOWABLE, checkInputs } from "./inputs";
import { checkClaims, checkFlowClaim } from "./ownership";

/**
 * Finds all that is wrong with a declaration at once, warns of what may hurt, and says in words what a change means.
 * Writes nothing; CAMS is asked only about a flow that is newly adopted.
 *
 * @returns what stops the run
 */
export async function check(context: Context, request: CheckRequest): Promise<Failure[]> {
  const { values, old, isUnknown } = request;
  if (old === undefined) noteCreate(context, request);
  const claimed = checkClaims(context, request);
  const shape = checkInputs(values, isUnknown).filter(({ code }) => code !== "ENDPOINT_REQUIRED" || !wasLikeThis(old));
  const allowed = allowedIn(values);
  const stops = shape.filter(({ code }) => !ALLOWABLE.includes(code) || !allowed.has(code));
  const tolerated = shape.filter((each) => !stops.includes(each)).map(({ reason }) => reason);
  const parts: Findings[] = [
    {
      failures: [...stops, ...claimed],
      warnings: [...tolerated, ...warnOfReplacement(request), ...missingSpace(context, request)],
      notes: [],
    },
  ];
  if (isPlainObject(values.flow)) {
    const flow = values.flow as JsonObject;
    const adoption: Adoption =
      stops.length === 0 && old === undefined ? await lookAtAdoption(context, request, flow) : { kind: "none" };
    if (adoption.kind !== "none") parts.push(adoption.findings);
    if (adoption.kind === "seen" && claimed.length === 0) {
      const failures = checkFlowClaim(context, request, adoption.flowId);
      parts.push({ failures, warnings: [], notes: [] });
    }
    const live = adoption.kind === "seen" ? adoption.document : undefined;
    const base = old?.flow ?? live;
    // Nothing was looked up, so whether the document is already live is open: its mistakes cannot be held against it.
    const isLenient = adoption.kind === "unseen";
    parts.push(
      checkDocument(context, request, flow, { base, isLive: live !== undefined, isLenient, allowed }),
      checkChange(request, flow, base, allowed),
      expectedDigest(request, flow),
    );
  }
  for (const note of parts.flatMap(({ notes }) => notes)) context.log.info(note);
  for (const warning of parts.flatMap(({ warnings }) => warnings)) context.log.warn(warning);
  return parts.flatMap(({ failures }) => failures);
}

/** Compares the digest of the document with the one that is expected, as soon as both are fully known. */
function expectedDigest({ values: { expectDigest }, isUnknown }: CheckRequest, flow: JsonObject): Findings {
  const isOpen = typeof expectDigest !== "string" || isUnknown(expectDigest) || holdsUnknown(flow, isUnknown);
  return { failures: isOpen ? [] : checkExpectedDigest(expectDigest, flow), warnings: [], notes: [] };
}

/** With an explicit name a replacement is impossible, which is better known before it is due. */
function warnOfReplacement({ values: { onPublishedChange, flowName }, old }: CheckRequest): string[] {
  if (onPublishedChange !== "replace" || flowName === undefined) return [];
  if (old?.onPublishedChange === "replace" && old.flowName !== undefined) return [];
  return [
    'onPublishedChange: "replace" does not work well with an explicit flowName: the replaced flow keeps its name for good, so every change to the flow needs another flowName. Leave flowName out to get a generated name',
  ];
}

/** Without a space the run stops before anything is created; the preview says so already. */
function missingSpace({ settings }: Context, { values, old }: CheckRequest): string[] {
  const isGiven = values.custSpaceId !== undefined || settings.custSpaceId !== undefined;
  if (old !== undefined || isGiven || values.assetUrl !== undefined || values.adopt) return [];
  return [`NO_CUST_SPACE_ID ${NO_SPACE}. ${waysToNameSpace(settings)}.`];
}

/** What is checked as new is about to be created, unless this is a preview. */
function noteCreate({ run, settings }: Context, { declarer, values }: CheckRequest): void {
  const { flowName, custSpaceId, adopt } = values;
  const key = declarerKey(declarer);
  run.keptIds.delete(key);
  run.pendingCreates.set(key, {
    flowName: typeof flowName === "string" ? flowName : undefined,
    custSpaceId: typeof custSpaceId === "string" ? custSpaceId : settings.custSpaceId,
    adopt: typeof adopt === "string" || adopt === true ? adopt : undefined,
  });
}

/** A flow that was adopted keeps its endpoint, also when `adopt` and with it the reason to leave the endpoint out is gone. */
const wasLikeThis = (old: CheckRequest["old"]) =>
  old?.flow?.data_api_version !== undefined && old.endpointUri === undefined && old.publish !== false;

function allowedIn({ allow }: Record<string, unknown>): ReadonlySet<string> {
  return new Set(Array.isArray(allow) ? allow.map(String) : []);
}
