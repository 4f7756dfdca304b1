import { z } from "zod";
import { assets, camsClient, httpTransport, readSettings } from "../../../provider/cams";
import { dynamicResource } from "../../../provider/dynamic";
import { providerProcess } from "../../../provider/engine";
import type { ResourceDefinition } from "../../../provider/resources";
import { PartialSuccess } from "../../../provider/resources/context";
import { inputDescriptions, outputDescriptions } from "../../../provider/resources/descriptions";
import { flowNames } from "../../../provider/resources/names";
import { checkShapes } from "../../../provider/resources/shapes";
import { encodeKeyed, type JsonValue } from "../../../sdk/flow";

/** A resource is served by its definition alone: what is the engine's business is no work of its own. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
type Properties = Record<string, unknown>;

const inputs = {
  title: z.string().register(inputDescriptions, { description: "The title.", change: "update" }),
  body: z
    .custom<JsonValue>((value) => value !== undefined)
    .register(inputDescriptions, {
      description: "The document.",
      change: "update",
      keyed: true,
      secrecy: "by value",
    }),
};
const outputs = {
  noteId: z.string().register(outputDescriptions, { description: "The id." }),
  echo: z.unknown().optional().register(outputDescriptions, { description: "The answer.", secrecy: "by value" }),
  region: z.string(),
};
const schema = z.object(inputs);
const state = z.object(outputs);
type Inputs = z.output<typeof schema>;
type State = z.output<typeof state>;

/** What the remote side holds, and what it does next. */
interface Remote {
  held: Inputs | undefined;
  failure: Error | undefined;
}

/** Notes on a remote side that is a variable. */
function noteOn(remote: Remote): ResourceDefinition<Inputs, State> {
  const put = (wanted: Inputs, region: string): State => {
    remote.held = wanted;
    const now = { noteId: "n1", echo: wanted.body, region };
    if (remote.failure !== undefined) throw new PartialSuccess(remote.failure.message, "n1", now, remote.failure);
    return now;
  };
  return {
    type: "Note",
    description: "A note.",
    inputs,
    outputs,
    id: "noteId",
    parseInputs: (values) => schema.parse(values),
    recordedInputs: (values) => values,
    readState: (stored) => state.parse(stored),
    check: ({ log }, { values, isUnknown }) => {
      log.info(`checks ${JSON.stringify(values)}`);
      return checkShapes("Note", inputs, values, isUnknown);
    },
    diff: (_, { recorded, wanted, unknown, isKnown }) => ({
      changes: JSON.stringify(recorded.inputs) === JSON.stringify(wanted) ? "none" : "inputs",
      replaces: isKnown ? [] : unknown.map((name) => `${name} is open`),
    }),
    create: async ({ settings }, wanted) => put(wanted, settings.region),
    update: async (_, { state: { region } }, wanted) => put(wanted, region),
  };
}

let remote: Remote;
let notes: string[];
beforeEach(() => {
  [remote, notes] = [{ held: undefined, failure: undefined }, []];
});

function provider(more: Partial<ResourceDefinition<Inputs, State>> = {}) {
  const shared = providerProcess((run, read, region) => {
    const settings = readSettings(region === undefined ? {} : { CAMS_REGION: region }, read);
    const transport = httpTransport();
    const client = camsClient({
      endpoint: settings.endpoint,
      transport,
      credentials: () => Promise.reject(new Error()),
    });
    return {
      settings,
      client,
      assets: assets({ client, transport }),
      log: { warn: () => undefined, info: (note) => void notes.push(note), progress: () => undefined },
      names: flowNames(client),
      run,
      randomHex: () => "",
      now: () => 0,
      triggersGuard: () => "enabled",
      onDestroy: undefined,
      sleep: async () => undefined,
      readText: () => undefined,
    };
  });
  return dynamicResource({ ...noteOn(remote), ...more }, shared);
}

const given = (args: Properties = {}, secrets: (string | number)[][] = []): Properties => ({
  title: "T",
  body: encodeKeyed([{ id: "a", text: "hello" }]),
  ...args,
  __origin: { name: "note", parents: "", project: "p", stack: "dev", secrets },
  __provider: "text of the stub",
});

test("a lifecycle gets documents as they were written, and the state keeps them keyed, with the id of the definition", async () => {
  const { id, outs } = await provider().create(given());
  expect(remote.held).toEqual({ title: "T", body: [{ id: "a", text: "hello" }] });
  expect(id).toBe("n1");
  expect(outs).toMatchObject({ ...given(), noteId: "n1", __declared: ["body", "title"] });
});

