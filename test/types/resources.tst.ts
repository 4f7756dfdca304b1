import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, test } from "tstyche";
import type { z } from "zod";
import type { inputs as triggerInputs } from "../../provider/resources/flowTrigger/inputs";
import type { outputs as triggerOutputs } from "../../provider/resources/flowTrigger/state";
import type { inputs as keyInputs } from "../../provider/resources/phoneEncryptionPublicKey/inputs";
import type { outputs as keyOutputs } from "../../provider/resources/phoneEncryptionPublicKey/state";
import type { CATEGORIES, inputs as flowInputs } from "../../provider/resources/whatsAppFlow/inputs";
import type { outputs as flowOutputs } from "../../provider/resources/whatsAppFlow/state";
import type { JsonObject, JsonValue } from "../../sdk/flow";
import type { FlowTrigger, FlowTriggerArgs } from "../../sdk/flowTrigger";
import type { PhoneEncryptionPublicKey, PhoneEncryptionPublicKeyArgs } from "../../sdk/phoneEncryptionPublicKey";
import type { FlowCategory, WhatsAppFlow, WhatsAppFlowArgs } from "../../sdk/whatsAppFlow";

/** The classes of the SDK and the tables of the provider are written apart, since neither may load the other. */
type Table = Readonly<Record<string, z.ZodType>>;

/** A value of a program as it reaches the provider: awaited, and a Date as its text. */
type Plain<T> =
  T extends pulumi.OutputInstance<infer Value>
    ? Plain<Value>
    : T extends Promise<infer Value>
      ? Plain<Value>
      : T extends Date
        ? string
        : T extends (infer Item)[]
          ? Plain<Item>[]
          : T extends Record<string, unknown>
            ? { [K in keyof T]: Plain<T[K]> }
            : T;

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Types that differ on purpose: that of the SDK, and that of the table. */
type Exceptions = Record<string, readonly [sdk: unknown, table: unknown]>;

/** Names that only one side has, or whose type differs; an input that may be left out may be undefined. */
type Differing<Sdk, Schemas extends Table, Names, Except extends Exceptions> = {
  [K in Names & PropertyKey]: K extends keyof Sdk & keyof Schemas
    ? Same<
        [Plain<Sdk[K]>, z.output<Schemas[K]>],
        K extends keyof Except ? Except[K] : [Plain<Sdk[K]>, Plain<Sdk[K]>]
      > extends true
      ? never
      : K
    : K;
}[Names & PropertyKey];

type Inputs<Args, Schemas extends Table, Except extends Exceptions> = Differing<
  Args,
  Schemas,
  keyof Args | keyof Schemas,
  Except
>;
type Outputs<Class, Schemas extends Table, Except extends Exceptions> = Differing<
  Class,
  Schemas,
  Exclude<keyof Class, keyof pulumi.CustomResource>,
  Except
>;

describe("a resource class of the SDK has the inputs and outputs of its table", () => {
  test("WhatsAppFlow", () => {
    // The program's object is made JSON when it is registered; a category that Meta may add is left to `allow`.
    type Except = {
      flow: [Record<string, unknown>, JsonObject];
      categories: [FlowCategory[] | undefined, string[] | undefined];
    };
    expect<Inputs<WhatsAppFlowArgs, typeof flowInputs, Except>>().type.toBe<never>();
    expect<FlowCategory>().type.toBe<(typeof CATEGORIES)[number]>();
    // What a state may lack, programs get as an empty text; a failed creation alone lacks the digest.
    type Absentable = [string, string | undefined];
    type ExceptOutputs = {
      digest: Absentable;
      publishedDigest: Absentable;
      jsonVersion: Absentable;
      dataApiVersion: Absentable;
    };
    expect<Outputs<WhatsAppFlow, typeof flowOutputs, ExceptOutputs>>().type.toBe<never>();
  });

  test("FlowTrigger", () => {
    type Except = { triggers: [NonNullable<unknown>, JsonValue] };
    expect<Inputs<FlowTriggerArgs, typeof triggerInputs, Except>>().type.toBe<never>();
    type ExceptOutputs = { requestId: [string, string | undefined]; firedAt: [string, string | undefined] };
    expect<Outputs<FlowTrigger, typeof triggerOutputs, ExceptOutputs>>().type.toBe<never>();
  });

  test("PhoneEncryptionPublicKey", () => {
    expect<Inputs<PhoneEncryptionPublicKeyArgs, typeof keyInputs, Record<never, never>>>().type.toBe<never>();
    // What a state may lack, programs get as an empty text; a failed creation alone lacks the fingerprint.
    type ExceptOutputs = { status: [string, string | undefined]; fingerprint: [string, string | undefined] };
    expect<Outputs<PhoneEncryptionPublicKey, typeof keyOutputs, ExceptOutputs>>().type.toBe<never>();
  });
});
