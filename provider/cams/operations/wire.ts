import { z } from "zod";

/** How a parameter of type `T` travels: as a text in the query. */
export interface Wire<T> {
  encode(value: T): string;
  readonly optional: boolean;
}

const wire = <T>(encode: (value: T) => string): Wire<T> & { optional: false } => ({ encode, optional: false });

/** A text, sent as it is. */
export const text = wire<string>((value) => value);
/** A whole number, sent as its decimal digits. */
export const whole = wire<number>(String);
/** A list or an object, sent as one JSON text. */
export const json = <T>() => wire<T>(JSON.stringify);
/** A parameter that may be left out, and then is not sent at all. */
export const optional = <T>({ encode }: Wire<T>): Wire<T> & { optional: true } => ({ encode, optional: true });

type Optional<W> = { [K in keyof W]: W[K] extends { optional: true } ? K : never }[keyof W];
type Value<W> = W extends Wire<infer T> ? T : never;

/** The parameters that a table of encodings describes. */
export type ParametersOf<W> = { [K in Exclude<keyof W, Optional<W>>]: Value<W[K]> } & {
  [K in Optional<W>]?: Value<W[K]> | undefined;
};

/** Ids and names are opaque texts; some replies carry them as numbers. */
export const textual = z.union([z.string(), z.number()]).transform(String);

/** CAMS writes an absent text as "", "None" or "无", or leaves it out. */
export const absentable = textual
  .nullish()
  .transform((value) => (value == null || ["", "None", "无"].includes(value.trim()) ? undefined : value));

/** A number of milliseconds or seconds; some replies carry it as a text. */
export const numeric = z.union([z.number(), z.string().regex(/^\d+$/)]).transform(Number);
