import { isPlainObject, type JsonObject } from "../../../../sdk/flow";
import type { Finding } from "../../../../sdk/flow/diagnostic";
import { checkSound, findingsOf } from "../../../../sdk/flow/validate";
import { faults } from "../faults";
import { copy } from "../visit";
import { allCases, validDocuments } from "./allCases";
import { applyHint } from "./hintEdits";

const faulty = allCases.flatMap(({ what, flow, expected }): [string, JsonObject][] =>
  isPlainObject(flow) && expected.length > 0 ? [[what, flow as JsonObject]] : [],
);

const mistaken = validDocuments.flatMap(([name, document]) =>
  faults.flatMap(({ what, make }): [string, JsonObject][] => {
    const changed = copy(document);
    return make(changed) === undefined ? [] : [[`${name} with ${what}`, changed]];
  }),
);

const stand = ({ code, message }: Finding) => `${code}: ${message}`;

/** How far validation got: mistakes of the version hide all others, and those of structure hide those of meaning. */
function stageOf(document: JsonObject): number {
  if (findingsOf(document).some(({ code }) => /_FLOW_JSON_VERSION$/.test(code))) return 0;
  return checkSound(document, {}, []).tree === undefined ? 1 : 2;
}

/** What is said after the hint of a finding was followed, and was not said before. */
function news(document: JsonObject, finding: Finding): string[] | undefined {
  const edited = applyHint(document, finding);
  if (edited === undefined) return undefined;
  const left = findingsOf(document).map(stand);
  // Of two findings that say the same, one must go.
  left.splice(left.indexOf(stand(finding)), 1);
  // What the mistake hid is not due to its hint.
  if (stageOf(edited) > stageOf(document)) return [];
  return findingsOf(edited)
    .map(stand)
    .filter((each) => {
      const index = left.indexOf(each);
      if (index >= 0) left.splice(index, 1);
      return index < 0;
    });
}

let followed = 0;

test.each([...faulty, ...mistaken])("following a hint removes its finding and adds none: %s", (_, document) => {
  const found = findingsOf(document).flatMap((finding) => {
    const said = news(document, finding);
    if (said === undefined) return [];
    followed += 1;
    return said.length === 0 ? [] : [{ hint: finding.hint, of: stand(finding), said }];
  });
  expect(found).toEqual([]);
});

test("many hints name an edit", () => expect(followed).toBeGreaterThan(150));
