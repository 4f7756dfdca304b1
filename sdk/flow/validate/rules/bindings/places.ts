import { ACTIONS, COMPONENTS, type Properties, type Shape } from "../../../format";
import { isPlainObject } from "../../../json";
import type { Path } from "../../../path";
import type { CheckContext } from "../../context";
import type { ComponentNode } from "../../tree";

/** A text in a place where a binding is replaced by its value, and what the value must be. */
export interface Place {
  text: string;
  shape: Shape;
  path: Path;
}

/** The texts of a component that may be bindings or nested expressions; payloads of actions are not among them. */
export function placesOf({ type, value, path }: ComponentNode, context: CheckContext): Place[] {
  const places: Place[] = [];
  inProperties(value, COMPONENTS[type]?.properties ?? {}, path, context, places);
  if (type === "Switch" && typeof value.value === "string" && !context.isUnknown(value.value)) {
    places.push({ text: value.value, shape: { kind: "any" }, path: [...path, "value"] });
  }
  return places;
}

function inProperties(
  value: Readonly<Record<string, unknown>>,
  properties: Properties,
  path: Path,
  context: CheckContext,
  places: Place[],
): void {
  for (const [key, member] of Object.entries(value)) {
    const given = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (given === undefined) continue;
    const { shape, binding } =
      given.later && context.isSince(given.later.since) ? { ...given, ...given.later.property } : given;
    inValue(member, shape, binding === true, [...path, key], context, places);
  }
}

/** @param open whether texts here are replaced; those in a list are not */
function inValue(
  value: unknown,
  shape: Shape,
  open: boolean,
  path: Path,
  context: CheckContext,
  places: Place[],
): void {
  if (context.isUnknown(value)) return;
  if (typeof value === "string") {
    if (open) places.push({ text: value, shape, path });
  } else if (Array.isArray(value)) {
    if (shape.kind !== "list") return;
    for (const [index, item] of value.entries()) inValue(item, shape.of, false, [...path, index], context, places);
  } else if (isPlainObject(value)) {
    const inner = shape.kind === "either" ? shape.of.find(({ kind }) => kind === "object" || kind === "map") : shape;
    if (inner?.kind === "object") inProperties(value, inner.properties, path, context, places);
    if (inner?.kind === "action") inAction(value, path, context, places);
    if (inner?.kind !== "map") return;
    for (const [key, member] of Object.entries(value)) {
      inValue(member, inner.of, open, [...path, key], context, places);
    }
  }
}

function inAction(value: Record<string, unknown>, path: Path, context: CheckContext, places: Place[]): void {
  const spec = Object.entries(ACTIONS).find(([name]) => name === value.name)?.[1];
  if (spec !== undefined) inProperties(value, spec.properties, path, context, places);
}
