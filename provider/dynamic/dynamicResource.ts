import type * as pulumi from "@pulumi/pulumi";
import type { RecordedPlace, RecordedResource, ResourceDefinition } from "../resources";
import { type Context, PartialSuccess } from "../resources/context";
import { idInputs } from "../resources/descriptions";
import { checkIds, type Secrets } from "../resources/secrets";
import { originOf, recordedOrigin, secretPathsOf, secretsMoved } from "./origin";
import { configReader, type ProviderProcess, speakingFor } from "./process";
import { declaredAndHidden, declaredIn, recordsOf } from "./recorded";
import {
  containsUnknown,
  diffResult,
  isUnknown,
  keepingError,
  type Properties,
  pick,
  shown,
  shownFailures,
  splitUnknown,
} from "./wire";

/** The dynamic provider of a resource. One object serves all resources of this type in a provider process. */
export function dynamicResource<Inputs extends object, State extends RecordedPlace>(
  definition: ResourceDefinition<Inputs, State>,
  process: ProviderProcess,
) {
  const records = recordsOf(definition);
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

  /**
   * Turns a partial success into the error by which the engine keeps what was made; other errors stay what they are.
   *
   * @param news hold the text of the stub, without which the engine could not even delete what is kept
   * @param inputs the inputs to record for a state
   */
  function kept(error: unknown, news: Properties, secrets: Secrets, inputs: (state: State) => Properties): unknown {
    if (!isPartial(error)) return error;
    const outputs = records.outputsOf(inputs(error.state), error.state, secrets);
    return keepingError(secrets.mask(error.message), error.id, { ...outputs, __provider: news.__provider });
  }

  return {
    async configure(request: pulumi.dynamic.ConfigureRequest): Promise<void> {
      process.configure(configReader(request.config));
    },

    async check(olds: Properties, news: Properties): Promise<pulumi.dynamic.CheckResult> {
      return masked([olds, news], async (secrets) => {
        const { file, ...declarer } = originOf(news);
        const [values, before] = [valuesOf(news), "__origin" in olds ? valuesOf(olds) : undefined];
        const ids = checkIds(idInputs(definition.inputs), secretPathsOf(news), values, before);
        // What must not become an id is not looked up in CAMS either.
        if (ids.length > 0) return { inputs: { ...news }, failures: shownFailures(ids, secrets.mask) };
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
          failures: shownFailures(failures, secrets.mask),
        };
      });
    },

    async diff(_id: string, olds: Properties, news: Properties): Promise<pulumi.dynamic.DiffResult> {
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
        return diffResult(answer, { isOpen: unknown.length > 0, isStoredAnew: secretsMoved(olds, news) });
      });
    },

    async create(news: Properties): Promise<pulumi.dynamic.CreateResult> {
      return masked([news], async (secrets) => {
        try {
          const wanted = definition.parseInputs(valuesOf(news));
          const state = await definition.create(speaking(news, secrets), wanted, originOf(news));
          return { id: idOf(state), outs: records.outputsOf(news, state, secrets) };
        } catch (error) {
          throw kept(error, news, secrets, () => news);
        }
      });
    },

    async update(_id: string, olds: Properties, news: Properties): Promise<pulumi.dynamic.UpdateResult> {
      return masked([olds, news], async (secrets) => {
        const wanted = definition.parseInputs(valuesOf(news));
        try {
          const recorded = recordedIn(olds);
          const state = await definition.update(speaking(news, secrets, recorded.state), recorded, wanted);
          return { outs: records.outputsOf(news, state, secrets) };
        } catch (error) {
          const isApplied = (state: State) => definition.isApplied?.(state, wanted) ?? true;
          throw kept(error, news, secrets, (state) => (isApplied(state) ? news : declaredAndHidden(olds)));
        }
      });
    },

    async read(id: string, props: Properties): Promise<pulumi.dynamic.ReadResult> {
      return masked([props], async (secrets) => {
        const recorded = recordedIn(props);
        if (definition.read === undefined) {
          return { id, props: records.outputsOf(declaredAndHidden(props), recorded.state, secrets) };
        }
        const found = await definition.read(speaking(props, secrets, recorded.state), recorded);
        if (found === undefined) return { id: "", props: {} };
        const inputs = records.readInputs(props, { recorded: recorded.inputs, found: found.inputs }, secrets);
        return {
          id: idOf(found.state),
          props: records.outputsOf(inputs.plain, found.state, secrets),
          inputs: inputs.marked,
        };
      });
    },

    async delete(_id: string, props: Properties): Promise<void> {
      if (definition.delete === undefined) return;
      const remove = definition.delete;
      return masked([props], async (secrets) => {
        const { state } = recordedIn(props);
        await remove(speaking(props, secrets, state), state, originOf(props));
      });
    },
  };
}
