import * as fc from "fast-check";
import type { JsonObject } from "../../../../sdk/flow";
import type { Path } from "../../../../sdk/flow/path";
import { findingsOf } from "../../../../sdk/flow/validate";
import { invalidDocuments, validDocuments } from "./allCases";
import { placesIn, withValues } from "./places";

/** A value that is not known yet is either no JSON at all, or a text that only its maker can tell from others. */
const markers: [string, unknown][] = [
  ["a value of its own", Symbol("later")],
  ["a text", "04da6b54-80e4-46f7-96ec-b56ff0331ba9"],
  ["an object of a class", new (class Later {})()],
];

test("there are valid flows to try", () => expect(validDocuments.length).toBeGreaterThan(30));

describe.each(markers)("values that are not known yet, marked with %s", (_, marker) => {
  const isUnknown = (value: unknown) => value === marker;
  const said = (document: unknown) =>
    findingsOf(document, { isUnknown }).map(({ code, path, message }) => `${code} ${path.join(".")}: ${message}`);

  test.each(validDocuments)("any one of them is accepted in: %s", (__, document: JsonObject) => {
    const found = placesIn(document).flatMap((place) => {
      const errors = said(withValues(document, [place], marker));
      return errors.length === 0 ? [] : [{ unknown: place.join("."), errors }];
    });
    expect(found).toEqual([]);
  });

  test("any number of them is accepted", () => {
    const some = fc
      .constantFrom(...validDocuments.map(([, document]) => document))
      .chain((document) => fc.tuple(fc.constant(document), fc.subarray(placesIn(document), { maxLength: 8 })));
    return fc.assert(
      fc.property(some, ([document, places]) => {
        expect(said(withValues(document, places, marker))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

test.each(invalidDocuments)("a title that is not known yet hides nothing in: %s", (_, document) => {
  const isTitle = (place: Path) => place[0] === "screens" && place.length === 3 && place[2] === "title";
  const codes = (value: unknown, isUnknown?: (value: unknown) => boolean) =>
    findingsOf(value, { isUnknown })
      .filter(({ path }) => !isTitle(path))
      .map(({ code, path }) => [code, ...path]);
  const later = Symbol("later");
  const titles = placesIn(document).filter(isTitle);
  expect(codes(withValues(document, titles, later), (value) => value === later)).toEqual(codes(document));
});
