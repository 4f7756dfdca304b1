import { answerScreens, END_SCREEN } from "./answer";
import type { Exchange } from "./exchange";
import { pascalCase } from "./pascalCase";
import { objectOf, type Schema } from "./schema";

/** A schema with a name of its own. */
export interface Declaration {
  name: string;
  about: string;
  schema: Schema;
}

/** Where schemas with names stand in a document of JSON Schemas. */
export const DEFINITIONS = "#/definitions/";

const text: Schema = { type: "string" };
const object: Schema = { type: "object" };
const ref = (name: string): Schema => ({ $ref: `${DEFINITIONS}${name}` });

/**
 * All that a flow exchanges, as schemas with names: the reply, what callers give the entry screen, and of a flow with an
 * endpoint its requests and the answers to each. Names are made of the ids of screens and are stable.
 */
export function declarationsOf(exchange: Exchange): Declaration[] {
  const declarations: Declaration[] = [];
  const taken = new Set<string>();
  const nameFor = (wanted: string): string => {
    let name = wanted;
    for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`;
    taken.add(name);
    return name;
  };
  const declare = (name: string, about: string, schema: Schema): string => {
    declarations.push({ name, about, schema });
    return name;
  };
  /** One schema under the name, or several under the name with a number, and the name for any of them. */
  const declareAny = (name: string, about: string, schemas: readonly Schema[]): string => {
    const different = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
    if (different.length === 1) return declare(name, about, different[0] ?? {});
    const names = different.map((schema, index) => declare(nameFor(`${name}${index + 1}`), about, schema));
    return declare(name, `${about} One of these.`, { anyOf: names.map(ref) });
  };
  for (const name of FIXED_NAMES) taken.add(name);
  const ids = [...exchange.screens.keys()];
  const titles = new Map(ids.map((id) => [id, nameFor(pascalCase(id))]));
  const title = (id: string) => titles.get(id) ?? "";
  const own = new Map(ids.map((id) => [id, OWN_NAMES.map((wrap) => nameFor(wrap(title(id))))]));
  const ownName = (id: string, index: number) => own.get(id)?.[index] ?? "";

  declareAny("Reply", "What the business receives when the flow ends with `complete`.", repliesOf(exchange));
  for (const [id, schema] of exchange.screens) {
    declare(ownName(id, DATA), `The data of${shown(id)}.`, schema);
  }
  const shows = (id: string, data: Schema) => placed(id, data, hasKeys(exchange, id));
  if (exchange.entry !== undefined) {
    const { entry } = exchange;
    const about = "`flow_action_payload` of a message that opens the flow with navigate.";
    declare("EntryPayload", about, shows(entry, ref(ownName(entry, DATA))));
  }
  if (!exchange.hasEndpoint) return declarations;

  declare(
    "ErrorMessage",
    "A message that is shown on the screen.",
    objectOf({ error_message: text }, ["error_message"]),
  );
  for (const id of ids) {
    const data: Schema = { allOf: [ref(ownName(id, DATA)), ref("ErrorMessage")] };
    declare(ownName(id, SHOW), `An answer that shows${shown(id)}.`, shows(id, data));
  }
  declare("EndFlow", "An answer that ends the flow with a reply.", endSchema());
  const answerTo = (screen: string | undefined, action: "INIT" | "BACK" | "data_exchange"): Schema => ({
    anyOf: [
      ...answerScreens(exchange, { action, screen }).map((id) => ref(ownName(id, SHOW))),
      ...(action === "data_exchange" && screen !== undefined ? [ref(ownName(screen, STAY))] : []),
      ref("EndFlow"),
    ],
  });

  const requests = [declare("InitRequest", "The flow is opened.", requestSchema("INIT", { data: object }))];
  declare("InitAnswer", "The possible responses.", answerTo(undefined, "INIT"));
  for (const [id, payloads] of exchange.exchanges) {
    const bodies = payloads.map((data) => requestSchema("data_exchange", { screen: { const: id }, data }));
    requests.push(declareAny(ownName(id, REQUEST), `The requests of${shown(id)} to the endpoint.`, bodies));
    const about = `A message on${shown(id)}; keys that are left out keep their values.`;
    declare(ownName(id, STAY), about, placed(id, stayData(exchange.screens.get(id) ?? {}), true));
    declare(ownName(id, ANSWER), `The possible responses to${shown(id)}.`, answerTo(id, "data_exchange"));
  }
  if (exchange.asksOnBack) {
    const back = requestSchema("BACK", { screen: { enum: ["", ...ids] }, data: object });
    requests.push(declare("BackRequest", "The user went back, and the endpoint is called again.", back));
    declare("BackAnswer", "The possible responses.", answerTo(undefined, "BACK"));
  }
  declare("EndpointRequest", "All requests that the endpoint can receive.", { anyOf: requests.map(ref) });
  return declarations;
}

const FIXED_NAMES = [
  "Reply",
  "EntryPayload",
  "ErrorMessage",
  "EndFlow",
  "InitRequest",
  "InitAnswer",
  "BackRequest",
].concat("BackAnswer", "EndpointRequest");

/** Names that each screen has for itself. */
const OWN_NAMES = [
  (title: string) => `${title}Data`,
  (title: string) => `Show${title}`,
  (title: string) => `StayOn${title}`,
  (title: string) => `${title}Request`,
  (title: string) => `${title}Answer`,
];
const [DATA, SHOW, STAY, REQUEST, ANSWER] = [0, 1, 2, 3, 4];

/** The id of a screen in a sentence; an id that is none is left out. */
const shown = (id: string): string => (/^[\w,]+$/.test(id) ? ` the screen ${id}` : " a screen");

const hasKeys = ({ screens }: Exchange, id: string) => (screens.get(id)?.required ?? []).length > 0;

const placed = (id: string, data: Schema, needsData: boolean): Schema =>
  objectOf({ screen: { const: id }, data }, needsData ? [] : ["data"]);

/** What phones send as reply: what `complete` sends, and the token. */
function repliesOf({ replies }: Exchange): Schema[] {
  const sent: readonly Schema[] = replies.length > 0 ? replies : [objectOf({})];
  return sent.map(({ properties = {} }) => objectOf({ ...properties, flow_token: text }));
}

/** Phones may leave out screen and data where there are none. */
const requestSchema = (action: string, { screen = { const: "" }, data }: { screen?: Schema; data: Schema }): Schema =>
  objectOf(
    { version: text, action: { const: action }, screen, data, flow_token: text },
    action === "data_exchange" ? [] : ["screen", "data"],
  );

const endSchema = (): Schema => {
  const params: Schema = { ...objectOf({ flow_token: text }), additionalProperties: true };
  return objectOf({
    screen: { const: END_SCREEN },
    data: objectOf({ extension_message_response: objectOf({ params }) }),
  });
};

const stayData = ({ properties = {} }: Schema): Schema =>
  objectOf({ ...properties, error_message: text }, Object.keys(properties));
