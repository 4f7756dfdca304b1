import { FlowFileError, parseFlow } from "../../../sdk/flow";

test("a flow file is read, with or without byte order mark", () => {
  expect(parseFlow('{"version":"7.3"}', "a.json")).toEqual({ version: "7.3" });
  expect(parseFlow('\uFEFF{"version":"7.3"}', "a.json")).toEqual({ version: "7.3" });
});

test.each([
  ["", "a.json is empty; a flow is a JSON object"],
  ['{\n  "version": "7.3"\n  "screens": []\n}', "a.json:3:3 is not JSON: a comma is expected"],
  ['{\r\n  "screens": [1,]\r\n}', "a.json:2:17 is not JSON: a value is expected"],
  ["{ // note\n}", "a.json:1:3 is not JSON: comments are not allowed in Flow JSON"],
  [
    "{'a': 1}",
    "a.json:1:2 is not JSON: unexpected text; only true, false, null, numbers and quoted texts stand without quotes",
  ],
  [
    "PK\u0003\u0004",
    "a.json:1:1 is not JSON: unexpected text; only true, false, null, numbers and quoted texts stand without quotes",
  ],
  ["[]", 'a.json holds a list; a flow is an object with "version" and "screens"'],
  ["null", 'a.json holds null; a flow is an object with "version" and "screens"'],
])("a file that is no flow is refused with its place: %j", (text, message) => {
  expect(() => parseFlow(text, "a.json")).toThrow(FlowFileError);
  expect(() => parseFlow(text, "a.json")).toThrow(message);
});
