import { twoScreens } from "../../engine/flows";
import { declaring, expectAgreement, type LaggingWorld, openLaggingWorld } from "./laggingWorld";

/** What a run says of what it does, and what it records of the settings. */
let world: LaggingWorld;
beforeEach(async () => {
  world = await openLaggingWorld();
});
afterEach(() => world.close());

const flow = () => {
  const [only] = world.emulator.flows();
  return { id: only?.flowId ?? "", text: `flow ${only?.flowId} ("${only?.flowName}")` };
};

/** Runs a command and returns the calls that it made. */
async function callsDuring(command: () => Promise<void>): Promise<string[]> {
  const before = world.emulator.calls.length;
  await command();
  return world.emulator.calls.slice(before).map(({ operation }) => operation);
}

test("an edit of a published flow says that it is published again", async () => {
  await world.stack.up(declaring());
  await world.stack.up(declaring({}, twoScreens("New")));
  expect(world.said.notes.join("\n")).toContain(
    `${flow().text} is published: it is edited in place and published again, and new messages open the new version`,
  );
});

test("an edit that takes a published flow off the air says so", async () => {
  await world.stack.up(declaring());
  await world.stack.up(declaring({ publish: false }, twoScreens("New")));
  expect(world.said.warnings.join("\n")).toContain(
    `${flow().text} is published, and publish is false: the edit makes it a draft, which no new message can open`,
  );
  expectAgreement(world, "edit");
});

test("a flow that a refresh found to be a draft again is said to be published again", async () => {
  await world.stack.up(declaring());
  world.emulator.edit(flow().id, { status: "DRAFT" });
  await world.stack.refresh();
  await world.stack.up(declaring());
  expect(world.said.notes.join("\n")).toContain(`${flow().text} is a draft again: it will be published again`);
});

test("a replacement that only an edit in the console caused says so", async () => {
  await world.stack.up(declaring({ onPublishedChange: "replace" }));
  const { id, text } = flow();
  world.emulator.edit(id, { categories: ["SURVEY"] });
  await world.stack.refresh();
  await world.stack.up(declaring({ onPublishedChange: "replace" }));
  expect(world.emulator.flows().map(({ status }) => status)).toEqual(["DEPRECATED", "PUBLISHED"]);
  expect(world.said.warnings.join("\n")).toContain("was changed outside of Pulumi (categories)");
  expect(text).toContain(id);
});

test.each([
  ["onPublishedChange", { onPublishedChange: "replace" }],
  ["allow", { allow: ["UNUSED_DATA"] }],
  ["contract", { contract: "off" }],
  ["onDestroy", { onDestroy: "retain" }],
  ["publish", { publish: true }],
])(
  "%s that is given or removed is recorded without a call, so that a refresh does not bring it back",
  async (name, args) => {
    const { stack } = world;
    await stack.up(declaring());
    expect(await callsDuring(() => stack.up(declaring(args)))).toEqual([]);
    expect(stack.current()?.outputs).toMatchObject(args);
    expect(await callsDuring(() => stack.up(declaring()))).toEqual([]);
    expect(stack.current()?.outputs).toMatchObject({ status: "PUBLISHED" });
    await stack.refresh();
    expect(stack.current()?.inputs).not.toHaveProperty(name);
    expect(await callsDuring(() => stack.up(declaring()))).toEqual([]);
  },
);
