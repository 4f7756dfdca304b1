import { validate } from "../../../../../sdk/flow";
import { actions } from "./actions";
import { branches } from "./branches";
import { choices } from "./choices";
import { datesAndPictures } from "./datesAndPictures";
import { expressions } from "./expressions";
import { forms } from "./forms";
import { screens } from "./screens";
import { texts } from "./texts";

const all = [...texts, ...choices, ...datesAndPictures, ...branches, ...screens, ...expressions, ...forms, ...actions];
const documents = new Set(all.map(({ what }) => what.replace(/, at \d\.\d$/, "")));

test("at least sixty documents are held against the documentation", () => {
  expect(documents.size).toBeGreaterThanOrEqual(60);
});

test.each(all)("Meta documents $what ($page), and it is not refused", ({ flow }) => {
  const said = validate(flow).map(({ code, severity, path, message }) => `${severity} ${code} ${path}: ${message}`);
  expect(said).toEqual([]);
});
