import { diagnose, diagnoseText, type JsonObject, lintText, validateText } from "../../../sdk/flow";
import { allCases } from "./validate/allCases";
import { flow, footer, last, navigate, screen } from "./validate/ruleCase";

const text = (document: unknown) => JSON.stringify(document, null, 2);
const codes = (document: JsonObject) => diagnoseText(text(document)).map(({ code }) => code);

const branches = screen("START", [
  {
    type: "If",
    condition: "${data.go}",
    then: [footer(navigate("LAST"))],
    else: [{ type: "TextBody", text: "Not yet" }],
  },
]);

test.each([
  ["a branch without Footer", "FOOTER_MISSING_IN_BRANCH", flow("7.3", [{ ...branches, data: go() }, last()])],
  ["a frozen version", "VERSION_FROZEN", flow("2.1", [last()])],
])("%s is told once, as validation tells it", (_, lint, document) => {
  expect(lintText(text(document)).map(({ code }) => code)).toContain(lint);
  expect(codes(document)).not.toContain(lint);
  expect(codes(document)).toEqual(expect.arrayContaining(validateText(text(document)).map(({ code }) => code)));
});

test("a lint that says more than validation stays", () => {
  for (const id of ["Success", "SUCCESS"]) expect(codes(flow("7.3", [last(id)]))).toContain("SUCCESS_AS_SCREEN_ID");
});

test("a document and its text get the same findings in the same order", () => {
  for (const { flow: document } of allCases) {
    const say = ({ code, path, message }: { code: string; path: string; message: string }) =>
      `${code} ${path} ${message}`;
    const source = text(document);
    expect(diagnose(document).map(say).sort()).toEqual(diagnoseText(source).map(say).sort());
    const places = diagnoseText(source).map(({ line, column }) => line * 1000 + column);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  }
});

function go(): JsonObject {
  return { go: { type: "boolean", __example__: true } };
}
