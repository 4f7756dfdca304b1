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
    "a.json:1:2 is not JSON: unexpected text; only true, false, null and numbers are written without quotes",
  ],
  [
    "PK\u0003\u0004",
    "a.json:1:1 is not JSON: unexpected text; only true, false, null and numbers are written without quotes",
  ],
  [
    '{\n<<<<<<< HEAD\n  "version": "7.3",\n=======\n  "version": "7.2",\n>>>>>>> other\n  "screens": []\n}',
    "a.json:2:1 has Git merge conflict markers; keep one of the two sides and remove the markers",
  ],
  [
    "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
    "a.json is a Git LFS pointer, not the flow itself; run `git lfs pull` to fetch the flow",
  ],
  [
    '{"name":"Sign up","categories":["OTHER"],"flow_json":{"version":"7.3","screens":[]}}',
    'a.json this is the body of an API call, not a flow: the flow is the value of its key "flow_json"',
  ],
  [
    '{"name":"Sign up","flow_json":"{\\"version\\":\\"7.3\\",\\"screens\\":[]}"}',
    "(keep only that value, as a JSON object; jq -r .flow_json prints it)",
  ],
  ["[]", 'a.json contains a list; a flow is an object with "version" and "screens"'],
  ["null", 'a.json contains null; a flow is an object with "version" and "screens"'],
])("a file that is no flow is refused with its place: %j", (text, message) => {
  expect(() => parseFlow(text, "a.json")).toThrow(FlowFileError);
  expect(() => parseFlow(text, "a.json")).toThrow(message);
});
