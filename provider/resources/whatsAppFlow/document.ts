import { covers, digest, type JsonObject } from "../../../sdk/flow";
import { type Operation, SettingsError } from "../../cams";
import { type Context, type Failure, failure, ResourceFailure } from "../context";
import type { Place } from "../place";
import { LONG_WAIT, WAIT, waitUntil } from "../wait";
import type { WhatsAppFlowInputs } from "./inputs";
import { readDocument } from "./observe";
import type { Desired } from "./plan";
import type { Observed, WhatsAppFlowState } from "./state";

/** Why a document that is not the one that is expected stops. */
const difference = (found: string, expected: string) => `the flow has digest ${found}, and ${expected} is expected`;
const HINT = "take the flow file that the previous stage has published, or publish this one there first";

/** Finds that the document is not the one that is expected; both are fully known. */
export function checkExpectedDigest(expected: string, flow: JsonObject): Failure[] {
  const found = digest(flow);
  if (expected === found || !expected.startsWith("sha256:")) return [];
  return [failure("EXPECTED_DIGEST_DIFFERS", `${difference(found, expected)} (${HINT})`)];
}

/** Stops before the first write when the document is not the one that is expected. */
export function requireExpectedDigest({ expectDigest, flow }: WhatsAppFlowInputs): void {
  const found = digest(flow);
  if (expectDigest === undefined || expectDigest === found) return;
  const next = `${HINT.charAt(0).toUpperCase()}${HINT.slice(1)}.`;
  throw new ResourceFailure(`${difference(found, expectDigest)}: nothing was changed. ${next}`);
}

/** Puts the document where CAMS can fetch it, and returns its URL. Nothing in CAMS is changed. */
export async function uploadDocument(
  context: Context,
  wanted: WhatsAppFlowInputs,
  { custSpaceId }: Place,
): Promise<string> {
  if (wanted.assetUrl === undefined) return context.assets.upload(wanted.flow, requireSpace(context, custSpaceId));
  if (digest(await context.assets.download(wanted.assetUrl)) === digest(wanted.flow)) return wanted.assetUrl;
  throw new ResourceFailure(
    "the document at assetUrl is not the declared flow: nothing was sent to CAMS. Put the same document there, or remove assetUrl.",
  );
}

/** Reports before any call that a document cannot be uploaded. */
export function requireUploadPossible(context: Context, wanted: WhatsAppFlowInputs, { custSpaceId }: Place): void {
  if (wanted.assetUrl === undefined) requireSpace(context, custSpaceId);
}

/** What is missing where no space is named. */
export const NO_SPACE = "custSpaceId is not set; CAMS needs it to upload a flow";

/** Where a space can be named. */
export const waysToNameSpace = ({ names, isExplicit }: Context["settings"]): string =>
  isExplicit
    ? `Set the input custSpaceId, or ${names.custSpaceId}`
    : "Set the input custSpaceId, CAMS_CUST_SPACE_ID in the environment, or `pulumi config set cams:custSpaceId cams-...`";

function requireSpace({ settings }: Context, custSpaceId: string | undefined): string {
  if (custSpaceId !== undefined) return custSpaceId;
  throw new SettingsError(
    "NO_CUST_SPACE_ID",
    NO_SPACE,
    `${waysToNameSpace(settings)} (the console shows it under Channel Management); or host the flow's JSON yourself and give its URL as assetUrl.`,
  );
}

/** What reads have to show. */
export interface Written {
  state: WhatsAppFlowState;
  desired: Desired;
  accepted: readonly Operation[];
  /** What reads showed before the writes. */
  observed: Observed | undefined;
  /** Whether an earlier run has waited already. */
  isResumed: boolean;
  /** The document, if reads have shown it already. */
  shownDocument?: JsonObject | undefined;
}

/** Tells the document that was written from others. */
export function documentTests({ state, desired, accepted, observed }: Written) {
  const former = observed?.document && digest(observed.document);
  return {
    isWritten: (document: JsonObject | undefined): document is JsonObject =>
      document !== undefined && (digest(document) === state.readBackDigest || covers(document, desired.flow)),
    // A document that properties were removed from is covered by the one before: that is waited out.
    isFormer: (document: JsonObject | undefined): boolean =>
      accepted.includes("UpdateFlowJSONAsset") &&
      document !== undefined &&
      digest(document) === former &&
      former !== desired.digest,
  };
}

/**
 * Waits until reads show the document that CAMS accepted, and returns it; undefined when they do not in time. CAMS does
 * not say whether it fetches a document before it answers, so only a document that is shown is known to be the one that is
 * published next.
 */
export async function waitForDocument(
  context: Context,
  place: Place,
  written: Written,
): Promise<JsonObject | undefined> {
  const { state, isResumed } = written;
  const { isWritten, isFormer } = documentTests(written);
  const document = await waitUntil(
    context,
    `the new Flow JSON of flow ${state.flowId}`,
    () => readDocument(context, place, state.flowId),
    (seen) => isWritten(seen) && !isFormer(seen),
    isResumed ? LONG_WAIT : WAIT,
  );
  return isWritten(document) ? document : undefined;
}
