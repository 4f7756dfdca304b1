import type { Context, DiffAnswer, Failure } from "./context";
import type { Schemas } from "./descriptions";
import type { Declarer } from "./names";
import type { Secrets } from "./secrets";

/** Inputs or outputs as plain values: documents as they are, secrets in clear. */
export type Values = Record<string, unknown>;

/** What a resource is, for whoever describes it: its type, and its inputs and outputs in the order of the reference. */
export interface ResourceDescription {
  /** The last part of its type token, such as `WhatsAppFlow`. */
  type: string;
  /** What it is, in full sentences, as Markdown. */
  description: string;
  inputs: Schemas;
  /** What a state holds beside the inputs; the described ones are outputs, the others our own. */
  outputs: Schemas;
  /** Name of the output that is the resource's id. */
  id: string;
}

/**
 * A resource: what it is, and its lifecycle over plain values and a context. It knows no protocol of the engine; a front
 * end serves any definition. What front ends do for all resources: they decode and encode documents, keep values that
 * are not known yet and secrets apart, mask every message, give `update`, `read` and `delete` a context of the region
 * that is recorded, and record inputs and state together.
 */
export interface ResourceDefinition<Inputs extends object, State extends RecordedPlace> extends ResourceDescription {
  id: keyof State & string;
  /** Types inputs that `check` has passed. @throws for any other inputs */
  parseInputs(values: Values): Inputs;
  /** Types inputs that were recorded, by this release or an earlier one. */
  recordedInputs(values: Values): Partial<Inputs>;
  /** Types the state within the outputs that were recorded. @throws ResourceFailure for one that this release cannot read */
  readState(outputs: Values): State;
  /** Finds all that is wrong with a declaration at once, and logs what it means. Writes nothing. @returns what stops the run */
  check(context: Context, request: CheckRequest<Inputs>): Failure[] | Promise<Failure[]>;
  /** Compares a declaration with what is recorded, without a call. */
  diff(context: Context, request: DiffRequest<Inputs, State>): DiffAnswer;
  /** @throws PartialSuccess for a failure after something was made; what is wanted is then recorded */
  create(context: Context, wanted: Inputs, declarer: Declarer): Promise<State>;
  /** @throws PartialSuccess for a failure after something was changed; see `isApplied` for what is then recorded */
  update(context: Context, recorded: RecordedResource<Inputs, State>, wanted: Inputs): Promise<State>;
  /**
   * Whether the inputs to record after a partial success of an update are the wanted ones, because CAMS holds them
   * already; if not, the former ones stay recorded. By default they are.
   */
  isApplied?(state: State, wanted: Inputs): boolean;
  /**
   * Reads what is there now; undefined when it is gone. The inputs are the recorded ones with what drifted, and a
   * document that did not drift is the same object. Absent where CAMS keeps nothing that could be read.
   */
  read?(
    context: Context,
    recorded: RecordedResource<Inputs, State>,
  ): Promise<RecordedResource<Inputs, State> | undefined>;
  /**
   * Reads what no state holds, as if it had been declared: for `pulumi import`. The inputs are those of a program for
   * which nothing changes. Undefined when there is no such thing; absent where nothing can be imported.
   */
  import?(context: Context, id: string): Promise<RecordedResource<Inputs, State> | undefined>;
  /** Names what could be imported. */
  list?(context: Context): Promise<{ id: string; name: string }[]>;
  /** What is known of the outputs before a create or, of what is recorded, an update is made. */
  planned?(values: Values, isUnknown: (value: unknown) => boolean, recorded: State | undefined): Values;
  /** Removes what is there; already gone is success. Absent where nothing can be removed: then the resource is forgotten. */
  delete?(context: Context, state: State, declarer: Declarer): Promise<void>;
}

/** A function: what it is, and its work over plain values and a context. It only reads. */
export interface FunctionDefinition {
  /** The last part of its token, such as `getWhatsAppFlow`. */
  name: string;
  description: string;
  inputs: Schemas;
  outputs: Schemas;
  /** @throws ResourceFailure for arguments that do not go together, and for what is not there */
  call(context: Context, values: Values): Promise<Values>;
}

/** Where a resource is. What is recorded counts for it, not what is configured today. */
export interface RecordedPlace {
  region: string;
}

/** What the engine last stored of a resource: the inputs that were declared, and what became of them. */
export interface RecordedResource<Inputs, State> {
  inputs: Partial<Inputs>;
  state: State;
}

/** A declaration to look at. */
export interface CheckRequest<Inputs> {
  declarer: Declarer;
  /** The inputs as declared. */
  values: Values;
  /** Tells a value that is not known yet. Inside a document or a list such a value may stand among others. */
  isUnknown: (value: unknown) => boolean;
  /** The inputs that were last applied or refreshed; undefined for a resource that is about to be created. */
  old: Partial<Inputs> | undefined;
  /** The file that the document was read from, relative to the program. */
  file: string | undefined;
  secrets: Secrets;
}

/** A declaration to compare with what is recorded. */
interface DiffRequest<Inputs, State> {
  declarer: Declarer;
  recorded: RecordedResource<Inputs, State>;
  /** The inputs as declared, with what is recorded in place of those that are not known yet. */
  wanted: Inputs;
  /** Names of the inputs that are not known yet. */
  unknown: readonly string[];
  /** Whether nothing in the declaration is unknown, inside of documents neither. */
  isKnown: boolean;
}
