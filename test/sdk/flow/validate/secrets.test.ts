import * as fc from "fast-check";
import type { JsonObject, JsonValue } from "../../../../sdk/flow";
import { formatPath, type Path } from "../../../../sdk/flow/path";
import { findingsOf } from "../../../../sdk/flow/validate";
import { invalidDocuments, validDocuments } from "./allCases";
import { placesIn, withValues } from "./places";

/** What no message may hold, in the forms in which a value can be wrong. */
const CANARY = "987654321";
const secrets: JsonValue[] = [
  CANARY,
  Number(CANARY),
  -Number(CANARY),
  ` ${CANARY} `,
  `\${data.${CANARY}}`,
  `\${form.${CANARY}}`,
  `\${screen.${CANARY}.data.a}`,
  `\${${CANARY}`,
  `\`\${data.${CANARY}} + '${CANARY}'\``,
  `'${CANARY}' == 1`,
  [CANARY],
];

const documents = [...validDocuments, ...invalidDocuments].map(([, document]) => document);

/** Ids of screens and names of inputs stand in messages as keys do: they tell where something is, not what it is. */
const isName = (place: Path) =>
  (place.length === 3 && place[2] === "id") || (place.at(-1) === "name" && typeof place.at(-2) === "number");

const placesOfValues = (document: JsonObject) => placesIn(document).filter((place) => !isName(place));

/** What is said of a document with a secret at some places, of which it is told where secrets begin. */
const said = (document: JsonObject, places: readonly Path[], secret: JsonValue, told: readonly Path[] = places) => {
  const paths = new Set(told.map(formatPath));
  const isSecret = (path: Path) => paths.has(formatPath(path));
  return findingsOf(withValues(document, places, secret), { isSecret }).map(
    ({ code, path, message, hint = "" }) => `${code} ${formatPath(path)}: ${message}; ${hint}`,
  );
};

const leaks = (messages: readonly string[]) => messages.filter((message) => message.includes(CANARY));

test("a secret at any place of any document is in no message", () => {
  let turn = 0;
  const found = documents.flatMap((document) =>
    placesOfValues(document).flatMap((place) => {
      turn += 1;
      return leaks(said(document, [place], secrets[turn % secrets.length] ?? CANARY));
    }),
  );
  expect(found).toEqual([]);
});

test("several secrets are in no message, also where all around them is secret", () => {
  const some = fc.constantFrom(...documents).chain((document) => {
    const all = placesOfValues(document);
    const places = fc.subarray(all, { minLength: 1, maxLength: Math.min(5, all.length) });
    return fc.tuple(fc.constant(document), places, fc.constantFrom(...secrets), fc.nat(8));
  });
  return fc.assert(
    fc.property(some, ([document, places, secret, depth]) => {
      const told = places.map((place) => place.slice(0, Math.max(0, place.length - depth)));
      expect(leaks(said(document, places, secret, told))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test("what is not secret is shown", () => {
  const [document] = documents;
  const messages = placesOfValues(document ?? {}).flatMap((place) => leaks(said(document ?? {}, [place], CANARY, [])));
  expect(messages.length).toBeGreaterThan(20);
});
