import { readFileSync } from "node:fs";
import {
  type Report,
  readReport,
  reportSchema,
  type Seen,
  type SeenDelay,
  type SeenRefusal,
  wordsOf,
} from "../observations";
import type { Behaviour } from "./options";
import { THROTTLE_FORMS, throttled } from "./refusal";
import { WORDINGS, type Wording, type WordingCode, wordingOf } from "./wording";

/** The path of a `cams-observations.json`, or its content as `JSON.parse` returns it; it is checked when it is used. */
export type Observed = string | Readonly<Record<string, unknown>>;

/**
 * The options under which the emulator behaves as CAMS was seen to. What was not asked, or cannot be played, keeps its default.
 *
 * @throws an error that names the file and what is wrong with it
 */
export function observedOptions(observed: Observed): Partial<Behaviour> {
  const { seen } = typeof observed === "string" ? read(observed) : reportSchema.parse(observed);
  const options: { [Name in keyof Behaviour]?: Behaviour[Name] | undefined } = {
    publishedEdits: seen.publishedEdits === "documents-stay-published" ? undefined : seen.publishedEdits,
    publishedTwice: seen.publishedTwice,
    unknownFlow: formOf("Emulator.FlowNotFound", seen.unknownFlow),
    wrongStatus: formOf("Emulator.WrongFlowStatus", seen.wrongStatus),
    nameTaken: formOf("Emulator.FlowNameExists", seen.nameTaken),
    publishFailed: formOf("Emulator.PublishFailed", seen.publishFailed),
    onceDraftDelete: seen.onceDraftDelete,
    deprecatedNames: seen.deprecatedNames,
    readBack: seen.readBack === "differs" ? undefined : seen.readBack,
    noDocument: seen.noDocument,
    documentDelayMs: lagOf(seen.documentDelayMs),
    presignedLinks: seen.presignedLinks,
    omittedEndpoint: seen.omittedEndpoint,
    omittedSpace: seen.omittedSpace === "another" ? "own" : seen.omittedSpace,
    listMatch: seen.listMatch,
    listedDeprecated: seen.listedDeprecated,
    listOrder: seen.listOrder === "other" ? undefined : seen.listOrder,
    maxPageSize: seen.maxPageSize?.accepted,
    pageCap: seen.pageCap !== undefined && "cap" in seen.pageCap ? seen.pageCap.cap : undefined,
    pageNumber: seen.pageNumber,
    pageBeyondEnd: seen.pageBeyondEnd,
    businessErrors: seen.businessErrors,
    throttleForm: throttleFormOf(seen),
    limits: seen.limits === undefined ? undefined : seen.limits.refused > 0 ? "on" : "off",
    publicKey: seen.publicKey,
    absentPhoneKey: seen.absentPhoneKey,
    versionReply: seen.versionReply === "other" ? undefined : seen.versionReply,
    getFlowLagMs: lagOf(seen.getFlowLagMs),
    listFlowLagMs: lagOf(seen.listFlowLagMs),
    readBackLagMs: lagOf(seen.readBackLagMs),
  };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function read(file: string): Report {
  try {
    return readReport(readFileSync(file, "utf8"));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(`${file}: ${code === "ENOENT" ? "no such file" : message}`);
  }
}

/** The longest delay that fits what was seen; where the end was never seen, the longest lag that the emulator plays. */
const lagOf = (delay: SeenDelay | undefined): number | undefined => delay && (delay.atMostMs ?? delay.atLeastMs);

/** The form of a refusal that fits what was seen, or the very code, status and words. */
function formOf<Code extends WordingCode>(own: Code, seen: SeenRefusal | "accepted" | undefined) {
  if (seen === undefined || seen === "accepted") return undefined;
  const forms = Object.keys(WORDINGS[own]) as (keyof (typeof WORDINGS)[Code] & string)[];
  const fits = (form: (typeof forms)[number]) => {
    const { code, status, message } = wordingOf(own, form);
    return code === seen.code && wordsOf(message) === seen.words && (seen.status === status || seen.status === 200);
  };
  const { code, status, words } = seen;
  return (
    forms.find(fits) ?? ({ code, status: status === 200 ? 400 : status, message: phrases[words] } satisfies Wording)
  );
}

const phrases: Record<SeenRefusal["words"], string> = {
  139001: "Meta answered (#139001)",
  139002: "Meta answered (#139002)",
  139003: "Meta answered (#139003)",
  139004: "Meta answered (#139004)",
  "does not exist": "The flow does not exist",
  "is not unique": "Flow name is not unique",
  "nothing known": "The operation failed.",
};

function throttleFormOf({ throttleForm: seen }: Seen): Behaviour["throttleForm"] | undefined {
  if (seen === undefined) return undefined;
  return THROTTLE_FORMS.find((form) => {
    const { code, status, headers } = throttled(form);
    const isPlain = form === "plain-429";
    const hasPause = headers["x-acs-retry-after"] !== undefined;
    return (isPlain ? "HTTP429" : code) === seen.code && status === seen.status && hasPause === seen.retryAfter;
  });
}
