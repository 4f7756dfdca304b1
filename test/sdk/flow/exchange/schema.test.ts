import Ajv, { type ValidateFunction } from "ajv";
import { exchangeSchema, flowGraph, type JsonObject, valueAt } from "../../../../sdk/flow";
import { surfaceOf } from "../../../../sdk/flow/contract";
import { playableFlow } from "../../../../sdk/flow/render";
import { payloadOf, visit } from "../../../../sdk/flow/render/player";
import { flows, hard } from "./flows";

/** What each action of a kind sends when all screens are shown with their examples, as the rendered page plays it. */
function sentBy(document: JsonObject, kind: "replies" | "exchanges"): { screen: string; payload: JsonObject }[] {
  const flow = playableFlow(document);
  const visits = flow.screens.map((_, index) => visit(flow, index));
  return [...surfaceOf(document).screens.values()].flatMap((screen, index) =>
    screen[kind].map(({ path }) => {
      const shown = [...visits.filter((_, at) => at !== index), ...visits.slice(index, index + 1)];
      const action: unknown = valueAt(document, path);
      return { screen: screen.id, payload: payloadOf(flow, shown, Object(action)) };
    }),
  );
}

/** Examples of all screens, by id. */
const examplesOf = (document: JsonObject, id: string) =>
  Object.fromEntries(
    Object.entries(surfaceOf(document).screens.get(id)?.schemas ?? {}).map(([key, schema]) => [
      key,
      Object(schema).__example__,
    ]),
  );

function validators(document: JsonObject): (name: string) => ValidateFunction {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true });
  ajv.addSchema(exchangeSchema(document), "flow");
  return (name) => {
    const found = ajv.getSchema(`flow#/definitions/${name}`);
    if (found === undefined) throw new Error(`there is no schema ${name}`);
    return found;
  };
}

/** Expects that a value is accepted, and that it is refused without any single one of the keys. */
function expectWhole(
  validate: ValidateFunction,
  value: JsonObject,
  at: (copy: JsonObject) => JsonObject = (copy) => copy,
) {
  expect([validate(value), validate.errors]).toEqual([true, null]);
  for (const key of Object.keys(at(value))) {
    const copy = structuredClone(value);
    delete at(copy)[key];
    expect([key, validate(copy)]).toEqual([key, false]);
  }
}

describe.each([...flows, ["a hard flow", hard] as const])("the schemas of %s", (_, document) => {
  const schema = validators(document);

  test("accept the replies that its examples make, and refuse one with a missing key", () => {
    const replies = sentBy(document, "replies");
    expect(replies.length).toBeGreaterThan(0);
    // With several `complete` actions, what is missing for one may be whole for another.
    for (const { payload } of replies.length === 1 ? replies : [])
      expectWhole(schema("Reply"), { ...payload, flow_token: "t" });
    for (const { payload } of replies) expect(schema("Reply")({ ...payload, flow_token: "t" })).toBe(true);
    expect(schema("Reply")({})).toBe(false);
  });

  test("accept the payload that opens it, and refuse one with a missing key", () => {
    const [entry = ""] = flowGraph(document)
      .screens.filter((screen) => screen.entry)
      .map(({ id }) => id);
    expectWhole(schema("EntryPayload"), { screen: entry, data: examplesOf(document, entry) }, ({ data }) =>
      Object(data),
    );
    expect(schema("EntryPayload")({ screen: "ELSEWHERE", data: examplesOf(document, entry) })).toBe(false);
  });
});

test("the schemas of a flow with an endpoint accept its requests and answers, and refuse what it does not allow", () => {
  const booking = flows[1]?.[1] ?? {};
  const schema = validators(booking);
  const [exchange] = sentBy(booking, "exchanges");
  const request = {
    version: "3.0",
    action: "data_exchange",
    screen: "SERVICE",
    data: exchange?.payload ?? {},
    flow_token: "t",
  };
  expectWhole(schema("ServiceRequest"), request);
  expectWhole(schema("EndpointRequest"), request, ({ data }) => Object(data));
  expect(schema("EndpointRequest")({ version: "3.0", action: "INIT", flow_token: "t" })).toBe(true);
  expect(schema("EndpointRequest")({ ...request, screen: "SLOT" })).toBe(false);

  const answer = { screen: "SLOT", data: examplesOf(booking, "SLOT") };
  expectWhole(schema("ServiceAnswer"), answer, ({ data }) => Object(data));
  expect(schema("ServiceAnswer")({ screen: "SUMMARY", data: examplesOf(booking, "SUMMARY") })).toBe(false);
  expect(schema("InitAnswer")({ screen: "SUMMARY", data: examplesOf(booking, "SUMMARY") })).toBe(true);
  expect(schema("ServiceAnswer")({ screen: "SERVICE", data: { error_message: "Fully booked" } })).toBe(true);
  const end = { screen: "SUCCESS", data: { extension_message_response: { params: { flow_token: "t", hour: "ten" } } } };
  expectWhole(schema("ServiceAnswer"), end);
});

test("a flow without an endpoint has schemas of its reply and of what opens it, and none of requests", () => {
  const names = Object.keys(exchangeSchema(flows[0]?.[1]).definitions);
  expect(names).toContain("EntryPayload");
  expect(names.some((name) => name.endsWith("Request"))).toBe(false);
});
