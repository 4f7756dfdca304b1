import { COMPONENTS } from "./components";
import type { ComponentPlace } from "./shape";
import { isSince } from "./versions";

const branch = [
  "TextHeading",
  "TextSubheading",
  "TextBody",
  "TextCaption",
  "Image",
  "EmbeddedLink",
  "TextInput",
  "TextArea",
  "CheckboxGroup",
  "RadioButtonsGroup",
  "Dropdown",
  "DatePicker",
  "CalendarPicker",
  "ChipsSelector",
  "OptIn",
  "PhotoPicker",
  "DocumentPicker",
  "Footer",
];
const everything = Object.keys(COMPONENTS);

/** The components that may stand in each kind of list. Source: what Meta's Flow Builder refuses. */
const PLACEMENT: Readonly<Record<ComponentPlace, readonly string[]>> = {
  layout: everything,
  form: everything.filter((type) => type !== "RichText" && type !== "Form"),
  if: [...branch, "If", "Switch"],
  switch: branch,
};

/** Components that came to a place later than they came to the format. */
const LATER: Readonly<Partial<Record<ComponentPlace, Readonly<Record<string, string>>>>> = {
  if: { ChipsSelector: "7.1" },
  switch: { ChipsSelector: "7.1" },
};

/** The components that may stand in a list of a kind, in a version. */
export function componentsIn(place: ComponentPlace, version: string): string[] {
  return PLACEMENT[place].filter(
    (type) => isSince(version, COMPONENTS[type]?.since ?? "1.0") && isSince(version, LATER[place]?.[type] ?? "1.0"),
  );
}
