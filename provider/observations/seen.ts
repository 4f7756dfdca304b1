import { z } from "zod";

/**
 * A code of the vendor as it may stand in a report: words and points, or a short number. Anything else might hold an id or
 * a name, and is left out.
 */
const CODE = /^(?=.{1,80}$)[A-Za-z]+(?:[._]?[A-Za-z]+)*(?:[._]?\d{1,4})?$|^\d{1,7}$/;
/** Stands for a code that may not. */
const OTHER_CODE = "other";

/** A code for a report. */
export const reportable = (code: string): string => (CODE.test(code) ? code : OTHER_CODE);

/** Meta's codes of refusals, and its words, as this product looks for them in messages. */
const WORDS = ["139001", "139002", "139003", "139004", "does not exist", "is not unique"] as const;
const NO_WORDS = "nothing known";

/** What a message says. Nothing else of it may stand in a report. */
export const wordsOf = (message: string): (typeof WORDS)[number] | typeof NO_WORDS =>
  WORDS.find((words) => message.toLowerCase().includes(words)) ?? NO_WORDS;

const code = z.string().regex(CODE);
const status = z.int().min(100).max(599);

/** What this product takes a refusal for; `refused` is every code that it does not know. */
const CATEGORIES = ["refused", "notFound", "wrongState", "nameTaken", "throttled", "publishRefused", "other"] as const;
export type ReportedCategory = (typeof CATEGORIES)[number];

/** A refusal without its message. */
const refusal = z.object({
  code,
  status,
  words: z.enum([...WORDS, NO_WORDS]),
  category: z.enum(CATEGORIES),
});
export type SeenRefusal = z.output<typeof refusal>;

/** How long it took until a read showed a write: between the last read that did not, and the first that did. */
const delay = z.object({ atLeastMs: z.int().min(0), atMostMs: z.int().min(0).optional() });
export type SeenDelay = z.output<typeof delay>;

const count = z.int().min(0);

/**
 * What can be seen of each question, and nothing else: codes, counts, times and words of this list. So a report cannot hold
 * an id, a name, a key or a URL of an account.
 */
export const SEEN = {
  publishedEdits: z.enum([
    "allowed",
    "refused",
    "stay-published",
    "renames-stay-published",
    "documents-stay-published",
  ]),
  publishedTwice: z.enum(["refused", "accepted"]),
  unknownFlow: refusal,
  wrongStatus: refusal,
  nameTaken: z.union([refusal, z.literal("accepted")]),
  publishFailed: z.union([refusal, z.literal("accepted")]),
  onceDraftDelete: z.enum(["allowed", "refused"]),
  deprecatedNames: z.enum(["kept", "free"]),
  readBack: z.enum(["as-is", "adds-defaults", "reorders", "differs"]),
  noDocument: z.enum(["no-url", "refused", "default"]),
  documentDelayMs: delay,
  presignedLinks: z.enum(["accepted", "refused"]),
  omittedEndpoint: z.enum(["clears", "keeps"]),
  omittedSpace: z.enum(["own", "another", "refused"]),
  listMatch: z.enum(["fuzzy", "exact"]),
  listedDeprecated: z.enum(["shown", "hidden"]),
  listOrder: z.enum(["oldest-first", "newest-first", "other"]),
  maxPageSize: z.object({ accepted: count, refused: count.optional() }),
  pageCap: z.union([z.object({ cap: count }), z.object({ noneUpTo: count })]),
  pageNumber: z.enum(["honoured", "ignored"]),
  pageBeyondEnd: z.enum(["empty", "last"]),
  businessErrors: z.union([z.literal(400), z.literal(200)]),
  /** `isUnderstood`: whether this product knows the refusal for one that may be tried again. */
  throttleForm: z.object({ code, status, retryAfter: z.boolean(), isUnderstood: z.boolean() }),
  limits: z.object({ calls: count, refused: count }),
  publicKey: z.enum(["not-required", "required"]),
  absentPhoneKey: z.enum(["empty", "no-data", "refused"]),
  versionReply: z.enum(["Response", "Data", "number", "other"]),
  getFlowLagMs: delay,
  listFlowLagMs: delay,
  readBackLagMs: delay,
  sameNonce: z.union([z.enum(["refused", "same flow", "second flow"]), z.literal("name refused")]),
  publishWithoutDocument: z.union([refusal, z.literal("accepted")]),
  invalidDocument: z.enum(["accepted", "accepted with errors", "refused"]),
  bytesKept: z.enum(["same", "other"]),
} as const;

/** A question about CAMS. Most are named as the option of the emulator that plays the answer. */
export type QuestionId = keyof typeof SEEN;
/** What is seen of a question. */
export type SeenOf<Q extends QuestionId> = z.output<(typeof SEEN)[Q]>;
/** What was seen, by question; a question that could not be asked is absent. */
export type Seen = { [Q in QuestionId]?: SeenOf<Q> };