test("an output that does not exist is recorded as null, because a missing one is unknown in every preview", async () => {
  const silent = provider({ create: async ({ settings: { region } }) => ({ noteId: "n1", region }) });
  expect((await silent.create(given())).outs).toMatchObject({ noteId: "n1", echo: null });
});

test("the names of the declarer that are empty are not recorded, and a record with or without them means the same", async () => {
  const short = { name: "note", project: "p", stack: "dev" };
  const { inputs } = await provider().check({}, given());
  expect(inputs).toEqual({ ...given(), __origin: short });
  const { outs = {} } = await provider().create({ ...given(), __origin: short });
  for (const __origin of [short, given().__origin]) {
    expect(await provider().diff("n1", { ...outs, __origin }, given())).toEqual({ changes: false });
    expect((await provider().check({ ...given(), __origin }, given())).inputs).toEqual({ ...given(), __origin: short });
  }
  const child = { ...short, parents: "app:Team" };
  const secret = { ...child, secrets: [["title"]] };
  expect((await provider().check({}, { ...given(), __origin: secret })).inputs).toMatchObject({ __origin: secret });
});

test("an input that is not known yet counts as the recorded one, and inside a document nothing is left out", async () => {
  const { outs = {} } = await provider().create(given());
  expect(await provider().diff("n1", outs, given())).toEqual({ changes: false });
  expect(await provider().diff("n1", outs, given({ title: UNKNOWN }))).toEqual({ replaces: ["title is open"] });
  expect(await provider().diff("n1", outs, given({ body: encodeKeyed([{ id: UNKNOWN }]) }))).toEqual({ replaces: [] });
  expect((await provider().check({}, given({ title: UNKNOWN }))).failures).toEqual([]);
});

test("messages name the resource and show no secret, and what may repeat one is marked value by value", async () => {
  const news = given({}, [["body", 0, "text"]]);
  await provider().check({}, news);
  expect(notes).toEqual(['Note "note": checks {"title":"T","body":[{"id":"a","text":"(secret)"}]}']);
  const { outs = {} } = await provider().create(news);
  expect(outs.echo).toEqual([{ id: "a", text: { ...SECRET, value: "hello" } }]);
  expect(JSON.stringify(outs.body)).toContain(JSON.stringify({ ...SECRET, value: "hello" }));
});

test("a partial success keeps what was made, with the inputs that the remote side holds", async () => {
  const { outs = {} } = await provider().create(given());
  remote.failure = new Error("the line broke");
  const kept = async (run: Promise<unknown>) =>
    (
      await run.then(
        () => undefined,
        (error) => error,
      )
    ).properties;
  const news = given({ title: "New" });
  expect(await kept(provider().create(news))).toMatchObject({ title: "New", __provider: "text of the stub" });
  expect(await kept(provider().update("n1", outs, news))).toMatchObject({ title: "New", noteId: "n1" });
  const isApplied = () => false;
  expect(await kept(provider({ isApplied }).update("n1", outs, news))).toMatchObject({ title: "T", noteId: "n1" });
});

test("what is read is compared document by document, and a secret that moved stays one", async () => {
  const { outs = {} } = await provider().create(given({}, [["body", 0, "text"]]));
  const unchanged = provider({ read: async (_, recorded) => recorded });
  expect(await unchanged.read("n1", outs)).toMatchObject({ id: "n1", props: { __origin: outs.__origin } });
  const body = [
    { id: "b", text: "-" },
    { id: "a", text: "hello" },
  ];
  const { inputs: found } = await provider({
    read: async (_, recorded) => ({ ...recorded, inputs: { ...recorded.inputs, body } }),
  }).read("n1", outs);
  expect(found).toMatchObject({ title: "T", __origin: { secrets: [["body", 1, "text"]] } });
  expect(JSON.stringify(found?.body)).toContain(JSON.stringify({ ...SECRET, value: "hello" }));
  expect(await provider({ read: async () => undefined }).read("n1", outs)).toEqual({ id: "", props: {} });
});

test("without read and delete, what is recorded stays and then is forgotten", async () => {
  const { outs = {} } = await provider().create(given());
  const { id, props } = await provider().read("n1", outs);
  const { __provider, ...recorded } = outs;
  expect({ id, props }).toEqual({ id: "n1", props: recorded });
  await provider().delete("n1", outs);
});
