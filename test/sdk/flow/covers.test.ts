import { covers, nearest } from "../../../sdk/flow";

test("a read-back with added properties or another order of keys covers what was declared", () => {
  expect(covers({ b: [{ x: 1, added: true }], a: "t", more: {} }, { a: "t", b: [{ x: 1 }] })).toBe(true);
});

test.each([
  ["a changed value", { a: 2 }, { a: 1 }],
  ["a missing property", {}, { a: 1 }],
  ["a longer list", { a: [1, 2] }, { a: [1] }],
  ["another order in a list", { a: [2, 1] }, { a: [1, 2] }],
  ["another type", { a: "1" }, { a: 1 }],
  ["null for a value", { a: null }, { a: {} }],
])("a read-back with %s does not", (_, readBack, declared) => {
  expect(covers(readBack, declared)).toBe(false);
});

test("did-you-mean names the closest word, and none for a word that is far from all", () => {
  expect(nearest("SIGNUP", ["SIGN_IN", "SIGN_UP", "OTHER"])).toBe("SIGN_UP");
  expect(nearest("flowname", ["flow", "flowName"])).toBe("flowName");
  expect(nearest("emial", ["mail_address", "email"])).toBe("email");
  expect(nearest("banana", ["SIGN_UP", "OTHER"])).toBeUndefined();
});
