import type { Binding, Resolve, ValueType } from "../../../../sdk/flow/expression";

const TYPES = new Map<string, ValueType | "unknown">([
  ["s", "string"],
  ["n", "number"],
  ["b", "boolean"],
  ["list", "array"],
  ["o", "object"],
  ["any", "unknown"],
]);

/** A data model with one value of each type, named by its first letter. */
export const resolve: Resolve = ({ path }: Binding) => {
  const name = path.join(".");
  return TYPES.get(name) ?? { error: `there is no ${name}` };
};
