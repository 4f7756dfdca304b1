import { live, type StepName } from "./life";
import { ROWS, type Row } from "./rows";
import { openWorld } from "./world";

/**
 * The assumption matrix: one complete life of a flow under every value of every option for what CAMS leaves unknown. A
 * run may end in an error with a true message, but never in a false record, a twin or an orphan.
 */
let lives = 0;
let steps = 0;
let runs = 0;

const nameOf = ({ emulator: { limitsPerSecond: _, ...options }, env, prepare }: Row) =>
  `${JSON.stringify(options)}${env === undefined ? "" : ` ${JSON.stringify(env)}`}${prepare === undefined ? "" : ", prepared"}`;

test.each(ROWS.map((row) => [nameOf(row), row] as const))("%s", async (_, row) => {
  const world = await openWorld(row);
  try {
    await row.prepare?.(world);
    const endings = await live(world, row);
    const stopped = [...endings].filter(([, ending]) => ending !== "done");
    const expected = Object.keys(row.stops).filter((step) => endings.has(step as StepName));
    expect(Object.fromEntries(stopped)).toEqual(
      Object.fromEntries(expected.map((step) => [step, expect.stringMatching(row.stops[step as StepName] ?? "")])),
    );
    lives++;
    steps += endings.size;
    runs += world.runs;
  } finally {
    await world.close();
  }
});

afterAll(() => console.log(`${ROWS.length} rows: ${lives} lives, ${steps} steps, ${runs} runs of a command`));
