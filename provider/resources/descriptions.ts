import { z } from "zod";
import type { JsonValue } from "../../sdk/flow";

/** What a change of an input does, when nothing else changes. */
export type ChangeEffect =
  /** What CAMS holds is changed. */
  | "update"
  /** The new value is recorded in the state, without a write to CAMS. */
  | "record"
  /** A new resource takes the place of the old one. */
  | "replace"
  /** Nothing: the resource is unchanged. */
  | "none"
  /** The preview stops: the input can only change together with another one. */
  | "refuse";

/** What a change does, in words that follow "A change". */
export const EFFECTS: Readonly<Record<ChangeEffect, string>> = {
  update: "updates the resource in place",
  record: "is recorded, without a write to CAMS",
  replace: "replaces the resource",
  none: "has no effect",
  refuse: "stops the preview",
};

/**
 * Where the secret values of an input or output are looked for. The engine keeps a secret that stays where the program
 * gave it. What goes to CAMS and back may turn up at another place, so it is searched value by value.
 */
type Secrecy = "in place" | "by value";

/** What is said of an input beside its schema. Texts are Markdown. */
export interface InputDescription {
  /** What it is for, in full sentences. */
  description: string;
  /** The value that counts when the input is left out, where it is always the same one. */
  default?: JsonValue;
  /** What counts when the input is left out, in words, where no value says it. By default nothing does. */
  defaultText?: string;
  /** The message for an input that is required and was left out. */
  missing?: string;
  change: ChangeEffect;
  /** What a change does, in words that follow "A change", where they say more than the effect. */
  changeText?: string;
  /** By default `in place`. */
  secrecy?: Secrecy;
  /** Whether the input is a document, which is registered with the engine in its keyed form. */
  keyed?: boolean;
  /** Whether the value becomes the id of the resource, which Pulumi stores and shows in clear: a secret is refused. */
  becomesId?: boolean;
  /** Whether a document may also be given as its text, by programs in languages that cannot take a text apart. */
  asText?: boolean;
  /** Keys of a document whose values are no secrets, although they may stand within one. */
  openKeys?: readonly string[];
  /** The JSON type, where the schema is a check of our own that does not say it. By default any JSON. */
  type?: "object" | ("string" | "number")[];
}

/** What is said of an output beside its schema. */
export interface OutputDescription {
  description: string;
  /** By default `in place`. */
  secrecy?: Secrecy;
}

/** Describes the inputs of all resources: `z.string().register(inputDescriptions, { ... })`. */
export const inputDescriptions = z.registry<InputDescription>();

/** Describes the outputs of all resources. What a state holds without description is our own and no output. */
export const outputDescriptions = z.registry<OutputDescription>();

/** One schema an input or output, in the order of the reference. */
export type Schemas = Readonly<Record<string, z.ZodType>>;

const namesWhere = (schemas: Schemas, holds: (schema: z.ZodType) => boolean | undefined): string[] =>
  Object.entries(schemas).flatMap(([name, schema]) => (holds(schema) ? [name] : []));

/** The inputs that are documents. */
export const keyedInputs = (inputs: Schemas): string[] =>
  namesWhere(inputs, (schema) => inputDescriptions.get(schema)?.keyed);

/** The inputs that become the id of the resource. */
export const idInputs = (inputs: Schemas): string[] =>
  namesWhere(inputs, (schema) => inputDescriptions.get(schema)?.becomesId);

/** The documents that may be given as their texts. */
export const textInputs = (inputs: Schemas): string[] =>
  namesWhere(inputs, (schema) => inputDescriptions.get(schema)?.asText);

/** The inputs and outputs in which secrets are looked for value by value. */
export const searchedForSecrets = (schemas: Schemas): string[] =>
  namesWhere(
    schemas,
    (schema) => (inputDescriptions.get(schema) ?? outputDescriptions.get(schema))?.secrecy === "by value",
  );

/** The outputs that a state may lack. */
export const absentableOutputs = (outputs: Schemas): string[] =>
  namesWhere(outputs, (schema) => outputDescriptions.has(schema) && schema.safeParse(undefined).success);

/** Those of them that are texts, so that the empty text can stand for none. */
export const absentableTexts = (outputs: Schemas): string[] =>
  absentableOutputs(outputs).filter((name) => {
    const empty = outputs[name]?.safeParse("");
    return empty?.success === true && empty.data === undefined;
  });

/** Keys of documents whose values are no secrets, although they may stand within one. */
export const openKeysOf = (inputs: Schemas): string[] =>
  Object.values(inputs).flatMap((schema) => inputDescriptions.get(schema)?.openKeys ?? []);
