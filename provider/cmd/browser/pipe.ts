import { spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { z } from "zod";

/** A browser that takes commands of the Chrome DevTools Protocol. */
export interface Pipe {
  /** Sends a command and gives its result; `session` is the page that it is for. */
  send<Result>(method: string, params: object, result: z.ZodType<Result>, session?: string): Promise<Result>;
  /** The next event of a name. */
  next(event: string): Promise<void>;
  close(): Promise<void>;
}

const MESSAGE = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** A browser that has not finished after so many milliseconds never will. */
const LIMIT = 120_000;

/**
 * Starts a browser without a window, which listens on a pipe and on no port.
 *
 * @param profile an empty folder for what the browser keeps
 */
export function startBrowser(program: string, profile: string): Pipe {
  const child = spawn(
    program,
    [
      "--headless",
      "--remote-debugging-pipe",
      `--user-data-dir=${profile}`,
      "--no-first-run",
      "--disable-gpu",
      "--hide-scrollbars",
      // Chromium refuses its sandbox to root; the page is our own and loads nothing.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"], timeout: LIMIT },
  );
  const [toBrowser, fromBrowser] = [child.stdio[3] as Writable, child.stdio[4] as Readable];
  const answers = new Map<number, Waiting>();
  const events = new Map<string, Waiting[]>();
  let ids = 0;
  let rest = "";

  fromBrowser.setEncoding("utf8").on("data", (chunk: string) => {
    const texts = `${rest}${chunk}`.split("\0");
    rest = texts.pop() ?? "";
    try {
      for (const text of texts) receive(MESSAGE.parse(JSON.parse(text)));
    } catch {
      // Whatever this program is, it does not speak the protocol.
      child.kill();
    }
  });
  const ended = new Promise<void>((resolve) => {
    for (const event of ["error", "close"]) {
      child.once(event, () => {
        fail();
        resolve();
      });
    }
  });
  toBrowser.on("error", () => fail());

  function receive({ id, method, result, error }: z.infer<typeof MESSAGE>): void {
    if (id !== undefined) {
      const waiting = answers.get(id);
      answers.delete(id);
      if (error === undefined) waiting?.resolve(result);
      else waiting?.reject(new Error(`the browser refused to take the picture: ${error.message}`));
    } else if (method !== undefined) {
      for (const waiting of events.get(method) ?? []) waiting.resolve(undefined);
      events.delete(method);
    }
  }

  function fail(): void {
    const error = new Error("the browser ended before the pictures were taken; try another one with CHROME_PATH");
    for (const waiting of [...answers.values(), ...[...events.values()].flat()]) waiting.reject(error);
    answers.clear();
    events.clear();
  }

  return {
    async send(method, params, result, session) {
      ids += 1;
      const id = ids;
      const answer = new Promise<unknown>((resolve, reject) => answers.set(id, { resolve, reject }));
      toBrowser.write(`${JSON.stringify({ id, method, params, sessionId: session })}\0`);
      return result.parse(await answer);
    },
    next(event) {
      return new Promise<void>((resolve, reject) => {
        events.set(event, [...(events.get(event) ?? []), { resolve: () => resolve(), reject }]);
      });
    },
    async close() {
      child.kill();
      await ended;
    },
  };
}
