import { digest } from "../../../../sdk/flow/canonical";
import { applyDiff, diffFlows } from "../../../../sdk/flow/diff";
import type { JsonObject } from "../../../../sdk/flow/json";
import { chain, edited } from "./sample";

/** The summaries of a diff that was seen to be complete. */
function summaries(before: JsonObject, after: JsonObject): string[] {
  const entries = diffFlows(before, after);
  expect(digest(applyDiff(before, entries))).toBe(digest(after));
  return entries.map(({ summary }) => summary);
}

describe("a screen", () => {
  const inserted = edited(chain(30), (flow) => {
    const intro = structuredClone(flow.object("screens", 4));
    flow.list("screens").splice(5, 0, { ...intro, id: "INTRO", title: "Welcome" });
    const action = { name: "navigate", next: { type: "screen", name: "F" }, payload: {} };
    flow.object("screens", 5, "layout", "children", 1, "children", 2)["on-click-action"] = action;
    flow.object("screens", 4, "layout", "children", 1, "children", 2, "on-click-action", "next").name = "INTRO";
    flow.object("screens", 4, "layout", "children", 1, "children", 2, "on-click-action").payload = {};
    flow.object("routing_model").E = ["INTRO"];
    flow.object("routing_model").INTRO = ["F"];
  });

  test("inserted with its routes and the navigate that leads to it is one entry with parts", () => {
    const withLabel = edited(inserted, (flow) => {
      flow.field(20, 0).label = "Your address";
    });
    const entries = diffFlows(chain(30), withLabel);
    expect(entries.map(({ kind, path, summary }) => ({ kind, path, summary }))).toEqual([
      {
        kind: "added",
        path: "screens[5]",
        summary: "screen INTRO added, before F (with its 3 routes, 1 navigate, 1 reference)",
      },
      {
        kind: "changed",
        path: "screens[20].layout.children[1].children[0].label",
        summary: 'label of TextInput "Address 19" on T: "Address 19" -> "Your address"',
      },
    ]);
    expect(entries[0]?.parts.map(({ summary }) => summary).sort()).toEqual([
      'navigate of Footer "Continue" on E: F -> INTRO',
      'payload key "given_name" of Footer "Continue" on E removed: "${data.given_name}"',
      "route E -> F removed",
      "route E -> INTRO added, at the end",
      "routes of INTRO added: F",
    ]);
  });

  test("taken out again is one entry too, for the ways that led to it close", () => {
    expect(summaries(inserted, chain(30))).toEqual([
      "screen INTRO removed (with its 3 routes, 1 navigate, 1 reference)",
    ]);
  });

  test("put in front says where it stands and what came with it", () => {
    const after = edited(chain(2), (flow) => {
      const screen = { id: "INTRO", layout: { type: "SingleColumnLayout", children: [] } };
      flow.list("screens").unshift(screen);
      flow.object("routing_model").INTRO = ["A"];
    });
    expect(summaries(chain(2), after)).toEqual(["screen INTRO added, before A (with its route)"]);
  });

  test("reached by a link that is new takes the link along", () => {
    const after = edited(chain(2), (flow) => {
      flow.list("screens").push({ id: "TERMS", layout: { type: "SingleColumnLayout", children: [] } });
      flow.fields(0).push({
        type: "EmbeddedLink",
        text: "Terms",
        "on-click-action": { name: "navigate", next: { type: "screen", name: "TERMS" }, payload: {} },
      });
    });
    expect(summaries(chain(2), after)).toEqual(["screen TERMS added, at the end (with 1 navigate)"]);
  });

  test("with another id and the same content is renamed, and all that names it follows", () => {
    const after = edited(chain(3), (flow) => {
      flow.object("screens", 1).id = "SECOND";
      flow.object("screens", 1).title = "Second";
      flow.object("screens", 0, "layout", "children", 1, "children", 2, "on-click-action", "next").name = "SECOND";
      flow.object("routing_model").A = ["SECOND"];
      flow.object("routing_model").SECOND = ["C"];
      delete flow.object("routing_model").B;
    });
    expect(summaries(chain(3), after)).toEqual([
      "screen B renamed to SECOND (with its 4 routes and 1 navigate)",
      'title of SECOND: "Screen 1" -> "Second"',
    ]);
  });

  test("that moves is one move, however many it passes; a list turned around is one entry", () => {
    const moved = edited(chain(6), (flow) => {
      flow.list("screens").push(...flow.list("screens").splice(0, 1));
    });
    expect(diffFlows(chain(6), moved)).toMatchObject([
      {
        kind: "moved",
        path: "screens[5]",
        before: "screens[0]",
        after: "screens[5]",
        summary: "screen A moved, at the end",
      },
    ]);
    const reversed = edited(chain(6), (flow) => {
      flow.list("screens").reverse();
    });
    expect(summaries(chain(6), reversed)).toEqual(["5 screens reordered"]);
  });
});

