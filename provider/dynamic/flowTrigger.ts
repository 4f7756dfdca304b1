import type * as pulumi from "@pulumi/pulumi";
import { decodeKeyed } from "../../sdk/flow";
import * as lifecycle from "../resources/flowTrigger";
import { checkIds, type Secrets, secretsOf } from "../resources/secrets";
import { originOf, secretPathsOf, secretsMoved } from "./origin";
import { configReader, type ProviderProcess, speakingFor } from "./process";
import { declaredIn, declaredValues, keep, outputsOf } from "./recorded";
import {
  containsUnknown,
  diffResult,
  markSecrets,
  type Properties,
  pick,
  shown,
  shownFailures,
  splitUnknown,
} from "./wire";

/** The dynamic provider of `FlowTrigger`. One object serves all resources of a provider process. */
export function flowTriggerProvider(process: ProviderProcess) {
  const speaking = (properties: Properties, secrets: Secrets, context = process.today()) =>
    speakingFor(context, `FlowTrigger "${originOf(properties).name}"`, secrets);

  return {
    async configure(request: pulumi.dynamic.ConfigureRequest): Promise<void> {
      process.configure(configReader(request.config));
    },

    async check(olds: Properties, news: Properties): Promise<pulumi.dynamic.CheckResult> {
      const secrets = secretsIn(olds, news);
      return shown(secrets.mask, async () => {
        const old = "__origin" in olds ? valuesOf(olds) : undefined;
        const ids = checkIds(["uuid"], secretPathsOf(news), valuesOf(news), old);
        const failures = lifecycle.check(speaking(news, secrets), {
          declarer: originOf(news),
          values: valuesOf(news),
          isUnknown: containsUnknown,
          old,
        });
        return {
          inputs: { ...news },
          failures: shownFailures([...failures, ...ids], secrets.mask),
        };
      });
    },

    async diff(_id: string, olds: Properties, news: Properties): Promise<pulumi.dynamic.DiffResult> {
      const secrets = secretsIn(olds, news);
      return shown(secrets.mask, async () => {
        const recorded = recordedOf(olds);
        const { known, unknown } = splitUnknown(valuesOf(news), containsUnknown);
        const wanted = lifecycle.parseInputs({ ...pick(recorded.inputs, unknown), ...known });
        const answer = lifecycle.diff(speaking(news, secrets), recorded, wanted, unknown);
        return diffResult(answer, { isOpen: unknown.length > 0, isStoredAnew: secretsMoved(olds, news) });
      });
    },

    async create(news: Properties): Promise<pulumi.dynamic.CreateResult> {
      const secrets = secretsIn(news);
      return shown(secrets.mask, async () => {
        try {
          const wanted = lifecycle.parseInputs(valuesOf(news));
          const state = await lifecycle.create(speaking(news, secrets), wanted, originOf(news));
          return { id: state.uuid, outs: recordsOf(news, state, secrets) };
        } catch (error) {
          throw keep<lifecycle.FlowTriggerState>(error, news.__provider, secrets, (state) =>
            recordsOf(news, state, secrets),
          );
        }
      });
    },

    async update(_id: string, olds: Properties, news: Properties): Promise<pulumi.dynamic.UpdateResult> {
      const secrets = secretsIn(olds, news);
      return shown(secrets.mask, async () => {
        const { state } = recordedOf(olds);
        const wanted = lifecycle.parseInputs(valuesOf(news));
        const context = speaking(news, secrets, process.at(state.region));
        return { outs: recordsOf(news, await lifecycle.update(context, state, wanted), secrets) };
      });
    },

    /** CAMS keeps no record of triggers that could be read, so what is recorded stays. */
    async read(id: string, props: Properties): Promise<pulumi.dynamic.ReadResult> {
      const secrets = secretsIn(props);
      return shown(secrets.mask, async () => {
        const { state } = recordedOf(props);
        return { id, props: recordsOf(declaredAndHidden(props), state, secrets) };
      });
    },

    /** What was sent cannot be taken back, so it is forgotten. */
    async delete(): Promise<void> {},
  };
}

/** The inputs as plain values, with the keyed ones as they were written. */
function valuesOf(properties: Properties): Properties {
  const keyed = pick(properties, ["data", "triggers"]);
  const decoded = Object.entries(keyed).map(([name, view]) => [name, decodeKeyed(view)]);
  return { ...declaredValues(properties), ...Object.fromEntries(decoded) };
}

/** What is recorded. The engine keeps secrets that stand where they stood in the inputs; CAMS's answer may repeat them. */
function recordsOf(inputs: Properties, state: lifecycle.FlowTriggerState, secrets: Secrets): Properties {
  const outputs = outputsOf(inputs, state);
  return "response" in outputs ? { ...outputs, response: markSecrets(outputs.response, secrets.holdsSecret) } : outputs;
}

function recordedOf(outputs: Properties): lifecycle.Recorded {
  return { inputs: valuesOf(declaredIn(outputs)), state: lifecycle.readState(outputs) };
}

/** The inputs of a recorded resource as `create` was given them. */
const declaredAndHidden = (outputs: Properties): Properties => ({
  ...declaredIn(outputs),
  __origin: outputs.__origin,
});

/** The secrets among the inputs, as the old and the new properties tell where they stand. */
function secretsIn(...all: Properties[]): Secrets {
  return secretsOf(all.map((properties) => ({ document: valuesOf(properties), paths: secretPathsOf(properties) })));
}
