import type { RecordedPlace, RecordedResource, ResourceDefinition } from "../resources";
import { type Context, type DiffAnswer, type Failure, PartialSuccess } from "../resources/context";
import { idInputs } from "../resources/descriptions";
import { checkIds, type Secrets } from "../resources/secrets";
import { visibleLines } from "../visible";
import { KeptError, shown } from "./errors";
import { originOf, recordedOrigin, secretPathsOf, secretsMoved } from "./origin";
import { type ProviderProcess, speakingFor } from "./process";
import { type Absent, declaredAndHidden, declaredIn, recordsOf } from "./records";
import { containsUnknown, isUnknown, type Properties, pick, splitUnknown } from "./values";

/** What a difference means, for a front end to say in its protocol. */
export interface Difference extends DiffAnswer {
  /** Whether an input is not known yet, and may turn out to be a change. */
  isOpen: boolean;
  /** Whether the same values have to be stored in another way. */
  isStoredAnew: boolean;
}

/** What the engine stores of a resource: inputs may hold secrets marked for it. */
interface Stored {
  id: string;
  inputs: Properties;
  outputs: Properties;
}

/**
 * A resource over what the engine stores of it, for any front end: documents in their keyed form, secrets in clear at
 * places that the hidden input `__origin` names, and outputs that repeat the inputs.
 */
export interface EngineResource {
  /** @returns the inputs to record, and what stops the run */
  check(olds: Properties, news: Properties): Promise<{ inputs: Properties; failures: Failure[] }>;
  diff(olds: Properties, news: Properties): Promise<Difference>;
  /** @throws KeptError for a failure after something was made */
  create(news: Properties): Promise<Omit<Stored, "inputs">>;
  /** @throws KeptError for a failure after something was changed */
  update(olds: Properties, news: Properties): Promise<Properties>;
  /** What is there now; undefined when it is gone. Absent inputs are those that are recorded. */
  read(id: string, props: Properties): Promise<(Omit<Stored, "inputs"> & { inputs?: Properties }) | undefined>;
  /**
   * Reads what no state holds; undefined when there is no such thing. The inputs are as a program gives them, with
   * documents as they are.
   *
   * @param hidden the hidden inputs of the resource that it becomes
   */
  import(id: string, hidden: Properties): Promise<Stored | undefined>;
  delete(props: Properties): Promise<void>;
  /** What is known of the outputs before the inputs are applied to what is recorded. */
  planned(olds: Properties | undefined, news: Properties): Properties;
}

/** A failure as the engine shows it. */
const shownFailure =
  ({ mask }: Secrets) =>
  ({ code, reason }: Failure): Failure => ({ code, reason: visibleLines(mask(reason)) });

/**
 * Serves a definition. One object serves all resources of its type.
 *
 * @param absent how a text is recorded that there is not
 */
