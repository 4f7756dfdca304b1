import fc from "fast-check";
import { consequences, contractChanges } from "../../../sdk/flow/contract";
import { diffFlows } from "../../../sdk/flow/diff";
import { breaking, footer } from "./diff/breakingEdits";
import { chain, type Editable, edited } from "./diff/sample";

describe("what others rely on", () => {
  test.each(breaking)("breaks when %s", (_, before, edit, codes, path) => {
    const after = edited(before, edit);
    const changes = contractChanges(before, after);
    expect([...new Set(changes.map(({ code }) => code))]).toEqual(codes);
    expect(changes[0]?.path).toBe(path);
    for (const { sentence } of changes) expect(sentence).toMatch(/^\S.*: \S.*[^.]$/);
  });

  test.each(breaking)("is told by an entry of the diff when %s", (_, before, edit, codes) => {
    const entries = diffFlows(before, edited(before, edit));
    const told = entries.filter((entry) => entry.breaking);
    expect(new Set(told.flatMap((entry) => entry.codes))).toEqual(new Set(codes));
    expect(told.every(({ reason }) => reason?.endsWith("."))).toBe(true);
  });

  test("is told with what messages already sent, which keep their content, still do", () => {
    expect(consequences.ENTRY_SCREEN_CHANGED).toBe(
      "callers must name the new entry screen in flow_action_payload; messages already sent still open the old one",
    );
    expect(consequences.ENDPOINT_ADDED).toBe(
      "new messages need an endpoint that responds; messages already sent still open without one",
    );
    for (const told of Object.values(consequences)) expect(told).not.toMatch(/messages already sent open /);
  });

  test("is told by the entry that it is about", () => {
    const after = edited(chain(3), (flow) => {
      flow.field(0, 1).label = "Land";
      flow.fields(1).splice(0, 1);
      flow.object("screens", 2).title = "Thanks";
    });
    const entries = diffFlows(chain(3), after);
    expect(entries.map((entry) => [entry.subject, entry.codes])).toEqual([
      ["property", []],
      ["component", ["INPUT_REMOVED"]],
      ["property", []],
    ]);
  });

  test("counts keys of the reply as they are filled: another type of input is another type of key", () => {
    const after = edited(chain(1), (flow) => {
      flow.field(0, 0)["input-type"] = "number";
    });
    const changes = contractChanges(chain(1), after);
    expect(changes.map(({ code }) => code)).toEqual(["INPUT_TYPE_CHANGED", "REPLY_TYPE_CHANGED"]);
    expect(diffFlows(chain(1), after)).toMatchObject([{ codes: ["INPUT_TYPE_CHANGED", "REPLY_TYPE_CHANGED"] }]);
  });

  test.each<[string, (flow: Editable) => void]>([
    [
      "words",
      (flow) => {
        flow.field(0, 0).label = "Mail";
        flow.object("screens", 0).title = "Hi";
      },
    ],
    [
      "the order of screens behind the first",
      (flow) => {
        flow.list("screens").push(...flow.list("screens").splice(1, 1));
      },
    ],
    [
      "more options",
      (flow) => {
        flow
          .list("screens", 0, "layout", "children", 1, "children", 1, "data-source")
          .push({ id: "br", title: "Brazil" });
      },
    ],
    [
      "another input",
      (flow) => {
        flow.fields(0).unshift({ type: "TextInput", name: "phone", label: "Phone" });
      },
    ],
    [
      "data of a later screen",
      (flow) => {
        flow.object("screens", 1, "data").more = { type: "string", __example__: "" };
      },
    ],
    [
      "examples",
      (flow) => {
        flow.object("screens", 0, "data", "given_name").__example__ = "Grace";
      },
    ],
    [
      "inputs that move into a Switch",
      (flow) => {
        flow
          .fields(0)
          .push({ type: "Switch", value: "${data.given_name}", cases: { Ada: flow.fields(0).splice(0, 2) } });
      },
    ],
    [
      "the same key bound to another input of its type",
      (flow) => {
        flow.object("screens", 2, ...footer, "payload").email = "${form.country}";
      },
    ],
  ])("bears %s to change", (_, edit) => {
    const after = edited(chain(3), edit);
    expect(contractChanges(chain(3), after)).toEqual([]);
    expect(diffFlows(chain(3), after).some((entry) => entry.breaking)).toBe(false);
  });

  test("takes the reply from another screen, as long as its keys stay", () => {
    const after = edited(chain(2), (flow) => {
      flow.object("screens", 1).id = "LAST";
      flow.object("routing_model").A = ["LAST"];
    });
    expect(contractChanges(chain(2), after).map(({ code }) => code)).toEqual(["SCREEN_REMOVED"]);
  });

  test("is nothing yet while a flow has no screens", () => {
    expect(contractChanges({ version: "7.3", screens: [] }, chain(2))).toEqual([]);
  });

  test("can be asked of any JSON values, and never fails", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
        expect(Array.isArray(contractChanges(before, after))).toBe(true);
      }),
      { numRuns: 200 },
    );
    let deep: unknown = { type: "string" };
    for (let level = 0; level < 10_000; level++) deep = { type: deep, properties: { a: deep }, children: [deep] };
    const flow = { version: deep, screens: [{ id: "A", data: { a: deep }, layout: { children: [deep] } }] };
    expect(contractChanges(chain(1), flow)).not.toEqual([]);
    expect(contractChanges(flow, chain(1))).not.toEqual([]);
  });
});
