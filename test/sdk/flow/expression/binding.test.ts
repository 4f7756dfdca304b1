import { type MalformedBinding, parseBinding, scanText } from "../../../../sdk/flow/expression";

test.each([
  ["${data.name}", { root: "data", path: ["name"] }],
  ["${data.user.first-name}", { root: "data", path: ["user", "first-name"] }],
  ["${form.x_1}", { root: "form", path: ["x_1"] }],
  ["${form.correo_año}", { root: "form", path: ["correo_año"] }],
  ["${screen.DETAILS.form.email}", { root: "form", screen: "DETAILS", path: ["email"] }],
  ["${screen.A_B.data.user.id}", { root: "data", screen: "A_B", path: ["user", "id"] }],
  ["${screen.data.data.data}", { root: "data", screen: "data", path: ["data"] }],
  ["${data.__proto__}", { root: "data", path: ["__proto__"] }],
])("%s is a binding", (text, expected) => {
  expect(parseBinding(text)).toEqual({ ...expected, text });
});

test.each(["", "data.x", "Hello ${data.x}", "${data.x} ", "${data.x}${data.y}", "${data.x}}", "`${data.x}`"])(
  "%p is not a binding from end to end",
  (text) => {
    expect(parseBinding(text)).toBeUndefined();
  },
);

test.each([
  ["${data.x", "unclosed", undefined],
  ["${", "unclosed", undefined],
  ["${ data.x }", "spaces", "${data.x}"],
  ["${data . x}", "spaces", "${data.x}"],
  ["${form.first name}", "spaces", undefined],
  ["${ Data.x }", "spaces", "${data.x}"],
  ["${date.x}", "root", "${data.x}"],
  ["${DATA.x}", "root", "${data.x}"],
  ["${screens.A.data.x}", "root", "${screen.A.data.x}"],
  ["${screen.A.frm.x}", "root", "${screen.A.form.x}"],
  ["${screen.A.screen.x}", "root", undefined],
  ["${foo.x}", "root", undefined],
  ["${100}", "root", undefined],
  ["${}", "root", undefined],
  ["${data}", "path", undefined],
  ["${data.}", "path", undefined],
  ["${data..x}", "path", undefined],
  ["${data.items[0]}", "path", undefined],
  ["${screen.A.form}", "path", undefined],
  ["${screen}", "path", undefined],
])("%s is refused as a binding, for what is wrong with it: %s", (text, fault, hint) => {
  expect(parseBinding(text)).toBeUndefined();
  const found = malformedIn(text);
  expect(found?.fault).toBe(fault);
  expect(found?.hint).toBe(hint);
  expect(found?.message).toMatch(/^[A-Z].*[^.]$/);
});

test("an index into a list is told apart from a name with a wrong letter", () => {
  expect(malformedIn("${data.items[0]}")?.message).toMatch(/index/);
  expect(malformedIn("${data.a/b}")?.message).toMatch(/letters, digits/);
});

function malformedIn(text: string): MalformedBinding | undefined {
  const [piece] = scanText(text).pieces;
  return piece?.kind === "malformed" ? piece.malformed : undefined;
}
