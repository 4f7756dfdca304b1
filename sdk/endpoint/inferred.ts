import type { ScreenIds } from "../flow/define";

/** One screen of a flow. */
type ScreenOf<Flow, Id> = Flow extends { readonly screens: readonly (infer Screen)[] }
  ? Extract<Screen, { readonly id: Id }>
  : never;

/** The screens to which the routing model leads from a screen. */
export type RoutesFrom<Flow, Id extends string> = Flow extends { readonly routing_model: infer Model }
  ? Id extends keyof Model
    ? Model[Id] extends readonly (infer To)[]
      ? Extract<To, ScreenIds<Flow>>
      : never
    : never
  : never;

/** The data that a screen is shown with. */
export type DataOf<Flow, Id> =
  ScreenOf<Flow, Id> extends { readonly data: infer Model }
    ? { readonly [Key in keyof Model]: ValueOf<Model[Key]> }
    : Record<never, never>;

/** The value that a schema of a data model describes. Inner keys may be absent. */
type ValueOf<Schema> = Schema extends { readonly type: infer Type }
  ? Type extends "string"
    ? string
    : Type extends "number" | "integer"
      ? number
      : Type extends "boolean"
        ? boolean
        : Type extends "null"
          ? null
          : Type extends "array"
            ? Schema extends { readonly items: infer Items }
              ? readonly ValueOf<Items>[]
              : readonly unknown[]
            : Schema extends { readonly properties: infer Members }
              ? { readonly [Key in keyof Members]?: ValueOf<Members[Key]> | undefined }
              : Readonly<Record<string, unknown>>
  : unknown;

type Leaf = string | number | boolean | null | undefined;

/** What the data_exchange actions of a screen send. */
export type PayloadsOf<Flow, Id> = PayloadOf<ExchangesIn<ScreenOf<Flow, Id>>, Flow, Id>;

/** All data_exchange actions in a part of a screen. */
type ExchangesIn<Part> = Part extends Leaf
  ? never
  : Part extends readonly unknown[]
    ? { [Index in keyof Part]: ExchangesIn<Part[Index]> }[number]
    : Part extends { readonly name: "data_exchange"; readonly type?: never }
      ? Part
      : { [Key in keyof Part]: ExchangesIn<Part[Key]> }[keyof Part];

type PayloadOf<Action, Flow, Id> = Action extends { readonly name: unknown }
  ? Action extends { readonly payload: infer Payload }
    ? { readonly [Key in keyof Payload]: SentOf<Payload[Key], Flow, Id> }
    : Record<never, never>
  : never;

/** What is sent for a value of a payload. */
type SentOf<Value, Flow, Id> = Value extends `\${form.${infer Name}}`
  ? InputOf<ScreenOf<Flow, Id>, Name>
  : Value extends `\${screen.${infer Other}.form.${infer Name}}`
    ? InputOf<ScreenOf<Flow, Other>, Name>
    : Value extends `\${screen.${infer Other}.data.${infer Path}}`
      ? DataAt<DataOf<Flow, Other>, Path>
      : Value extends `\${data.${infer Path}}`
        ? DataAt<DataOf<Flow, Id>, Path>
        : Value extends `\`${string}\``
          ? string | number | boolean
          : Value;

type DataAt<Data, Path extends string> = Path extends keyof Data
  ? Data[Path]
  : Path extends `${infer First}.${infer Rest}`
    ? First extends keyof Data
      ? DataAt<NonNullable<Data[First]>, Rest> | undefined
      : unknown
    : unknown;

/** What an input of a screen gives; unknown where there is none of that name. */
type InputOf<Screen, Name extends string> = [InputsIn<Screen, Name>] extends [never]
  ? unknown
  : GivenBy<InputsIn<Screen, Name>>;

type InputsIn<Part, Name> = Part extends Leaf
  ? never
  : Part extends readonly unknown[]
    ? { [Index in keyof Part]: InputsIn<Part[Index], Name> }[number]
    : Part extends { readonly name: Name; readonly type: unknown }
      ? Part
      : { [Key in keyof Part]: InputsIn<Part[Key], Name> }[keyof Part];

type GivenBy<Input> = Input extends { readonly type: "OptIn" }
  ? boolean
  : Input extends { readonly type: "CheckboxGroup" | "ChipsSelector" }
    ? readonly OptionIds<Input>[]
    : Input extends { readonly type: "Dropdown" | "RadioButtonsGroup" }
      ? OptionIds<Input> | ""
      : Input extends { readonly type: "PhotoPicker" | "DocumentPicker" }
        ? readonly Readonly<Record<string, unknown>>[]
        : Input extends { readonly type: "CalendarPicker"; readonly mode: "range" }
          ? { readonly "start-date"?: string; readonly "end-date"?: string }
          : // Meta does not document what phones send for a number.
            Input extends { readonly type: "TextInput"; readonly "input-type": "number" | "passcode" }
            ? number | string
            : string;

type OptionIds<Input> = Input extends { readonly "data-source": readonly (infer Option)[] }
  ? Option extends { readonly id: infer Id extends string }
    ? Id
    : string
  : string;
