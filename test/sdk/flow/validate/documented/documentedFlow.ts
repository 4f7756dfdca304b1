import type { JsonObject, JsonValue } from "../../../../../sdk/flow";
import { complete, flow, footer, screen } from "../ruleCase";

/** A small document in words of our own that Meta's documentation shows or describes as valid. */
export interface DocumentedFlow {
  /** The page below https://developers.facebook.com/docs/whatsapp/flows/ that shows or describes it. */
  page: string;
  /** What it shows, in words that finish the sentence "Meta documents ...". */
  what: string;
  flow: JsonValue;
}

/** The versions that Meta still takes, from one on. */
const since = (version: string): string[] =>
  ["5.1", "6.0", "6.1", "6.2", "6.3", "7.0", "7.1", "7.2", "7.3"].filter((each) => Number(each) >= Number(version));

/** One document in each version from one on. */
export const inVersions = (
  first: string,
  page: string,
  what: string,
  make: (version: string) => JsonValue,
): DocumentedFlow[] => since(first).map((version) => ({ page, what: `${what}, at ${version}`, flow: make(version) }));

/** A flow of one screen on which it ends. */
export const single = (
  version: string,
  children: JsonValue[],
  more: JsonObject = {},
  reply: JsonObject = {},
): JsonObject =>
  flow(version, [
    screen("BOOKING", [...children, footer(complete(reply))], { terminal: true, success: true, ...more }),
  ]);

/** A flow of one screen whose components stand in a Form, with the button in it. */
export const inForm = (
  version: string,
  children: JsonValue[],
  form: JsonObject = {},
  more: JsonObject = {},
): JsonObject =>
  flow(version, [
    screen("BOOKING", [{ type: "Form", name: "details", ...form, children: [...children, footer(complete())] }], {
      terminal: true,
      ...more,
    }),
  ]);

/** A flow of one screen that an endpoint serves. */
export const served = (version: string, children: JsonValue[], more: JsonObject = {}): JsonObject =>
  flow(
    version,
    [screen("BOOKING", [...children, footer({ name: "data_exchange", payload: {} })], { terminal: true, ...more })],
    {
      data_api_version: "3.0",
      routing_model: {},
    },
  );

export const string = (example: string): JsonObject => ({ type: "string", __example__: example });
export const boolean: JsonObject = { type: "boolean", __example__: true };
export const number = (example: number): JsonObject => ({ type: "number", __example__: example });
export const options = (...titles: string[]): JsonValue[] =>
  titles.map((title) => ({ id: title.toLowerCase(), title }));

/** Options that come as data. */
export const optionList: JsonObject = {
  type: "array",
  items: { type: "object", properties: { id: { type: "string" }, title: { type: "string" } } },
  __example__: [{ id: "nine", title: "09:00" }],
};

/** Something to choose with three options. */
export const choice = (type: string, more: JsonObject = {}): JsonObject => ({
  type,
  name: "room",
  label: "Room",
  "data-source": options("Garden", "Sea", "Street"),
  ...more,
});

/** A picture in Base64, which no checks look into. */
export const PIXEL = "iVBORw0KGgo=";
