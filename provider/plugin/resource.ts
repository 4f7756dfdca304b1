import { FlowFileError } from "../../sdk/flow";
import {
  type Difference,
  type EngineResource,
  engineResource,
  KeptError,
  originOf,
  type Properties,
  pick,
  recordedOrigin,
  UNKNOWN,
} from "../engine";
import type { RecordedPlace, ResourceDefinition, ResourceDescription } from "../resources";
import { outputDescriptions, textInputs } from "../resources/descriptions";
import type { Declarer } from "../resources/names";
import { type Declared, declared, documentIn, keyedForm } from "./declared";
import { type Change, detailedDiff } from "./detailedDiff";
import type { CallProcess } from "./session";
import { markedAs, revealed } from "./struct";

/** A resource as the plugin serves it: over properties whose secrets are marked one by one. */
export interface PluginResource {
  description: ResourceDescription;
  check(process: CallProcess, declarer: Declarer, olds: Properties, given: Properties): Promise<Checked>;
  diff(process: CallProcess, stored: { inputs: Properties; outputs: Properties }, news: Properties): Promise<Differing>;
  /** @throws KeptError for a failure after something was made, with the outputs to record */
  create(process: CallProcess, news: Properties): Promise<{ id: string; outputs: Properties }>;
  update(process: CallProcess, olds: Properties, news: Properties): Promise<Properties>;
  /** Without recorded inputs and outputs it reads what no state holds. */
  read(process: CallProcess, id: string, declarer: Declarer, stored: Stored): Promise<Required<Stored> | undefined>;
  delete(process: CallProcess, olds: Properties): Promise<void>;
  /** Outputs as far as they are known before an update of what is recorded, or a create. */
  preview(process: CallProcess, olds: Properties | undefined, news: Properties): Properties;
  list(process: CallProcess): Promise<{ id: string; name: string }[]>;
}

/** What the engine keeps of a resource. */
interface Stored {
  inputs?: Properties;
  outputs?: Properties;
}

interface Checked {
  inputs: Properties;
  reasons: string[];
}

/** What an update would do, and where. */
interface Differing extends Difference {
  /** By path; empty when nothing is to be done. */
  details: Map<string, Change>;
}

export function pluginResource<Inputs extends object, State extends RecordedPlace>(
  definition: ResourceDefinition<Inputs, State>,
): PluginResource {
  // Generated SDKs hand outputs to programs as they are, and Pulumi warns of each null that is exported.
  const serve = (process: CallProcess): EngineResource => engineResource(definition, process, "");
  const described = Object.keys(definition.outputs).filter((name) => {
    const schema = definition.outputs[name];
    return schema !== undefined && outputDescriptions.has(schema);
  });

  /** What a program declares, or what is wrong with the text of a document. */
  function declaredOrProblem(process: CallProcess, given: Properties, declarer: Declarer): Declared | string {
    try {
      return declared(definition, given, declarer, process.secretSettings);
    } catch (error) {
      if (!(error instanceof FlowFileError)) throw error;
      return `INVALID_INPUT ${error.message} (give an object, or the text of a flow file and not its path)`;
    }
  }

  /**
   * Recorded inputs in the form in which they are compared: what was imported is recorded as its program gives it. What
   * is secret stays marked, so that it becomes no key.
   */
  const comparable = (inputs: Properties): Properties => {
    const texts = Object.entries(pick(inputs, textInputs(definition.inputs)));
    return { ...inputs, ...Object.fromEntries(texts.map(([name, value]) => [name, keyedForm(documentIn(value))])) };
  };

  /** Runs a method that may keep something although it fails; what was secret in the inputs is so in what is kept. */
  const keeping = <T>(news: Properties, work: Promise<T>): Promise<T> =>
    work.catch((error) => {
      throw error instanceof KeptError
        ? new KeptError(error.message, error.id, markedAs({ ...error.outputs, __provider: news.__provider }, news))
        : error;
    });

  return {
    description: definition,

    async check(process, declarer, olds, given) {
      const inputsOrProblem = declaredOrProblem(process, given, declarer);
      if (typeof inputsOrProblem === "string") return { inputs: given, reasons: [inputsOrProblem] };
      const { marked, clear } = inputsOrProblem;
      const { inputs, failures } = await serve(process).check(revealed(comparable(olds)), clear);
      return { inputs: markedAs(inputs, marked), reasons: failures.map(({ reason }) => reason) };
    },

    async diff(process, stored, news) {
      const [outputs, wanted] = [revealed(stored.outputs), revealed(news)];
      const served = serve(process);
      const difference = await served.diff(outputs, wanted);
      const { changes, isOpen, isStoredAnew } = difference;
      const details =
        changes === "none" && !isOpen && !isStoredAnew
          ? new Map<string, Change>()
          : detailedDiff(difference, comparable(stored.inputs), news, {
              recorded: outputs,
              planned: served.planned(outputs, wanted),
            });
      return { ...difference, details };
    },

    async create(process, news) {
      const { id, outputs } = await keeping(news, serve(process).create(revealed(news)));
      return { id, outputs: markedAs(outputs, news) };
    },

    async update(process, olds, news) {
      const outputs = await keeping(news, serve(process).update(revealed(olds), revealed(news)));
      return markedAs(outputs, news);
    },

    async read(process, id, declarer, { inputs, outputs }) {
      if (outputs?.schemaVersion === undefined) {
        const { clear } = declared(definition, {}, declarer, process.secretSettings);
        return serve(process).import(id, clear);
      }
      const recorded = inputs ?? outputs;
      const found = await serve(process).read(id, revealed(outputs));
      if (found === undefined) return undefined;
      const marked = found.inputs ?? comparable(recorded);
      const hidden = { __provider: revealed(outputs).__provider, __origin: recordedOrigin(originOf(found.outputs)) };
      return {
        inputs: markedAs({ ...marked, ...hidden }, recorded),
        outputs: markedAs({ ...found.outputs, __provider: hidden.__provider }, outputs),
      };
    },

    async delete(process, olds) {
      await serve(process).delete(revealed(olds));
    },

    preview(process, olds, news) {
      const clear = revealed(news);
      const known = serve(process).planned(olds === undefined ? undefined : revealed(olds), clear);
      const open = Object.fromEntries(described.map((name) => [name, UNKNOWN]));
      return markedAs({ ...open, ...clear, ...known }, news);
    },

    list: async (process) => (await definition.list?.(process.today())) ?? [],
  };
}
