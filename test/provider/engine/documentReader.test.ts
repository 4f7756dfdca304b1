import { documentReader } from "../../../provider/engine/documentReader";
import { encodeKeyed } from "../../../sdk/flow";

const flow = (title: string) => ({ version: "7.3", screens: [{ id: "START", title, data: null }] });

test("an unchanged document is the recorded one, however often the engine sends it", () => {
  const read = documentReader();
  const recorded = read(encodeKeyed(flow("Welcome")));
  expect(recorded).toEqual(flow("Welcome"));
  expect(read(encodeKeyed(flow("Welcome")))).toBe(recorded);
  expect(read(encodeKeyed(flow("Hello")))).toEqual(flow("Hello"));
});

test("what is not an object is read as well", () => {
  const read = documentReader();
  expect(["a text", "(null)", 3, true, undefined].map(read)).toEqual(["a text", null, 3, true, undefined]);
});

test("documents of resources that were asked about long ago are not kept", () => {
  const read = documentReader();
  const first = read(encodeKeyed(flow("Welcome")));
  for (let index = 0; index < 100; index++) read(encodeKeyed(flow(`Flow ${index}`)));
  const again = read(encodeKeyed(flow("Welcome")));
  expect(again).toEqual(first);
  expect(again).not.toBe(first);
});
