import type { FlowJson, Json, Later, NextScreen } from "./generated/flowJson";

/**
 * A flow written in TypeScript: the editor completes every component, and the compiler refuses a property that a
 * component does not take, a component where it cannot stand, and a navigate or a route to a screen that the flow does
 * not have. A value that is known later, such as a Pulumi Output, may stand for every value but the ones that tell what
 * an object is. What the compiler cannot see, `validate` reports.
 *
 * Needs TypeScript 5.0 or newer.
 *
 * @returns the same object, in its literal type: `flow.screens[0].id` is `"WELCOME"`, not `string`
 * @example
 * const flow = defineFlow({
 *   version: "7.3",
 *   screens: [
 *     {
 *       id: "WELCOME",
 *       title: "Welcome",
 *       terminal: true,
 *       layout: {
 *         type: "SingleColumnLayout",
 *         children: [{ type: "Footer", label: "Done", "on-click-action": { name: "complete" } }],
 *       },
 *     },
 *   ],
 * });
 */
// Shown is never inferred and never given. Older compilers, 5.0 among them, keep literals only where a const parameter
// stands in the open, and Flow stands behind a condition; without it the compiler's message would be a riddle.
export function defineFlow<const Flow, const Shown extends readonly [FlowJson] = readonly [never]>(
  flow: ([Flow] extends [CheckedFlow<Flow>] ? Flow : CheckedFlow<Flow>) | Shown[0],
): Flow;
export function defineFlow(flow: unknown): unknown {
  return flow;
}

/** The ids of a flow's screens; any text where one of them is not written out. */
export type ScreenIds<Flow> = Flow extends { readonly screens: readonly (infer Each)[] } ? IdOf<Each> : string;

type IdOf<Screen> = Screen extends { readonly id: infer Id extends string } ? Id : string;

/** What a flow should be, key by key as it is given, so that the compiler reports each fault at its own place. */
export type CheckedFlow<Flow> = FlowJson extends Flow ? FlowJson : Checked<Flow, FlowJson, ScreenIds<Flow>>;

/** A value that nothing is looked for in. */
type Leaf = string | number | boolean | null | undefined | Later;

type Checked<Given, Allowed, Id extends string> = Given extends Leaf
  ? Allowed
  : Json extends Allowed
    ? Allowed
    : Given extends readonly unknown[]
      ? { readonly [Index in keyof Given]: Checked<Given[Index], ItemOf<Allowed>, Id> }
      : CheckedObject<Given, ObjectOf<Allowed>, Allowed, Id>;

type ItemOf<Allowed> = Allowed extends readonly (infer Item)[] ? Item : never;
type ObjectOf<Allowed> = Allowed extends Leaf | readonly unknown[] ? never : Allowed;

type CheckedObject<Given, Candidates, Allowed, Id extends string> = [Candidates] extends [never]
  ? Allowed
  : [Meant<Given, Candidates>] extends [never]
    ? Kind<Candidates>
    : CheckedKeys<Given, Meant<Given, Candidates>, Id>;

/** Among components the one of the given type, among actions the one of the given name, else the object itself. */
type Meant<Given, Candidate> = Candidate extends { readonly type: infer Type }
  ? Given extends { readonly type: Type }
    ? Candidate
    : never
  : Candidate extends { readonly name: infer Name extends string }
    ? Given extends { readonly name: Name }
      ? Candidate
      : never
    : Candidate;

/** The types or names to choose from, for an object that has none of them. */
type Kind<Candidates> = Candidates extends { readonly type: string }
  ? { readonly type: Candidates["type"] }
  : { readonly name: Candidates extends { readonly name: infer Name } ? Name : never };

/** An object as wide as what is meant was typed elsewhere and has nothing to look for. */
type CheckedKeys<Given, Meant, Id extends string> = Meant extends Given
  ? Meant
  : {
      readonly [Key in keyof Given]: Key extends keyof Meant
        ? CheckedKey<Key, Given[Key], Meant[Key], Id>
        : `${Key & string} is not a property${Owner<Meant>}`;
    } & Missing<Meant, Exclude<RequiredKeys<Meant>, keyof Given>>;

/** Ends a text that no value equals and that the compiler shows in place of a type. */
type Owner<Meant> = Meant extends { readonly type: infer Type }
  ? Type extends string
    ? ` of ${Type}`
    : ""
  : Meant extends { readonly name: infer Name extends string }
    ? ` of the action ${Name}`
    : "";

type CheckedKey<Key, Given, Allowed, Id extends string> = Given extends Later
  ? Allowed
  : Key extends "next"
    ? Checked<Given, NextAmong<Id, Given>, Id>
    : Key extends "routing_model"
      ? {
          readonly [Source in keyof Given]: Source extends Id ? readonly (Id | Later)[] | Later : UnknownScreen<Source>;
        }
      : Checked<Given, Allowed, Id>;

/** A screen to go to. Only for a name that is known later the message should speak of such. */
type NextAmong<Id extends string, Given> = {
  readonly type: NextScreen["type"];
  readonly name: Given extends { readonly name: Later } ? Later : Id;
};

type UnknownScreen<Source> = `${Source & string} is not a screen of the flow`;

type Missing<Meant, Keys> = [Keys] extends [never] ? unknown : Pick<Meant, Keys & keyof Meant>;

type RequiredKeys<Meant> = keyof {
  [Key in keyof Meant as string extends Key ? never : Record<never, never> extends Pick<Meant, Key> ? never : Key]: 0;
};
