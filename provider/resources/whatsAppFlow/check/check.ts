import { isPlainObject, type JsonObject } from "../../../../sdk/flow";
import type { Context, Failure } from "../../context";
import { type Declarer, declarerKey } from "../../names";
import type { Secrets } from "../../secrets";
import { checkInputs, type WhatsAppFlowInputs } from "../inputs";
import { type Adoption, lookAtAdoption } from "./adoption";
import { checkChange } from "./change";
import { checkPin } from "./pin";
import { checkDocument } from "./validity";

/** A declaration to look at. */
export interface CheckRequest {
  declarer: Declarer;
  /** The inputs as declared, with the flow as a document. */
  values: Record<string, unknown>;
  isUnknown: (value: unknown) => boolean;
  /** The inputs that were last applied or refreshed; undefined for a resource that is about to be created. */
  old: Partial<WhatsAppFlowInputs> | undefined;
  /** The file that the flow was read from, relative to the program. */
  file: string | undefined;
  secrets: Secrets;
}

/** What one part of the check found. */
export interface Findings {
  /** What stops the run, unless its code is allowed. */
  failures: Failure[];
  warnings: string[];
  notes: string[];
}

/** Codes of our own that a program may allow; without the other inputs there is nothing to go on with. */
const ALLOWABLE = ["UNKNOWN_CATEGORY", "ENDPOINT_REQUIRED"];

/**
 * Finds all that is wrong with a declaration at once, warns of what may hurt, and says in words what a change means.
 * Writes nothing; CAMS is asked only about a flow that is newly adopted.
 *
 * @returns what stops the run
 */
export async function check(context: Context, request: CheckRequest): Promise<Failure[]> {
  const { values, old, isUnknown } = request;
  if (old === undefined) announce(context, request);
  const shape = checkInputs(values, isUnknown).filter(({ code }) => code !== "ENDPOINT_REQUIRED" || !wasLikeThis(old));
  const allowed = allowedIn(values);
  const stops = shape.filter(({ code }) => !ALLOWABLE.includes(code) || !allowed.has(code));
  const tolerated = shape.filter((each) => !stops.includes(each)).map(({ reason }) => reason);
  const parts: Findings[] = [{ failures: stops, warnings: tolerated, notes: [] }];
  if (isPlainObject(values.flow)) {
    const flow = values.flow as JsonObject;
    const adoption: Adoption =
      stops.length === 0 && old === undefined ? await lookAtAdoption(context, request, flow) : { kind: "none" };
    if (adoption.kind !== "none") parts.push(adoption.findings);
    const live = adoption.kind === "seen" ? adoption.document : undefined;
    const base = old?.flow ?? live;
    // Nothing was looked up, so whether the document is already live is open: its mistakes cannot be held against it.
    const isLenient = adoption.kind === "unseen";
    parts.push(
      checkDocument(context, request, flow, { base, isLive: live !== undefined, isLenient, allowed }),
      checkChange(request, flow, base, allowed),
      checkPin(request, flow),
    );
  }
  for (const note of parts.flatMap(({ notes }) => notes)) context.log.info(note);
  for (const warning of parts.flatMap(({ warnings }) => warnings)) context.log.warn(warning);
  return parts.flatMap(({ failures }) => failures);
}

/** What is checked as new is about to be made, unless this is a preview. */
function announce({ run, settings }: Context, { declarer, values }: CheckRequest): void {
  const { flowName, custSpaceId, adopt } = values;
  const key = declarerKey(declarer);
  run.current.delete(key);
  run.announced.set(key, {
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
