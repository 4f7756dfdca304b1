import { appendFile, mkdir, rm } from "node:fs/promises";
import * as path from "node:path";
import { z } from "zod";
import { parsedJson } from "../../parsedJson";
import { reasonOf } from "../files";
import { CommandError } from "../outcome";
import { textOf } from "./files";

/** Stands in the folder while an export has not come to its end. */
const JOURNAL = ".pulumi-cams-export.jsonl";

/** For so long it counts as one export; what was read earlier may have changed in CAMS since. */
const LONGEST_MS = 3_600_000;

const entry = z.object({
  /** Endpoint and space that the flow was read from. */
  source: z.string(),
  /** When it was read, in milliseconds since 1970. */
  at: z.number(),
  flowId: z.string(),
  flowName: z.string(),
  status: z.string(),
  /** Digest of the document that was written. */
  digest: z.string(),
});

/** A flow whose document an export has written. */
export type Done = Omit<z.output<typeof entry>, "source" | "at">;

/** What an export has done so far, kept so that it can go on after it was interrupted. */
export interface Journal {
  /** What an interrupted export from the same source has done, by flow id. */
  done: ReadonlyMap<string, Done>;
  add(done: Done): Promise<void>;
  /** The export came to its end: the next one reads everything again. */
  close(): Promise<void>;
}

/**
 * Opens the journal of a folder.
 *
 * @param source names endpoint and space; what was done from others does not count
 * @param now milliseconds since 1970
 */
export async function openJournal(folder: string, source: string, now = Date.now): Promise<Journal> {
  const file = path.join(folder, JOURNAL);
  const attempt = <T>(work: Promise<T>) =>
    work.catch((error: unknown) => {
      throw new CommandError(`${file}: cannot be written: ${reasonOf(error)}`);
    });
  const text = (await textOf(file)) ?? "";
  const done = text.split("\n").flatMap((line) => {
    const parsed = entry.safeParse(parsedJson(line));
    const counts = parsed.success && parsed.data.source === source && now() - parsed.data.at < LONGEST_MS;
    if (!counts) return [];
    const { source: _, at: __, ...flow } = parsed.data;
    return [[flow.flowId, flow] as const];
  });
  return {
    done: new Map(done),
    async add(flow) {
      await attempt(mkdir(folder, { recursive: true }));
      // A line that a kill cut off ends here, and is not read.
      await attempt(appendFile(file, `\n${JSON.stringify({ source, at: now(), ...flow })}`));
    },
    close: () => attempt(rm(file, { force: true })),
  };
}