export function engineResource<Inputs extends object, State extends RecordedPlace>(
  definition: ResourceDefinition<Inputs, State>,
  process: Pick<ProviderProcess, "today" | "at">,
  absent?: Absent,
): EngineResource {
  const records = recordsOf(definition, absent);
  const { valuesOf } = records;

  const recordedIn = (outputs: Properties): RecordedResource<Inputs, State> => ({
    inputs: definition.recordedInputs(valuesOf(declaredIn(outputs))),
    state: definition.readState(outputs),
  });

  /** Inputs that settings stand in for. They may be secrets too; wrong settings are reported by what needs them. */
  const configured = (): Properties => {
    try {
      return { custSpaceId: process.today().settings.custSpaceId };
    } catch {
      return {};
    }
  };

  /** Runs a method that may speak, with the secrets of all properties that it was given masked. */
  const masked = <T>(given: Properties[], work: (secrets: Secrets) => Promise<T>): Promise<T> => {
    const secrets = records.secretsIn(given, configured);
    return shown(secrets.mask, () => work(secrets));
  };

  /** The context whose messages name the resource: as configured today, or of the region that is recorded. */
  const speaking = (properties: Properties, secrets: Secrets, recorded?: RecordedPlace): Context =>
    speakingFor(
      recorded === undefined ? process.today() : process.at(recorded.region),
      `${definition.type} "${originOf(properties).name}"`,
      secrets,
    );

  const isPartial = (error: unknown): error is PartialSuccess<State> => error instanceof PartialSuccess;

  const idOf = (state: State) => String(state[definition.id]);

  /** Turns a partial success into the error by which the engine keeps what was made; other errors stay what they are. */
  function kept(error: unknown, secrets: Secrets, inputs: (state: State) => Properties): unknown {
    if (!isPartial(error)) return error;
    const outputs = records.outputsOf(inputs(error.state), error.state, secrets);
    return new KeptError(secrets.mask(error.message), error.id, outputs);
  }

  return {
    async check(olds, news) {
      return masked([olds, news], async (secrets) => {
        const { file, ...declarer } = originOf(news);
        const [values, before] = [valuesOf(news), "__origin" in olds ? valuesOf(olds) : undefined];
        const ids = checkIds(idInputs(definition.inputs), secretPathsOf(news), values, before);
        // What must not become an id is not looked up in CAMS either.
        if (ids.length > 0) return { inputs: { ...news }, failures: ids.map(shownFailure(secrets)) };
        const failures = await definition.check(speaking(news, secrets), {
          declarer,
          values,
          isUnknown,
          old: before && definition.recordedInputs(before),
          file,
          secrets,
        });
        return {
          // Where a flow file lies is no part of what is recorded: a file that moves is no change.
          inputs: { ...news, __origin: recordedOrigin(declarer) },
          failures: failures.map(shownFailure(secrets)),
        };
      });
    },

    async diff(olds, news) {
      return masked([olds, news], async (secrets) => {
        const recorded = recordedIn(olds);
        const { known, unknown } = splitUnknown(valuesOf(news));
        const answer = definition.diff(speaking(news, secrets), {
          declarer: originOf(news),
          recorded,
          wanted: definition.parseInputs({ ...pick(recorded.inputs, unknown), ...known }),
          unknown,
          isKnown: !containsUnknown(news),
        });
        return { ...answer, isOpen: unknown.length > 0, isStoredAnew: secretsMoved(olds, news) };
      });
    },

    async create(news) {
      return masked([news], async (secrets) => {
        try {
          const wanted = definition.parseInputs(valuesOf(news));
          const state = await definition.create(speaking(news, secrets), wanted, originOf(news));
          return { id: idOf(state), outputs: records.outputsOf(news, state, secrets) };
        } catch (error) {
          throw kept(error, secrets, () => news);
        }
      });
    },

    async update(olds, news) {
      return masked([olds, news], async (secrets) => {
        const wanted = definition.parseInputs(valuesOf(news));
        try {
          const recorded = recordedIn(olds);
          const state = await definition.update(speaking(news, secrets, recorded.state), recorded, wanted);
          return records.outputsOf(news, state, secrets);
        } catch (error) {
          const isApplied = (state: State) => definition.isApplied?.(state, wanted) ?? true;
          throw kept(error, secrets, (state) => (isApplied(state) ? news : declaredAndHidden(olds)));
        }
      });
    },

    async read(id, props) {
      return masked([props], async (secrets) => {
        const recorded = recordedIn(props);
        if (definition.read === undefined) {
          return { id, outputs: records.outputsOf(declaredAndHidden(props), recorded.state, secrets, props) };
        }
        const found = await definition.read(speaking(props, secrets, recorded.state), recorded);
        if (found === undefined) return undefined;
        const inputs = records.readInputs(props, { recorded: recorded.inputs, found: found.inputs }, secrets);
        return {
          id: idOf(found.state),
          outputs: records.outputsOf(inputs.plain, found.state, secrets, props),
          inputs: inputs.marked,
        };
      });
    },

    async import(id, hidden) {
      return masked([hidden], async (secrets) => {
        // Without a state it says why nothing can be imported.
        if (definition.import === undefined) definition.readState({});
        const found = await definition.import?.(speaking(hidden, secrets), id);
        if (found === undefined) return undefined;
        const inputs = records.importedInputs(found.inputs, hidden);
        return {
          id: idOf(found.state),
          inputs: { ...found.inputs, ...hidden },
          outputs: records.outputsOf(inputs, found.state, secrets),
        };
      });
    },

    planned(olds, news) {
      const recorded = olds === undefined ? undefined : definition.readState(olds);
      return definition.planned?.(valuesOf(news), isUnknown, recorded) ?? {};
    },

    async delete(props) {
      if (definition.delete === undefined) return;
      const remove = definition.delete;
      return masked([props], async (secrets) => {
        const { state } = recordedIn(props);
        await remove(speaking(props, secrets, state), state, originOf(props));
      });
    },
  };
}
