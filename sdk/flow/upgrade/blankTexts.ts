import { COMPONENTS, type Properties } from "../format";
import { isPlainObject } from "../json";
import type { Path } from "../path";
import type { UpgradeStep } from "./step";

/** From 6.0 no text may be blank; where a text may be left out, a blank one says the same as none. */
export const dropBlankTexts: UpgradeStep = ({ screens }, note) => {
  for (const { type, value, path } of screens.flatMap(({ components }) => components)) {
    dropIn(value, COMPONENTS[type]?.properties ?? {}, path, (place) =>
      note(place, "a blank string is removed: from version 6.0 strings cannot be blank"),
    );
  }
};

function dropIn(value: Record<string, unknown>, properties: Properties, path: Path, note: (path: Path) => void): void {
  for (const [key, { shape, required }] of Object.entries(properties)) {
    const member = value[key];
    // Captions stand in pairs, so that one of them cannot go alone.
    const isText = (shape.kind === "string" || shape.kind === "either") && !key.endsWith("-caption");
    if (isText && !required && typeof member === "string" && member.trim() === "") {
      delete value[key];
      note([...path, key]);
    } else if (shape.kind === "object" && isPlainObject(member)) {
      dropIn(member, shape.properties, [...path, key], note);
    } else if (shape.kind === "list" && shape.of.kind === "object" && Array.isArray(member)) {
      const { properties: inner } = shape.of;
      member.forEach((item, index) => {
        if (isPlainObject(item)) dropIn(item, inner, [...path, key, index], note);
      });
    }
  }
}
