/** What a value of a flow may be. The whole format is described with these few shapes. */
export type Shape =
  | { kind: "string"; enum?: readonly string[]; constant?: string; pattern?: Pattern; blank?: Blank }
  | { kind: "boolean" }
  | { kind: "number" | "integer"; min?: number; max?: number }
  | { kind: "list"; of: Shape; min?: number; max?: number }
  /** A loose object may have further keys. */
  | { kind: "object"; properties: Properties; loose?: boolean }
  | { kind: "map"; of: Shape }
  | { kind: "either"; of: readonly Shape[] }
  | { kind: "components"; in: ComponentPlace }
  | { kind: "action"; names: readonly ActionName[] }
  | { kind: "any" };

/** A pattern that texts must match, with the words in which it is explained. */
interface Pattern {
  source: string;
  means: string;
}

/** What Meta says of a blank text, where it is not one PATTERN_MISMATCH: it was seen to accept it, or has two codes. */
type Blank = "accepted" | "two codes";

/** Where a list of components stands; what may stand there differs. */
export type ComponentPlace = "layout" | "form" | "if" | "switch";

/** The actions of Flow JSON. */
export type ActionName = "navigate" | "data_exchange" | "complete" | "open_url" | "update_data";

/** A property of an object of the format. */
export interface Property {
  shape: Shape;
  required?: boolean;
  /** Whether `${...}` may stand in place of the value. */
  binding?: boolean;
  /** First version that has the property. */
  since?: string;
  /** First version in which the shape is another one; the entry of that name in `later` then holds. */
  later?: { since: string; property: Property };
  /** Allowed only where no Form is around the component. */
  outsideForm?: boolean;
  /** What the property does, as one sentence without full stop, for the reference and for editors. */
  about?: string;
}

export type Properties = Readonly<Record<string, Property>>;

export const string: Shape = { kind: "string" };
export const boolean: Shape = { kind: "boolean" };
export const number: Shape = { kind: "number" };
export const anything: Shape = { kind: "any" };
export const integer = (min?: number, max?: number): Shape => ({ kind: "integer", min, max });
export const oneOf = (...values: string[]): Shape => ({ kind: "string", enum: values });
export const list = (of: Shape, bounds: { min?: number; max?: number } = {}): Shape => ({
  kind: "list",
  of,
  ...bounds,
});
export const object = (properties: Properties): Shape => ({ kind: "object", properties });
export const either = (...of: Shape[]): Shape => ({ kind: "either", of });
export const action = (...names: ActionName[]): Shape => ({ kind: "action", names });

/** A property whose value is written out. */
export const fixed = (shape: Shape, more: Omit<Property, "shape"> = {}): Property => ({ shape, ...more });
/** A property whose value may be a binding. */
export const open = (shape: Shape, more: Omit<Property, "shape"> = {}): Property => ({ shape, binding: true, ...more });
/** The same property, required. */
export const required = (property: Property): Property => ({ ...property, required: true });
