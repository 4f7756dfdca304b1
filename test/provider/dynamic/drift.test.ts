import { decodeKeyed, diffFlows, type JsonObject } from "../../../sdk/flow";
import { declaring, liveFlows, openLaggingWorld } from "./laggingWorld";

const idOf = (index: number) => `SCREEN_${"ABCDEFGHIJKL"[index]}`;
const DONE: JsonObject = { type: "Footer", label: "Done", "on-click-action": { name: "complete", payload: {} } };
const goOn = (to: number): JsonObject => ({
  type: "Footer",
  label: "Go on",
  "on-click-action": { name: "navigate", next: { type: "screen", name: idOf(to) }, payload: {} },
});

const flow = (titles: string[]): JsonObject => ({
  version: "7.3",
  screens: titles.map(
    (title, index): JsonObject => ({
      id: idOf(index),
      title,
      ...(index === titles.length - 1 ? { terminal: true } : {}),
      layout: {
        type: "SingleColumnLayout",
        children: [index === titles.length - 1 ? DONE : goOn(index + 1)],
      },
    }),
  ),
});

const titles = Array.from({ length: 12 }, (_, index) => `Step ${index + 1}`);

test("a title that somebody edits in the console is one change, whatever CAMS adds to each screen", async () => {
  const world = await openLaggingWorld({ readBack: "adds-defaults" });
  const { stack, emulator, clock } = world;
  await stack.up(declaring({}, flow(titles)));
  clock.advance(60_000);
  await stack.refresh();
  const documentOf = () => decodeKeyed(stack.current()?.inputs.flow) as JsonObject;
  expect(diffFlows(documentOf(), flow(titles))).toEqual([]);

  const edited = flow(titles.with(6, "Edited in the console"));
  const [held] = liveFlows(world);
  emulator.edit(held?.flowId ?? "", { json: edited });
  await stack.refresh();
  expect(diffFlows(documentOf(), flow(titles))).toHaveLength(1);
  expect(stack.current()?.outputs.drifted).toEqual(["flow"]);

  await stack.up(declaring({}, flow(titles)));
  expect(liveFlows(world)).toMatchObject([{ json: flow(titles), status: "PUBLISHED" }]);
  const calls = emulator.calls.length;
  await stack.up(declaring({}, flow(titles)));
  expect(emulator.calls).toHaveLength(calls);
  await world.close();
});
