import { type Emulator, type EmulatorOptions, startEmulator } from "../../provider/emulator";
import { readBackOf } from "../../provider/emulator/readBack";
import { digest } from "../../sdk/flow";
import { twoScreens } from "./flows";
import { type Run, removeTestStacks, succeeded, testStack } from "./testStack";

/**
 * A part of the assumption matrix on the real engine: after every command the state says what CAMS holds. The whole matrix is
 * in test/provider/dynamic/matrix.
 */
let emulator: Emulator;
afterEach(() => emulator.close());
afterAll(removeTestStacks);

const rows: EmulatorOptions[] = [
  // CAMS fetches a document only after it has answered, a second PublishFlow succeeds, and refusals come with HTTP 200.
  { documentDelayMs: 1_500, publishedTwice: "accepted", businessErrors: 200, readBack: "adds-defaults" },
  // Reads lag behind, an unknown flow is HTTP 404, and pages are cut.
  { readAfterWriteLagMs: 800, unknownFlow: "HTTP-404", pageCap: 1, pageBeyondEnd: "last", noDocument: "default" },
];

test.each(rows.map((row) => [JSON.stringify(row), row] as const))(
  "%s: what a run reports is what CAMS holds",
  async (_, options) => {
    emulator = await startEmulator({ limits: "off", ...options });
    const stack = testStack(emulator.env);
    const live = () => emulator.flows().filter(({ status }) => status !== "DEPRECATED");

    /** Runs a command, again if it fails, and holds state and CAMS to each other after each run. */
    async function until(command: () => Promise<Run>): Promise<string> {
      for (let count = 1; ; count++) {
        const run = await command();
        const held = (await stack.state()).filter(({ outputs }) => outputs.flowId !== undefined);
        const flows = live();
        expect(held.map(({ id }) => id).sort()).toEqual(flows.map(({ flowId }) => flowId).sort());
        for (const { id, outputs } of run.code === 0 ? held : []) {
          const flow = flows.find(({ flowId }) => flowId === id);
          // A document of the console is recorded as it was read, with the defaults that CAMS adds.
          const documents = flow?.json && [flow.json, readBackOf(flow.json, options.readBack ?? "as-is")].map(digest);
          const content = documents?.find((each) => each === outputs.digest);
          const actual = { status: flow?.status, flowName: flow?.flowName, digest: content, publishedDigest: content };
          expect(outputs).toMatchObject(actual);
        }
        if (run.code === 0 || count === 3) return succeeded(run).output;
      }
    }
    const declare = (label: string, args: object = {}) =>
      stack.declare({ signup: { flow: twoScreens(label), ...args } });
    const [up, refresh] = [
      () => until(() => stack.up()),
      () => until(() => stack.pulumi("refresh", "--yes", "--skip-preview")),
    ];

    declare("first");
    await up();
    declare("second", { flowName: "Membership" });
    await up();
    expect(live()).toMatchObject([{ status: "PUBLISHED", flowName: "Membership", json: twoScreens("second") }]);
    const calls = emulator.calls.length;
    await up();
    expect(emulator.calls).toHaveLength(calls);
    emulator.edit(live()[0]?.flowId ?? "", { json: twoScreens("console") });
    await new Promise((resolve) => setTimeout(resolve, options.readAfterWriteLagMs ?? 0));
    await refresh();
    await up();
    expect(live()).toMatchObject([{ status: "PUBLISHED", json: twoScreens("second") }]);
    await until(() => stack.pulumi("destroy", "--yes", "--skip-preview"));
    expect(live()).toEqual([]);
  },
);
