import { digest, type JsonObject, withoutAdditions } from "../../../sdk/flow";

const flow = (labels: string[], extra: JsonObject = {}): JsonObject => ({
  version: "7.3",
  screens: labels.map((label, index) => ({
    id: `SCREEN_${"ABCDEFGHIJKLMN"[index]}`,
    title: label,
    layout: {
      type: "SingleColumnLayout",
      children: [{ type: "Footer", label: "Go", "on-click-action": { name: "complete" } }],
    },
    ...extra,
  })),
});

const labels = Array.from({ length: 12 }, (_, index) => `Title ${index}`);
const edited = labels.with(7, "Edited in the console");

test("of a document that CAMS adds defaults to and somebody edits, only the edit is left", () => {
  const added = { terminal: false, data: {} };
  const baseline = digest(flow(labels, added));
  expect(withoutAdditions(flow(edited, added), flow(labels), baseline)).toEqual(flow(edited));
  expect(withoutAdditions(flow(edited, added), flow(labels), undefined)).toEqual(flow(edited));
});

test("what CAMS added when the document was stored goes, whatever it is", () => {
  const added = { hint: "of a later version" };
  expect(withoutAdditions(flow(edited, added), flow(labels), digest(flow(labels, added)))).toEqual(flow(edited));
});

test("what somebody added stays, and so does a screen more", () => {
  const more = flow(labels, { sensitive: ["name"] });
  expect(withoutAdditions(more, flow(labels), digest(flow(labels)))).toEqual(more);
  const longer = flow([...labels, "New"], { terminal: false });
  const shown = withoutAdditions(longer, flow(labels), digest(flow(labels, { terminal: false })));
  expect(shown.screens).toHaveLength(13);
  expect(withoutAdditions(flow(labels.slice(1)), flow(labels), undefined)).toEqual(flow(labels.slice(1)));
});
