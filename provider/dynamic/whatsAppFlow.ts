import type * as pulumi from "@pulumi/pulumi";
import { decodeKeyed, digest, encodeKeyed, type JsonValue, mapLeaves, type Path } from "../../sdk/flow";
import { type Context, PartialSuccess } from "../resources/context";
import type { Declarer } from "../resources/names";
import { type Secrets, secretsOf } from "../resources/secrets";
import * as lifecycle from "../resources/whatsAppFlow";
import { type ProviderProcess, speakingFor } from "./process";
import {
  holdsUnknown,
  isOpen,
  isUnknown,
  keepingError,
  markSecrets,
  type Properties,
  pick,
  plain,
  shown,
} from "./wire";

/** What the program tells the provider beside the inputs. */
interface Origin extends Declarer {
  file?: string;
  secrets: Path[];
}

/** The dynamic provider of `WhatsAppFlow`. One object serves all resources of a provider process. */
export function whatsAppFlowProvider(process: ProviderProcess) {
  const speaking = (context: () => Context, { name }: Origin, secrets: Secrets) =>
    speakingFor(context(), `WhatsAppFlow "${name}"`, secrets);

  return {
    async configure(request: pulumi.dynamic.ConfigureRequest): Promise<void> {
      process.configure((key) => request.config.get(key));
    },

    async check(olds: Properties, news: Properties): Promise<pulumi.dynamic.CheckResult> {
      const secrets = secretsIn(olds, news);
      return shown(secrets.mask, async () => {
        const { file, ...declarer } = originOf(news);
        const failures = await lifecycle.check(speaking(process.today, declarer, secrets), {
          declarer,
          values: valuesOf(news),
          isUnknown,
          old: "__origin" in olds ? valuesOf(olds) : undefined,
          file,
          secrets,
        });
        return {
          // Where a flow file lies is no part of what is recorded: a file that moves is no change.
          inputs: { ...news, __origin: declarer },
          // Without a property the engine writes the reason alone, which reads better.
          failures: failures.map(({ reason }) => ({ property: "", reason: secrets.mask(reason) })),
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
        const { changes, replaces } = lifecycle.diff(context, recorded, wanted, isOpen(news) ? undefined : origin);
        if (changes === "remote" || (changes === "none" && secretsMoved(olds, news)))
          return { changes: true, replaces };
        return changes === "none" && unknown.length === 0 ? { changes: false } : { replaces };
      });
    },

    async create(news: Properties): Promise<pulumi.dynamic.CreateResult> {
      const secrets = secretsIn(news);
      return shown(secrets.mask, async () => {
        const origin = originOf(news);
        try {
          const wanted = lifecycle.parseInputs(valuesOf(news));
          const state = await lifecycle.create(speaking(process.today, origin, secrets), wanted, origin);
          return { id: state.flowId, outs: outputsOf(news, state, secrets) };
        } catch (error) {
          throw keep(error, news, secrets, () => news);
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
          return { outs: outputsOf(news, await lifecycle.update(context, state, wanted), secrets) };
        } catch (error) {
          // The inputs that are recorded are those that CAMS holds: the old ones until the new document has arrived.
          throw keep(error, news, secrets, (state) =>
            state.digest === digest(wanted.flow) ? news : { ...pick(olds, declaredOf(olds)), __origin: olds.__origin },
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
          __origin: isSame ? props.__origin : { ...originOf(props), secrets: placesOf(flow, secrets) },
        });
        const inputs = { ...seen, flow: markSecrets(seen.flow, secrets.holdsSecret) };
        return { id: found.state.flowId, props: outputsOf(seen, found.state, secrets), inputs };
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

/** The inputs as plain values, with the flow as a document; what is only the engine's or ours is left out. */
function valuesOf(properties: Properties): Properties {
  const values = Object.fromEntries(Object.entries(properties).filter(([name]) => !name.startsWith("__")));
  return "flow" in values ? { ...values, flow: decodeKeyed(values.flow) } : values;
}

/** Parts inputs whose value is still open from the others. Values inside a flow may be open without the flow being so. */
function splitUnknown(values: Properties): { known: Properties; unknown: string[] } {
  const unknown = Object.keys(values).filter((name) => holdsUnknown(values[name]));
  return { known: Object.fromEntries(Object.entries(values).filter(([name]) => !unknown.includes(name))), unknown };
}

/** Outputs repeat the inputs, because `diff` and `read` are given nothing else. */
function outputsOf(inputs: Properties, state: lifecycle.WhatsAppFlowState, secrets: Secrets): Properties {
  const declared = Object.keys(inputs)
    .filter((name) => !name.startsWith("__"))
    .sort();
  const outputs = plain({ ...inputs, ...state, __declared: declared });
  return { ...outputs, flow: markSecrets(outputs.flow, secrets.holdsSecret) };
}

function recordedOf(outputs: Properties): lifecycle.Recorded {
  return { inputs: valuesOf(pick(outputs, declaredOf(outputs))), state: lifecycle.readState(outputs) };
}

const declaredOf = (outputs: Properties) => (Array.isArray(outputs.__declared) ? outputs.__declared.map(String) : []);

const originOf = (properties: Properties) => properties.__origin as Origin;

/** The secrets of a flow, as its old and its new properties tell where they stand. */
function secretsIn(...all: Properties[]): Secrets {
  const withOrigin = all.filter(({ __origin }) => __origin !== undefined);
  return secretsOf(
    withOrigin.map((properties) => ({
      document: decodeKeyed(properties.flow),
      paths: originOf(properties).secrets ?? [],
    })),
  );
}

/** Where secrets stand in a document that was read. */
function placesOf(document: unknown, { holdsSecret }: Secrets): Path[] {
  const places: Path[] = [];
  mapLeaves(document as JsonValue, (leaf, path) => {
    if (holdsSecret(leaf)) places.push(path);
    return leaf;
  });
  return places;
}

/** A value that becomes a secret, or ceases to be one, has to be stored anew although it stays the same. */
const secretsMoved = (olds: Properties, news: Properties) =>
  JSON.stringify(originOf(olds).secrets ?? []) !== JSON.stringify(originOf(news).secrets ?? []);

/** Turns a partial success into the error by which the engine keeps what was made; other errors stay what they are. */
function keep(
  error: unknown,
  news: Properties,
  secrets: Secrets,
  recordedInputs: (state: lifecycle.WhatsAppFlowState) => Properties,
): unknown {
  if (!(error instanceof PartialSuccess)) return error;
  const state = error.state as lifecycle.WhatsAppFlowState;
  const properties = { ...outputsOf(recordedInputs(state), state, secrets), __provider: news.__provider };
  return keepingError(secrets.mask(error.message), error.id, properties);
}
