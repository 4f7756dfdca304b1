import type { JsonValue } from "./json";

/** The way from a document's top to a value in it: keys of objects and indexes of lists. */
export type Path = readonly (string | number)[];

/** A path as Meta writes it: `screens[0].layout.children[1].on-click-action`; empty for the document itself. */
export function formatPath(path: Path): string {
  return path
    .map((step, index) => {
      if (typeof step === "number") return `[${step}]`;
      if (!/^[\w$][\w$-]*$/.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join("");
}

/** The value at a path; undefined where there is none. */
export function valueAt(document: unknown, path: Path): unknown {
  let value = document;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** The value at a path of a JSON document; undefined where there is none. */
export function jsonAt(document: JsonValue, path: Path): JsonValue | undefined {
  let value: JsonValue | undefined = document;
  for (const step of path) {
    if (Array.isArray(value)) value = typeof step === "number" ? value[step] : undefined;
    else if (typeof value === "object" && value !== null && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}
