import { isPlainObject } from "../../../sdk/flow";
import { parsedJson } from "../../parsedJson";
import { Refusal } from "../refusal";

/** The parameters of a call, decoded, from query and body. */
export type Parameters = Readonly<Record<string, string>>;

/** @throws {Refusal} when the parameter is absent or empty */
export function required(parameters: Parameters, name: string): string {
  const value = parameters[name];
  if (value === undefined || value === "") throw new Refusal(`Missing${name}`, `${name} is mandatory for this action.`);
  return value;
}

/** A list of texts with at least one item, sent as JSON. */
export function list(parameters: Parameters, name: string): string[] {
  const value = parsedJson(required(parameters, name));
  if (!Array.isArray(value) || value.length === 0) throw invalid(name, "is not a list with items");
  return value.map(String);
}

/** One of a few texts. */
export function oneOf<T extends string>(parameters: Parameters, name: string, values: readonly T[], standard?: T): T {
  const value = parameters[name] ?? standard ?? required(parameters, name);
  const known = values.find((one) => one === value);
  if (known === undefined) throw invalid(name, `is not one of ${values.join(", ")}`);
  return known;
}

/** A whole number, if it is given. */
export function integer(parameters: Parameters, name: string): number | undefined {
  const value = parameters[name];
  if (value === undefined || value === "") return undefined;
  if (!/^\d{1,15}$/.test(value)) throw invalid(name, "is not a whole number");
  return Number(value);
}

/** An object that was sent as JSON; empty without one. */
export function object(parameters: Parameters, name: string): Record<string, unknown> {
  const value = parameters[name] === undefined ? {} : parsedJson(parameters[name]);
  if (!isPlainObject(value)) throw invalid(name, "is not an object");
  return { ...value };
}

/** A page of ListFlow, as JSON or, as a program in production sends it, as `Page.Index` and `Page.Size`. */
export function page(parameters: Parameters, maxSize: number): { index: number; size: number } {
  const flat = { Index: Number(parameters["Page.Index"] ?? 1), Size: Number(parameters["Page.Size"] ?? 20) };
  const value = parameters.Page === undefined ? flat : parsedJson(parameters.Page);
  if (!isPlainObject(value)) throw new Refusal("InvalidParameter.PageInvalid");
  const [index, size] = [Number(value.Index ?? 1), Number(value.Size ?? 20)];
  if (!Number.isInteger(index) || !Number.isInteger(size) || index < 1 || size < 1 || size > maxSize) {
    throw new Refusal("InvalidParameter.PageInvalid");
  }
  return { index, size };
}

export const invalid = (name: string, why: string) => new Refusal(`Invalid${name}`, `${name} ${why}.`);
