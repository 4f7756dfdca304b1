import fc from "fast-check";
import { schemaAt, schemaMisfit, typesAgree, typesOf, valueMisfit, valueTypeOf } from "../../../sdk/flow/dataModel";

const text = { type: "string" };
const model = {
  name: text,
  user: { type: "object", properties: { address: { type: "object", properties: { city: text } } } },
  list: { type: "array", items: { type: "object", properties: { id: text } } },
  loose: { type: "object" },
};
const nothing = () => false;

test("a value of the data model is found through objects", () => {
  expect(schemaAt(model, ["user", "address", "city"])).toBe(text);
});

test.each([
  [["nobody"]],
  [["user", "name"]],
  [["name", "first"]],
  [["list", "id"]],
  [["list", "0", "id"]],
  [["toString"]],
])("%j is not in the data model", (path) => {
  expect(schemaAt(model, path)).toBeUndefined();
});

test("of an object that is not described, any value may exist and nothing is known", () => {
  expect(schemaAt(model, ["loose", "anything"])).toEqual({});
});

test("a schema that is not known yet allows no conclusion", () => {
  expect(typesOf(Symbol("later"))).toEqual([]);
  expect(schemaAt({ name: Symbol("later") }, ["name", "first"])).toEqual({});
});

test("whole numbers are numbers to expressions, and a null is nothing that they know", () => {
  expect(
    [["integer"], ["number", "integer"], ["null"], ["string", "object"], []].map((types) =>
      valueTypeOf(typesOf({ type: types })),
    ),
  ).toEqual(["number", "number", "unknown", "unknown", "unknown"]);
});

test("types that are not told agree with all, whole numbers with numbers, and texts not with lists", () => {
  expect(typesAgree([], ["array"])).toBe(true);
  expect(typesAgree(["integer"], ["number"])).toBe(true);
  expect(typesAgree(["string", "object"], ["object"])).toBe(true);
  expect(typesAgree(["string"], ["array"])).toBe(false);
});

test("the first value that differs from its schema is named with its way", () => {
  const schema = { type: "array", items: { type: "object", properties: { id: text } } };
  expect(valueMisfit([{ id: "a" }, { id: 1, more: true }, { id: 2 }], schema, nothing)).toEqual({
    path: [1, "id"],
    wanted: ["string"],
  });
});

test("a value that is passed over differs from nothing", () => {
  expect(
    valueMisfit(
      [{ later: true }],
      { type: "array", items: text },
      (value) => typeof value === "object" && value !== null && "later" in value,
    ),
  ).toBeUndefined();
});

test("schemas contradict each other only in what both describe", () => {
  const given = { type: "object", properties: { id: { type: "number" }, extra: text } };
  expect(schemaMisfit({ type: "array", items: given }, { type: "array", items: { type: "object" } })).toBeUndefined();
  expect(schemaMisfit({ type: "array", items: given }, { type: "array", items: { properties: { id: text } } })).toEqual(
    {
      path: ["items", "id"],
      wanted: ["string"],
    },
  );
});

const { schema: schemas } = fc.letrec((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    fc.record({ type: fc.constantFrom("string", "number", "boolean", "null") }),
    fc.record({ type: fc.constant("array"), items: tie("schema") }),
    fc.record({ type: fc.constant("object"), properties: fc.dictionary(fc.string(), tie("schema"), { maxKeys: 3 }) }),
  ),
}));

test("every schema agrees with itself", () => {
  fc.assert(
    fc.property(schemas, (schema) => schemaMisfit(schema, schema) === undefined),
    { numRuns: 50 },
  );
});

test("values of any kind are compared with schemas of any kind", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (value, schema) => {
      const misfit = valueMisfit(value, schema, nothing);
      return misfit === undefined || misfit.wanted.length > 0;
    }),
    { numRuns: 100 },
  );
});
