import { uuidOf, uuidV5 } from "../../../../provider/resources/flowTrigger/uuid";

const declarer = { project: "shop", stack: "prod", parents: "demo:Announcements", name: "announce" };
const inputs = { flowCode: "9ccc41e0", triggers: { release: "1.4.0", wave: 2 } };

test("the example of RFC 9562, appendix A.4, comes out", () => {
  expect(uuidV5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com")).toBe(
    "2ed6657d-e927-568b-95e1-2665a8aea6a2",
  );
});

test("a declaration has the same Uuid in all releases, for else CAMS would run it again", () => {
  expect(uuidOf(declarer, inputs)).toBe("628da593-ad04-5bc7-bf37-e6a1cee15488");
});

test("the order of keys does not count, and an explicit uuid is taken as it is", () => {
  expect(uuidOf(declarer, { ...inputs, triggers: { wave: 2, release: "1.4.0" } })).toBe(uuidOf(declarer, inputs));
  expect(uuidOf(declarer, { ...inputs, uuid: "mine" })).toBe("mine");
});

test.each([
  ["project", { ...declarer, project: "b" }, inputs],
  ["stack", { ...declarer, stack: "b" }, inputs],
  ["parents", { ...declarer, parents: "demo:Others" }, inputs],
  ["name", { ...declarer, name: "b" }, inputs],
  ["flowCode", declarer, { ...inputs, flowCode: "b" }],
  ["triggers", declarer, { ...inputs, triggers: { release: "1.5.0", wave: 2 } }],
  ["triggers by null in place of nothing", declarer, { ...inputs, triggers: { ...inputs.triggers, more: null } }],
])("another %s is another Uuid", (_, otherDeclarer, otherInputs) => {
  expect(uuidOf(otherDeclarer, otherInputs)).not.toBe(uuidOf(declarer, inputs));
});
