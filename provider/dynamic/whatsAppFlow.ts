import type * as pulumi from "@pulumi/pulumi";
import { decodeKeyed, digest, encodeKeyed, type JsonValue, mapLeaves, type Path } from "../../sdk/flow";
import type { Context } from "../resources/context";
import { checkIds, type Secrets, secretsOf } from "../resources/secrets";
import * as lifecycle from "../resources/whatsAppFlow";
import { type Origin, originOf, secretPathsOf, secretsMoved } from "./origin";
import { configReader, type ProviderProcess, speakingFor } from "./process";
import { declaredIn, declaredValues, keep, outputsOf } from "./recorded";
import {
  containsUnknown,
  diffResult,
  isUnknown,
  markSecrets,
  type Properties,
  pick,
  plain,
  shown,
  shownFailures,
  splitUnknown,
} from "./wire";

/** The dynamic provider of `WhatsAppFlow`. One object serves all resources of a provider process. */
export function whatsAppFlowProvider(process: ProviderProcess) {
  const speaking = (context: () => Context, { name }: Origin, secrets: Secrets) =>
    speakingFor(context(), `WhatsAppFlow "${name}"`, secrets);

  /** The secrets among the inputs, as the old and the new properties tell where they stand. */
  const secretsIn = (...all: Properties[]): Secrets => {
    const places = all.map((properties) => {
      const paths = secretPathsOf(properties);
      const space = paths.some(([input]) => input === "custSpaceId") ? spaceOf(process) : undefined;
      return { document: { custSpaceId: space, ...valuesOf(properties) }, paths };
    });
    // The type of a component is no secret, although it may come with one.
    return secretsOf(places, ["type"]);
  };

  return {
    async configure(request: pulumi.dynamic.ConfigureRequest): Promise<void> {
      process.configure(configReader(request.config));
    },

    async check(olds: Properties, news: Properties): Promise<pulumi.dynamic.CheckResult> {
      const secrets = secretsIn(olds, news);
      return shown(secrets.mask, async () => {
        const { file, ...declarer } = originOf(news);
        const old = "__origin" in olds ? valuesOf(olds) : undefined;
        const ids = checkIds(["adopt"], secretPathsOf(news), valuesOf(news), old);
        const failures = await lifecycle.check(speaking(process.today, declarer, secrets), {
          declarer,
          values: valuesOf(news),
          isUnknown,
          old,
          file,
          secrets,
        });
        return {
          // Where a flow file lies is no part of what is recorded: a file that moves is no change.
          inputs: { ...news, __origin: declarer },
          failures: shownFailures([...failures, ...ids], secrets.mask),
        };
      });
    },

    async diff(_id: string, olds: Properties, news: Properties): Promise<pulumi.dynamic.DiffResult> {
      const secrets = secretsIn(olds, news);
      return shown(secrets.mask, async () => {
        const recorded = recordedOf(olds);
        const { known, unknown } = splitUnknown(valuesOf(news));
        const wanted = lifecycle.parseInputs({ ...pick(recorded.inputs, unknown), ...known });
        const origin = originOf(news);
        const context = speaking(process.today, origin, secrets);
        const answer = lifecycle.diff(context, recorded, wanted, containsUnknown(news) ? undefined : origin);
        return diffResult(answer, { isOpen: unknown.length > 0, isStoredAnew: secretsMoved(olds, news) });
      });
    },

    async create(news: Properties): Promise<pulumi.dynamic.CreateResult> {
      const secrets = secretsIn(news);
      return shown(secrets.mask, async () => {
        const origin = originOf(news);
        try {
          const wanted = lifecycle.parseInputs(valuesOf(news));
          const state = await lifecycle.create(speaking(process.today, origin, secrets), wanted, origin);
          return { id: state.flowId, outs: recordsOf(news, state, secrets) };
        } catch (error) {
          throw keep<lifecycle.WhatsAppFlowState>(error, news.__provider, secrets, (state) =>
            recordsOf(news, state, secrets),
          );
        }
      });
    },

    async update(_id: string, olds: Properties, news: Properties): Promise<pulumi.dynamic.UpdateResult> {
      const secrets = secretsIn(olds, news);
      return shown(secrets.mask, async () => {
        const wanted = lifecycle.parseInputs(valuesOf(news));
        try {
          const { state } = recordedOf(olds);
          const context = speaking(() => process.at(state.region), originOf(news), secrets);
          return { outs: recordsOf(news, await lifecycle.update(context, state, wanted), secrets) };
        } catch (error) {
          // The inputs that are recorded are those that CAMS holds: the old ones until the new document has arrived.
          throw keep<lifecycle.WhatsAppFlowState>(error, news.__provider, secrets, (state) =>
            recordsOf(
              state.digest === digest(wanted.flow) ? news : { ...declaredIn(olds), __origin: olds.__origin },
              state,
              secrets,
            ),
          );
        }
      });
    },

    async read(_id: string, props: Properties): Promise<pulumi.dynamic.ReadResult> {
      const secrets = secretsIn(props);
      return shown(secrets.mask, async () => {
        const recorded = recordedOf(props);
        const context = speaking(() => process.at(recorded.state.region), originOf(props), secrets);
        const found = await lifecycle.read(context, recorded);
        if (found === undefined) return { id: "", props: {} };
        const { flow, ...rest } = found.inputs;
        const isSame = flow === recorded.inputs.flow;
        const seen = plain({
          ...rest,
          flow: isSame ? props.flow : encodeKeyed(flow),
          __origin: isSame ? props.__origin : { ...originOf(props), secrets: placesOf({ ...props, flow }, secrets) },
        });
        const inputs = { ...seen, flow: markSecrets(seen.flow, secrets.holdsSecret) };
        return { id: found.state.flowId, props: recordsOf(seen, found.state, secrets), inputs };
      });
    },

    async delete(_id: string, props: Properties): Promise<void> {
      const secrets = secretsIn(props);
      return shown(secrets.mask, async () => {
        const { state } = recordedOf(props);
        const origin = originOf(props);
        await lifecycle.destroy(
          speaking(() => process.at(state.region), origin, secrets),
          state,
          origin,
        );
      });
    },
  };
}

