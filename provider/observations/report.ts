import { z } from "zod";
import { QUESTIONS, questionIds } from "./questions";
import { type QuestionId, SEEN, type Seen, type SeenOf } from "./seen";

/** Version of the format. Keys and values are added without a new one; readers leave out what they do not know. */
const VERSION = 1;

const SCOPES = ["read-only", "draft", "publish"] as const;
/** What the run might do: reads alone, a scratch draft, or a scratch flow that was published. */
export type Scope = (typeof SCOPES)[number];

const LEVELS = ["ok", "warning", "problem", "unknown"] as const;
export type Level = (typeof LEVELS)[number];

const ACCESS = ["allowed", "denied", "unknown"] as const;
/** Whether the key may call an operation. */
export type Access = (typeof ACCESS)[number];

const word = z.string().regex(/^[A-Za-z]{1,40}$/);

/** The report of doctor: `cams-observations.json`. */
export const reportSchema = z.object({
  format: z.literal("cams-observations"),
  version: z.literal(VERSION),
  /** The release of pulumi-cams that made it. */
  product: z.string().regex(/^\d+\.\d+\.\d+[-.a-z\d]*$/),
  day: z.iso.date(),
  scope: z.enum(SCOPES),
  latencyMs: z.int().min(0).optional(),
  clockSkewSeconds: z.int().optional(),
  checks: z.array(z.object({ id: word, level: z.enum(LEVELS) })),
  actions: z.record(word, z.enum(ACCESS)),
  /** What was seen of each question that was asked. */
  seen: z.object(SEEN).partial(),
  /** The same questions with what was asked, what this product assumes, and what adapts it. */
  questions: z.array(
    z.object({
      id: word,
      asked: z.string(),
      assumed: z.string(),
      /** Whether what was seen is what is assumed. */
      agrees: z.boolean(),
      adapts: z.string(),
    }),
  ),
});
export type Report = z.output<typeof reportSchema>;

/** What a run found out, for its report. */
export type Found = Omit<Report, "format" | "version" | "questions">;

/** Makes a report. The schema takes nothing but the words of this product, so that nothing else can get into it. */
export function reportOf(found: Found): Report {
  const questions = questionIds.flatMap((id) => entryOf(id, found.seen) ?? []);
  return reportSchema.parse({ format: "cams-observations", version: VERSION, ...found, questions });
}

/** A question that was asked, beside what was seen; undefined for one that was not. */
export function entryOf<Q extends QuestionId>(id: Q, seen: Seen): Report["questions"][number] | undefined {
  const value: SeenOf<Q> | undefined = seen[id];
  if (value === undefined) return undefined;
  const { asked, assumed, agrees, adapts } = QUESTIONS[id];
  return { id, asked, assumed, agrees: agrees(value), adapts };
}

/**
 * Reads the text of a report.
 *
 * @throws Error that says what is wrong with it
 */
export function readReport(text: string): Report {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new Error("it does not contain JSON");
  }
  const { format, version } = Object(value);
  if (format !== "cams-observations") throw new Error("it is not a report of `pulumi-cams doctor`");
  if (version !== VERSION) {
    throw new Error(
      `its version is ${JSON.stringify(version)}, and this release reads version ${VERSION}; update pulumi-cams`,
    );
  }
  const read = reportSchema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(
    `${issue?.path.join(".") ?? "the report"} has a value that this release does not know; update pulumi-cams, or run doctor again`,
  );
}
