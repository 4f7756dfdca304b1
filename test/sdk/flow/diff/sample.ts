import type { JsonObject, JsonValue } from "../../../../sdk/flow/json";
import { isPlainObject } from "../../../../sdk/flow/json";

/** A flow of screens A, B, C, ... in a row: each has a form with two inputs and leads to the next one. */
export function chain(screens: number): JsonObject {
  return {
    version: "7.3",
    routing_model: Object.fromEntries(
      Array.from({ length: screens }, (_, index) => [idOf(index), index + 1 < screens ? [idOf(index + 1)] : []]),
    ),
    screens: Array.from({ length: screens }, (_, index) =>
      screen(index, index + 1 < screens ? idOf(index + 1) : undefined),
    ),
  };
}

/** A, B, ..., Z, BA, BB, ... */
const idOf = (index: number): string =>
  `${index >= 26 ? String.fromCharCode(65 + Math.floor(index / 26)) : ""}${String.fromCharCode(65 + (index % 26))}`;

function screen(index: number, next: string | undefined): JsonObject {
  return {
    id: idOf(index),
    title: `Screen ${index}`,
    data: { given_name: { type: "string", __example__: "Ada" } },
    layout: {
      type: "SingleColumnLayout",
      children: [
        { type: "TextHeading", text: `Heading ${index}` },
        {
          type: "Form",
          name: "form",
          children: [
            { type: "TextInput", name: "email", label: `Address ${index}`, required: true },
            {
              type: "Dropdown",
              name: "country",
              label: `Country ${index}`,
              "data-source": [
                { id: "cl", title: "Chile" },
                { id: "pe", title: "Peru" },
                { id: "uy", title: "Uruguay" },
              ],
            },
            { type: "Footer", label: "Continue", "on-click-action": footerAction(next) },
          ],
        },
      ],
    },
    ...(next === undefined && { terminal: true }),
  };
}

const footerAction = (next: string | undefined): JsonObject =>
  next === undefined
    ? { name: "complete", payload: { email: "${form.email}", channel: "flow" } }
    : { name: "navigate", next: { type: "screen", name: next }, payload: { given_name: "${data.given_name}" } };

/** A copy of a document with one edit made to it. */
export function edited(document: JsonObject, edit: (copy: Editable) => void): JsonObject {
  const copy = structuredClone(document);
  edit(new Editable(copy));
  return copy;
}

/** Reaches into a document without a type for each of its levels. */
export class Editable {
  constructor(private readonly value: JsonValue | undefined) {}

  /** The object at a path. */
  object(...path: (string | number)[]): JsonObject {
    const found = this.at(path);
    if (!isPlainObject(found)) throw new Error(`no object at ${path.join(".")}`);
    return found as JsonObject;
  }

  /** The list at a path. */
  list(...path: (string | number)[]): JsonValue[] {
    const found = this.at(path);
    if (!Array.isArray(found)) throw new Error(`no list at ${path.join(".")}`);
    return found;
  }

  /** The components in the form of a screen. */
  fields(screen: number): JsonValue[] {
    return this.list("screens", screen, "layout", "children", 1, "children");
  }

  /** One of them. */
  field(screen: number, index: number): JsonObject {
    return this.object("screens", screen, "layout", "children", 1, "children", index);
  }

  private at(path: (string | number)[]): JsonValue | undefined {
    return path.reduce<JsonValue | undefined>((value, step) => {
      if (Array.isArray(value)) return value[Number(step)];
      return isPlainObject(value) ? (value as JsonObject)[step] : undefined;
    }, this.value);
  }
}