describe("a component", () => {
  const texts = (...lines: string[]): JsonObject => ({
    version: "7.3",
    screens: [{ id: "START", layout: { children: lines.map((text) => ({ type: "TextBody", text })) } }],
  });

  test("put in front of three of its type is one addition", () => {
    expect(summaries(texts("one", "two", "three"), texts("zero", "one", "two", "three"))).toEqual([
      'TextBody "zero" on START added, before TextBody "one"',
    ]);
  });

  test("is found again by its content when its neighbours change too", () => {
    const after = texts("a new line", "the second line, edited", "the third line");
    expect(summaries(texts("the second line", "the third line"), after)).toEqual([
      'TextBody "a new line" on START added, before TextBody "the second line, edited"',
      'text of TextBody "the second line" on START: "the second line" -> "the second line, edited"',
    ]);
  });

  test("without a name keeps its place when all of its text is new", () => {
    expect(summaries(texts("alpha"), texts("omega"))).toEqual([
      'text of TextBody "alpha" on START: "alpha" -> "omega"',
    ]);
  });

  test("with another name and the same content is renamed, with the bindings to it", () => {
    const after = edited(chain(1), (flow) => {
      flow.field(0, 0).name = "mail";
      flow.object("screens", 0, "layout", "children", 1, "children", 2, "on-click-action", "payload").email =
        "${form.mail}";
    });
    const [entry, ...others] = diffFlows(chain(1), after);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      kind: "renamed",
      subject: "component",
      path: "screens[0].layout.children[1].children[0].name",
      before: "email",
      after: "mail",
      summary: 'TextInput "Address 0" on A renamed: "email" -> "mail" (with 1 reference)',
    });
  });

  test("tells of its button what it says and where it leads", () => {
    const after = edited(chain(3), (flow) => {
      flow.field(0, 2).label = "Go on";
      flow.object("screens", 0, "layout", "children", 1, "children", 2, "on-click-action", "next").name = "C";
      flow.field(1, 2)["on-click-action"] = { name: "complete", payload: {} };
    });
    expect(summaries(chain(3), after)).toEqual([
      'label of Footer "Continue" on A: "Continue" -> "Go on"',
      'navigate of Footer "Continue" on A: B -> C',
      'on-click-action of Footer "Continue" on B: navigate to C -> complete',
    ]);
  });
});

describe("options, routes, data keys and properties", () => {
  test("options are the same by id: one more, one less, one title and one move", () => {
    const after = edited(chain(1), (flow) => {
      flow.field(0, 1)["data-source"] = [
        { id: "ar", title: "Argentina" },
        { id: "uy", title: "Uruguay" },
        { id: "cl", title: "Chile (CL)" },
      ];
    });
    expect(summaries(chain(1), after).sort()).toEqual([
      'option "ar" of Dropdown "Country 0" on A added, before "uy"',
      'option "pe" of Dropdown "Country 0" on A removed',
      'option "uy" of Dropdown "Country 0" on A moved, before "cl"',
      'title of option "cl" of Dropdown "Country 0" on A: "Chile" -> "Chile (CL)"',
    ]);
  });

  test("routes are told by their ends", () => {
    const after = edited(chain(3), (flow) => {
      flow.object("routing_model").A = ["C"];
    });
    expect(summaries(chain(3), after)).toEqual(["route A -> C added, at the end", "route A -> B removed"]);
  });

  test("data keys are told by name and type, properties by name", () => {
    const after = edited(chain(1), (flow) => {
      flow.object("screens", 0, "data").age = { type: "number", __example__: 30 };
      flow.object("screens", 0, "data", "given_name").type = "object";
      flow.object("screens", 0).refresh_on_back = true;
      flow.object().version = "7.2";
    });
    expect(summaries(chain(1), after)).toEqual([
      'version: "7.3" -> "7.2"',
      'type of data key "given_name" of A: "string" -> "object"',
      'data key "age" of A added: number',
      "refresh_on_back of A added: true",
    ]);
  });

  test("paths are of the new document, and of the old one for what is gone", () => {
    const after = edited(chain(3), (flow) => {
      flow.list("screens").splice(0, 1);
      flow.object("screens", 0).title = "Now the first";
    });
    const paths = diffFlows(chain(3), after).map(({ kind, path }) => `${kind} ${path}`);
    expect(paths).toEqual(["removed screens[0]", "changed screens[0].title"]);
  });

  test("a document replaced by another thing is one change of the document", () => {
    expect(diffFlows([], { version: "7.3" })).toMatchObject([
      { kind: "changed", path: "", before: [], after: { version: "7.3" } },
    ]);
  });
});
