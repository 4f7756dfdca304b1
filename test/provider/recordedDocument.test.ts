import { recordedDocument } from "../../provider/recordedDocument";
import { encodeKeyed } from "../../sdk/flow";
import { twoScreens } from "../engine/flows";

/** Flows in states and plans, as they were written. */
const written = { ...twoScreens(), $schema: "x", note: "(null)", nothing: null };

test("a flow comes out as it was written, whether the engine has it keyed or, from an import, as it is", () => {
  expect(recordedDocument(encodeKeyed(written))).toEqual(written);
  expect(recordedDocument(written)).toEqual(written);
});

test("what is not there, or not shown, is no other thing", () => {
  for (const flow of [undefined, "[secret]", "04da6b54-80e4-46f7-96ec-b56ff0331ba9"]) {
    expect(recordedDocument(flow)).toBe(flow);
  }
});

test("a document that is nested as deeply as nobody nests one does not stop the command", () => {
  const deep = JSON.parse(`${'{"a":'.repeat(50_000)}[]${"}".repeat(50_000)}`);
  expect(recordedDocument(deep)).toBe(deep);
});