/** The inputs as plain values, with the flow as a document. */
function valuesOf(properties: Properties): Properties {
  const values = declaredValues(properties);
  return "flow" in values ? { ...values, flow: decodeKeyed(values.flow) } : values;
}

/** What is recorded, with the flow's secrets marked wherever they stand in it. */
function recordsOf(inputs: Properties, state: lifecycle.WhatsAppFlowState, secrets: Secrets): Properties {
  const outputs = outputsOf(inputs, lifecycle.outputsOfState(state));
  const { flow, custSpaceId } = outputs;
  const space = secrets.isSecret(["custSpaceId"]) ? { custSpaceId: markSecrets(custSpaceId, () => true) } : {};
  return { ...outputs, ...space, flow: markSecrets(flow, secrets.holdsSecret) };
}

/** The space of the settings, which may be a secret of the configuration; wrong settings are told by who needs them. */
function spaceOf(process: ProviderProcess): string | undefined {
  try {
    return process.today().settings.custSpaceId;
  } catch {
    return undefined;
  }
}

function recordedOf(outputs: Properties): lifecycle.Recorded {
  return { inputs: valuesOf(declaredIn(outputs)), state: lifecycle.readState(outputs) };
}

/** Where secrets stand when the flow is the one that was read. */
function placesOf({ flow, __origin }: Properties, { holdsSecret }: Secrets): Path[] {
  const places = secretPathsOf({ __origin }).filter(([input]) => input !== "flow");
  mapLeaves(flow as JsonValue, (leaf, path) => {
    if (holdsSecret(leaf)) places.push(["flow", ...path]);
    return leaf;
  });
  return places;
}
