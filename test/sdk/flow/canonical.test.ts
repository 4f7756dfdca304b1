import * as fc from "fast-check";
import { canonicalize, digest, type JsonValue } from "../../../sdk/flow";

/** RFC 8785, section 3.2.2 and 3.2.3: literals, numbers and the order of keys. */
test("the examples of RFC 8785 come out as printed there", () => {
  const document = JSON.parse(
    `{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}`,
  );
  expect(canonicalize(document)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  const keys = JSON.parse('{"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}');
  expect(
    JSON.parse(
      `[${canonicalize(keys)
        .replace(/[{}]/g, "")
        .replace(/"[^"]*":/g, "")}]`,
    ),
  ).toEqual([2, 4, 6, 7, 1, 5, 3]);
});

test("white space, the order of keys and the spelling of numbers do not change the digest", () => {
  const a = JSON.parse('{"version":"7.3","screens":[{"id":"A","n":1.0}]}');
  const b = JSON.parse('{ "screens" : [ { "n": 1e0, "id": "\\u0041" } ], "version": "7.3" }');
  expect(digest(a)).toBe(digest(b));
  expect(digest(a)).toBe("sha256:6068f1157f91c6bdbf45b7011e684022470656727b2dda285bffeff95d522bde");
});

test("the order of a list, a type and null do change the digest", () => {
  const variants: JsonValue[] = [[1, 2], [2, 1], ["1", 2], { a: null }, {}, [], null, "", 0, false];
  expect(new Set(variants.map(digest)).size).toBe(variants.length);
});

test("the canonical form of any document reads back as that document", () => {
  return fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const normal = JSON.parse(JSON.stringify(value)) as JsonValue;
      expect(JSON.parse(canonicalize(normal))).toEqual(normal);
    }),
  );
});
