import type { JsonObject, JsonValue } from "../../json";
import { problemOf } from "./problems";
import { type Flow, payloadOf, read, test, type Visit } from "./session";
import { asObject, asText, isSame, member, type Value } from "./values";

/** An input that stands on the screen now. */
export interface Field {
  /** What keeps it from being sent; undefined where nothing does. */
  problem(): string | undefined;
  /** Shows or takes away a message. */
  show(message: string | undefined): void;
  focus(): void;
}

/** What a screen does beyond itself. */
export type Act = (action: JsonObject, component: string) => void;

/** Things that live as long as the branch in which they were drawn. */
interface Scope {
  watchers: Set<() => void>;
  fields: Set<Field>;
  inner: Set<Scope>;
}

const newScope = (): Scope => ({ watchers: new Set(), fields: new Set(), inner: new Set() });

/** A screen being drawn: what components read, write and do, and what runs when a value changes. */
export class Sheet {
  /** Components as they were drawn, by their paths. */
  readonly drawn = new Map<string, HTMLElement>();
  /** Messages of error that the form around the inputs was given, by their names. */
  messages: () => JsonObject = () => ({});
  /** All visited screens, this one last. */
  readonly visits: readonly Visit[];
  readonly #top = newScope();
  #scope = this.#top;
  #ids = 0;

  constructor(
    readonly flow: Flow,
    /** The screens that were visited before this one. */
    before: readonly Visit[],
    readonly visit: Visit,
    /** Begins the ids of elements: there may be several sheets on a page. */
    readonly prefix: string,
    /** Performs an action that leaves the screen; absent where a screen is only looked at. */
    readonly act?: Act,
  ) {
    this.visits = [...before, visit];
  }

  id(): string {
    this.#ids += 1;
    return `${this.prefix}-${this.#ids}`;
  }

  read(value: Value): Value {
    return read(this.flow, this.visits, value);
  }

  test(condition: Value): boolean {
    return test(this.flow, this.visits, condition);
  }

  /** Applies a value now and whenever it has changed. */
  watch<Read extends Value>(readNow: () => Read, apply: (value: Read) => void): void {
    const scope = this.#scope;
    let last = readNow();
    apply(last);
    scope.watchers.add(() => {
      const now = readNow();
      if (isSame(now, last)) return;
      last = now;
      this.#within(scope, () => apply(now));
    });
  }

  /** Draws something that may go again; the result ends what belongs to it. */
  branch(draw: () => void): () => void {
    const outer = this.#scope;
    const scope = newScope();
    outer.inner.add(scope);
    this.#within(scope, draw);
    return () => {
      outer.inner.delete(scope);
    };
  }

  /** Registers an input, whose problems hold the footer. */
  field(component: JsonObject, isShown: () => boolean, parts: Pick<Field, "show" | "focus">): void {
    const readOf = (property: string) => this.read(component[property]);
    this.#scope.fields.add({
      ...parts,
      problem: () =>
        isShown() && readOf("enabled") !== false
          ? problemOf(asText(component.type), readOf, this.valueOf(component))
          : undefined,
    });
  }

  /** The message that a component was given from outside, such as by the endpoint. */
  messageOf(component: JsonObject): string {
    const own = component["error-message"];
    return asText(own === undefined ? member(this.messages(), asText(component.name)) : this.read(own));
  }

  valueOf(component: JsonObject): JsonValue {
    return this.visit.form.get(asText(component.name)) ?? "";
  }

  /** Takes what was put into an input. */
  set(component: JsonObject, value: JsonValue): void {
    this.visit.form.set(asText(component.name), value);
    this.refresh();
  }

  /** Does what a selection, or its end, does: changes data here, or leaves it to the flow. */
  select(action: Value, component: string): void {
    const selected = asObject(action);
    if (typeof selected.name !== "string") return;
    this.act?.(selected, component);
    if (selected.name !== "update_data") return;
    const payload = payloadOf(this.flow, this.visits, selected);
    for (const [key, value] of Object.entries(payload)) this.visit.data.set(key, value);
    this.refresh();
  }

  refresh(): void {
    refreshed(this.#top);
  }

  /** Shows what is wrong with the inputs and goes to the first; true if nothing is. */
  isComplete(): boolean {
    const wrong = fieldsIn(this.#top).filter((field) => {
      const problem = field.problem();
      field.show(problem);
      return problem !== undefined;
    });
    wrong[0]?.focus();
    return wrong.length === 0;
  }

  #within(scope: Scope, work: () => void): void {
    const outer = this.#scope;
    this.#scope = scope;
    work();
    this.#scope = outer;
  }
}

function refreshed(scope: Scope): void {
  for (const watcher of [...scope.watchers]) watcher();
  for (const inner of [...scope.inner]) refreshed(inner);
}

function fieldsIn(scope: Scope): Field[] {
  return [...scope.fields, ...[...scope.inner].flatMap(fieldsIn)];
}
