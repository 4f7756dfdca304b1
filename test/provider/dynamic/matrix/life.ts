import type { JsonObject } from "../../../../sdk/flow";
import { twoScreens } from "../../../engine/flows";
import type { Args, Ending, World } from "./world";

/** The steps of a life, in this order. */
const STEPS = [
  "create",
  "refresh",
  "edit",
  "rename",
  "set an endpoint",
  "remove the endpoint",
  "edit without publishing",
  "publish again",
  "edit in the console",
  "repair",
  "publish a draft of the console",
  "replace",
  "use the name of a retired flow",
  "adopt",
  "promote",
  "promote other content",
  "create a draft that was published",
  "destroy a draft that was published",
  "delete in the console",
  "create anew",
  "destroy",
] as const;

export type StepName = (typeof STEPS)[number];

/** What came of each step. */
export type Endings = Map<StepName, Ending>;

/** What is declared beside the document in all steps, such as the endpoint of a flow that needs one. */
export interface LifeOptions {
  args?: Record<string, unknown>;
  change?: (flow: JsonObject) => JsonObject;
}

const ENDPOINT = "https://flows.example.com/endpoint";
/** Longer than any read lags behind. */
const MINUTES = 120_000;
const PROD_SPACE = "cams-prod";

/**
 * Leads a flow through one complete life. After each step CAMS holds what was declared, or, where the step was stopped, what
 * the step before declared. The world compares what the states say with what CAMS holds after each run of a command.
 */
export async function live(world: World, { args = {}, change = (flow) => flow }: LifeOptions = {}): Promise<Endings> {
  const endings: Endings = new Map();
  const dev = world.stack("dev");
  const flow = (label: string) => change(twoScreens(label));
  let declared: Args = { ...args, flow: flow("first") };
  const only = (space = world.emulator.custSpaceId) => world.live().find(({ custSpaceId }) => custSpaceId === space);

  const note = (step: StepName, ending: Ending) => {
    endings.set(step, ending);
    return ending === "done";
  };
  /** Declares something and holds CAMS to it; a step that is stopped is taken back. */
  async function up(step: StepName, next: Args): Promise<boolean> {
    const isDone = note(step, await dev.up(step, next));
    if (isDone) declared = next;
    else if (dev.resource.current() !== undefined) await dev.up(`${step}, taken back`, declared);
    if (isDone) requireDeclared(step, next);
    return isDone;
  }
  function requireDeclared(
    step: StepName,
    { flow: json, publish = true, flowName, categories = ["OTHER"] }: Args,
  ): void {
    expect({ step, flow: only() }).toMatchObject({
      step,
      flow: { json, categories, ...(publish ? { status: "PUBLISHED" } : {}), ...(flowName ? { flowName } : {}) },
    });
  }

  if (!(await up("create", declared))) {
    await dev.destroy("destroy what was created");
    return endings;
  }
  const { flowId } = only() ?? {};
  note("refresh", await dev.refresh("refresh"));
  await up("refresh", declared);
  await up("edit", { ...declared, flow: flow("second") });
  await up("rename", { ...declared, flowName: "Membership", categories: ["SURVEY", "OTHER"] });
  if (args.endpointUri === undefined) {
    await up("set an endpoint", { ...declared, endpointUri: ENDPOINT });
    const { endpointUri: _, ...without } = declared;
    if (declared.endpointUri !== undefined) await up("remove the endpoint", without);
  }
  await up("edit without publishing", { ...declared, publish: false, flow: flow("draft") });
  const { publish: _, ...published } = declared;
  await up("publish again", published);
  expect(only()?.flowId).toBe(flowId);

  const edited = only();
  if (edited !== undefined) {
    world.wait(MINUTES);
    world.emulator.edit(edited.flowId, { json: flow("console"), categories: ["SIGN_UP"] });
    world.wait(MINUTES);
    note("edit in the console", await dev.refresh("edit in the console"));
    await up("repair", declared);
    world.wait(MINUTES);
    world.emulator.edit(edited.flowId, { status: "DRAFT" });
    world.wait(MINUTES);
    await dev.refresh("a draft of the console");
    await up("publish a draft of the console", declared);
  }

  const { flowName: taken, ...unnamed } = declared;
  await up("replace", { ...unnamed, onPublishedChange: "replace", flow: flow("third") });
  if (typeof taken === "string") {
    const second = world.stack("second");
    note(
      "use the name of a retired flow",
      await second.up("use the name of a retired flow", { ...declared, flowName: taken }),
    );
    await second.destroy("give it back");
  }
  await adopt();
  await promote();
  await retireDraft();
  await deleteInConsole();
  note("destroy", await dev.destroy("destroy"));
  if (endings.get("destroy") === "done") expect(dev.resource.all()).toEqual([]);
  return endings;

  /** Another stack adopts the flow as it is, and leaves it when it goes. */
  async function adopt(): Promise<void> {
    const other = world.stack("other");
    const before = world.emulator.flows();
    const { onPublishedChange: _, ...same } = declared;
    const isDone = note("adopt", await other.up("adopt", { ...same, adopt: only()?.flowId }));
    expect(world.emulator.flows()).toEqual(before);
    await other.destroy("leave what was adopted");
    if (isDone) expect(world.emulator.flows()).toEqual(before);
  }

  /** Another space takes the content that this one has published, and no other. */
  async function promote(): Promise<void> {
    const prod = world.stack("prod");
    const { onPublishedChange: _, ...same } = declared;
    const expectDigest = dev.resource.current()?.outputs.publishedDigest;
    const inProd = { ...same, custSpaceId: PROD_SPACE, expectDigest };
    const isDone = note("promote", await prod.up("promote", inProd));
    if (isDone) expect(only(PROD_SPACE)).toMatchObject({ status: "PUBLISHED", json: declared.flow });
    const before = world.emulator.flows();
    note("promote other content", await prod.up("promote other content", { ...inProd, flow: flow("never published") }));
    expect(world.emulator.flows()).toEqual(before);
    await prod.destroy("leave prod");
    expect(only(PROD_SPACE)).toBeUndefined();
  }

  async function retireDraft(): Promise<void> {
    const drafts = world.stack("drafts");
    const draft = { ...args, flow: flow("draft"), publish: false };
    await drafts.up("create a draft that was published", { ...args, flow: flow("first") });
    note("create a draft that was published", await drafts.up("create a draft that was published", draft));
    const isDone = note(
      "destroy a draft that was published",
      await drafts.destroy("destroy a draft that was published"),
    );
    if (!isDone) abandon(drafts);
  }

  async function deleteInConsole(): Promise<void> {
    const gone = world.stack("gone");
    const args0 = { ...args, flow: flow("gone") };
    await gone.up("create what will be deleted", args0);
    const id = gone.resource.current()?.id ?? "";
    world.wait(MINUTES);
    world.emulator.remove(id);
    world.wait(MINUTES);
    const isSeen = note("delete in the console", await gone.refresh("delete in the console"));
    if (isSeen) {
      expect(gone.resource.all()).toEqual([]);
      note("create anew", await gone.up("create anew", args0));
      await gone.destroy("leave it");
    }
    abandon(gone);
  }

  /** What a person does who gives a stack up: the flows are left in CAMS, on purpose. */
  function abandon(stack: ReturnType<World["stack"]>): void {
    for (const { id } of stack.resource.all()) world.emulator.remove(id);
    stack.forget();
  }
}
