import { randomBytes } from "node:crypto";
import type * as pulumi from "@pulumi/pulumi";
import { decodeKeyed, digest, encodeKeyed } from "../sdk/flow";
import { CamsError, type ConfigReader, connect, explain } from "./cams";
import { engineLog } from "./engineLog";
import { type Context, PartialSuccess, ResourceFailure } from "./resources/context";
import { type Declarer, flowNames } from "./resources/names";
import * as lifecycle from "./resources/whatsAppFlow";

/**
 * The front end of the lifecycles for Pulumi's dynamic provider process, and the only file that knows its rules:
 *
 * - values that are not known yet arrive as one fixed text;
 * - what a method returns is changed in place and must hold neither `undefined` nor class instances;
 * - `diff` and `update` are given outputs, never old inputs, so outputs repeat the inputs;
 * - `changes: undefined` lets the engine compare old and new inputs and show them line by line;
 * - an error with `id`, `properties` and `reasons` keeps what was made; `properties` must hold `__provider`.
 */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

type Properties = Record<string, unknown>;

/** The dynamic provider of `WhatsAppFlow`. One object serves all resources of a provider process. */
export function whatsAppFlowProvider(makeContext: (config: ConfigReader) => Context = contextOf) {
  let config: ConfigReader = () => undefined;
  let made: Context | undefined;
  const context = () => {
    made ??= makeContext(config);
    return made;
  };

  return {
    async configure(request: pulumi.dynamic.ConfigureRequest): Promise<void> {
      config = (key) => request.config.get(key);
    },

    async check(_olds: Properties, news: Properties): Promise<pulumi.dynamic.CheckResult> {
      const failures = lifecycle.checkInputs(valuesOf(news), isUnknown);
      // Without a property the engine writes the reason alone, which reads better.
      return { inputs: withoutFile(news), failures: failures.map(({ reason }) => ({ property: "", reason })) };
    },

    async diff(_id: string, olds: Properties, news: Properties): Promise<pulumi.dynamic.DiffResult> {
      return shown(async () => {
        const recorded = recordedOf(olds);
        const { known, unknown } = splitUnknown(valuesOf(news));
        const wanted = lifecycle.parseInputs({ ...pick(recorded.inputs, unknown), ...known });
        const { changes, replaces } = lifecycle.diff(context(), recorded, wanted);
        if (changes === "remote") return { changes: true, replaces };
        return changes === "none" && unknown.length === 0 ? { changes: false } : { replaces };
      });
    },

    async create(news: Properties): Promise<pulumi.dynamic.CreateResult> {
      return shown(async () => {
        try {
          const state = await lifecycle.create(context(), lifecycle.parseInputs(valuesOf(news)), declarerOf(news));
          return { id: state.flowId, outs: outputsOf(news, state) };
        } catch (error) {
          throw keep(error, news, () => news);
        }
      });
    },

    async update(_id: string, olds: Properties, news: Properties): Promise<pulumi.dynamic.UpdateResult> {
      return shown(async () => {
        const wanted = lifecycle.parseInputs(valuesOf(news));
        try {
          return { outs: outputsOf(news, await lifecycle.update(context(), recordedOf(olds).state, wanted)) };
        } catch (error) {
          // The inputs that are recorded are those that CAMS holds: the old ones until the new document has arrived.
          throw keep(error, news, (state) =>
            state.digest === digest(wanted.flow) ? news : { ...pick(olds, declaredOf(olds)), __origin: olds.__origin },
          );
        }
      });
    },

    async read(_id: string, props: Properties): Promise<pulumi.dynamic.ReadResult> {
      return shown(async () => {
        const recorded = recordedOf(props);
        const found = await lifecycle.read(context(), recorded);
        if (found === undefined) return { id: "", props: {} };
        const { flow, ...rest } = found.inputs;
        const inputs = plain({
          ...rest,
          flow: flow === recorded.inputs.flow ? props.flow : encodeKeyed(flow),
          __origin: props.__origin,
        });
        return { id: found.state.flowId, props: outputsOf(inputs, found.state), inputs };
      });
    },

    async delete(_id: string, props: Properties): Promise<void> {
      return shown(() => lifecycle.destroy(context(), recordedOf(props).state));
    },
  };
}

/** Everything real: the environment, the network, the engine's log. */
function contextOf(config: ConfigReader): Context {
  const log = engineLog();
  const { settings, client, assets } = connect(process.env, config, { log });
  return {
    settings,
    client,
    assets,
    log,
    names: flowNames(client),
    held: new Set(),
    randomHex: (digits) => randomBytes(digits).toString("hex").slice(0, digits),
    onDestroy: process.env.CAMS_ON_DESTROY,
  };
}

const isUnknown = (value: unknown) => value === UNKNOWN;
const holdsUnknown = (value: unknown) => isUnknown(value) || (Array.isArray(value) && value.some(isUnknown));

/** Where a flow file lies is no part of what is recorded: a file that moves is no change. */
function withoutFile(news: Properties): Properties {
  const { file: _, ...origin } = news.__origin as Properties;
  return { ...news, __origin: origin };
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
function outputsOf(inputs: Properties, state: lifecycle.WhatsAppFlowState): Properties {
  const declared = Object.keys(inputs)
    .filter((name) => !name.startsWith("__"))
    .sort();
  return plain({ ...inputs, ...state, __declared: declared });
}

function recordedOf(outputs: Properties): lifecycle.Recorded {
  return { inputs: valuesOf(pick(outputs, declaredOf(outputs))), state: lifecycle.readState(outputs) };
}

const declaredOf = (outputs: Properties) => (Array.isArray(outputs.__declared) ? outputs.__declared.map(String) : []);

function declarerOf(properties: Properties): Declarer {
  const { name, parents, project, stack } = properties.__origin as Declarer;
  return { name, parents, project, stack };
}

const pick = (values: object, names: readonly string[]): Properties =>
  Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));

/** A copy without `undefined`, on which the provider process would fail. */
const plain = (values: Properties): Properties => JSON.parse(JSON.stringify(values));

/** Turns a partial success into the error by which the engine keeps what was made; other errors stay what they are. */
function keep(
  error: unknown,
  news: Properties,
  recordedInputs: (state: lifecycle.WhatsAppFlowState) => Properties,
): unknown {
  if (!(error instanceof PartialSuccess)) return error;
  const state = error.state as lifecycle.WhatsAppFlowState;
  const properties = { ...outputsOf(recordedInputs(state), state), __provider: news.__provider };
  return Object.assign(new ShownError(error.message), { id: error.id, properties, reasons: [error.message] });
}

/**
 * An error as the engine shows it: its message alone. The provider process prints `<error>: <stack>` for some methods,
 * so there is no stack.
 */
class ShownError extends Error {
  override stack = "";
}

async function shown<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ShownError) throw error;
    if (error instanceof CamsError || error instanceof ResourceFailure) throw new ShownError(explain(error));
    throw new ShownError(`internal error of pulumi-cams, please report it: ${explain(error)}`);
  }
}
