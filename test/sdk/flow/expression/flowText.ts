import fc from "fast-check";

const FRAGMENTS = [
  ..."${}`'\"\\.()!=<>&|+-*/% 07abc?",
  ..."[]é😀\n",
  "${data.x}",
  "${form.y}",
  "${screen.A.data.z}",
  "${ data.x }",
  "${foo.x}",
  "'text'",
  " == ",
  " && ",
  "true",
  "null",
  "data.",
  "screen.",
];

/** Any string, and strings of what bindings and expressions are made of, at times between backticks. */
export function flowText(): fc.Arbitrary<string> {
  const fragments = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 20 }).map((parts) => parts.join(""));
  return fc.oneof(
    fragments,
    fragments.map((text) => `\`${text}\``),
    fc.string({ unit: "binary" }),
  );
}
