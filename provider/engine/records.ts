import { encodeKeyed, type JsonValue, mapLeaves, type Path } from "../../sdk/flow";
import type { ResourceDescription } from "../resources";
import {
  absentableOutputs,
  absentableTexts,
  keyedInputs,
  openKeysOf,
  searchedForSecrets,
} from "../resources/descriptions";
import { type Secrets, secretsOf } from "../resources/secrets";
import { documentReader } from "./documentReader";
import { originOf, recordedOrigin, secretPathsOf } from "./origin";
import { markSecrets, type Properties, pick, plain } from "./values";

/** Turns what the engine stores of a resource into plain values, and back. */
export interface Records {
  /** The inputs as plain values, with keyed documents as they were written. */
  valuesOf(properties: Properties): Properties;
  /**
   * The secrets among the inputs, where the old and the new properties say that they stand.
   *
   * @param configured what counts in place of inputs that a program leaves out, asked only where such an input is a secret
   */
  secretsIn(all: readonly Properties[], configured: () => Properties): Secrets;
  /**
   * What is recorded of inputs and state, with secrets marked wherever CAMS may have put them.
   *
   * @param before outputs whose spelling of a text that there is not is kept, so that a refresh shows no change
   */
  outputsOf(inputs: Properties, state: object, secrets: Secrets, before?: Properties): Properties;
  /** Inputs as they were read, in place of the recorded ones. */
  readInputs(
    props: Properties,
    inputs: { recorded: object; found: object },
    secrets: Secrets,
  ): { plain: Properties; marked: Properties };
  /** The inputs to record of what was imported. */
  importedInputs(found: object, hidden: Properties): Properties;
}

/** How a text is recorded that there is not: front ends differ, and each reads what the other has recorded. */
export type Absent = null | "";

export function recordsOf(
  { inputs, outputs }: Pick<ResourceDescription, "inputs" | "outputs">,
  absent: Absent = null,
): Records {
  const keyed = keyedInputs(inputs);
  const readDocument = documentReader();
  const [searchedInputs, searchedOutputs] = [searchedForSecrets(inputs), searchedForSecrets(outputs)];
  // The engine takes an output that is missing for unknown in every preview.
  const absentable = absentableOutputs(outputs);
  const texts = absentableTexts(outputs);
  const marked = (properties: Properties, names: readonly string[], { holdsSecret }: Secrets): Properties => ({
    ...properties,
    ...mapped(pick(properties, names), (value) => markSecrets(value, holdsSecret)),
  });

  const valuesOf = (properties: Properties) => {
    const values = declaredValues(properties);
    return { ...values, ...mapped(pick(values, keyed), readDocument) };
  };

  return {
    valuesOf,
    secretsIn(all, configured) {
      const places = all.map((properties) => {
        const paths = secretPathsOf(properties);
        if (paths.length === 0) return { document: undefined, paths };
        const values = valuesOf(properties);
        const isLeftOut = paths.some(([input]) => !(String(input) in values));
        return { document: isLeftOut ? { ...configured(), ...values } : values, paths };
      });
      return secretsOf(places, openKeysOf(inputs));
    },
    outputsOf(declared, state, secrets, before = {}) {
      const spellingOf = (name: string) => {
        if (!texts.includes(name)) return null;
        return before[name] === null || before[name] === "" ? before[name] : absent;
      };
      const all = plain({
        ...declared,
        // What was seen counts, also where it is nothing: a declared value that CAMS does not hold must not stand for it.
        ...state,
        ...Object.fromEntries(absentable.map((name) => [name, Reflect.get(state, name) ?? spellingOf(name)])),
        __declared: Object.keys(declaredValues(declared)).sort(),
      });
      // What the program gave is marked by the engine; a secret of the settings is not.
      const left = Object.keys(state).filter((name) => !(name in declared) && secrets.isSecret([name]));
      const clear = mapped(pick(all, left), (value) => markSecrets(value, () => true));
      return { ...marked(all, [...searchedInputs, ...searchedOutputs], secrets), ...clear };
    },
    importedInputs: (found, hidden) =>
      plain({ ...found, ...mapped(pick(found, keyed), (document) => encodeKeyed(document)), ...hidden }),
    readInputs(props, { recorded, found }, secrets) {
      const old = pick(recorded, keyed);
      const documents = pick(found, keyed);
      const drifted = keyed.filter((name) => documents[name] !== old[name]);
      const seen = plain({
        ...found,
        ...pick(props, Object.keys(documents)),
        ...mapped(pick(found, drifted), (document) => encodeKeyed(document)),
        __origin:
          drifted.length === 0
            ? props.__origin
            : recordedOrigin({ ...originOf(props), secrets: placesOf(props, pick(found, drifted), secrets) }),
      });
      return { plain: seen, marked: marked(seen, searchedInputs, secrets) };
    },
  };
}

/** What of inputs a program gave; what is only the engine's or ours is left out. */
const declaredValues = (properties: Properties): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => !name.startsWith("__")));

/**
 * The inputs that outputs repeat, as they were given: `diff`, `update`, `read` and `delete` are given nothing else. The
 * outputs name them, because what was seen may have the name of an input that was not given.
 */
export const declaredIn = (outputs: Properties): Properties =>
  pick(outputs, Array.isArray(outputs.__declared) ? outputs.__declared.map(String) : []);

/** The same with what only the provider needs to know: the inputs of `create`. */
export const declaredAndHidden = (outputs: Properties): Properties => ({
  ...declaredIn(outputs),
  __origin: outputs.__origin,
});

/** Where secrets stand, when some documents are those that were read. */
function placesOf(props: Properties, documents: Properties, { holdsSecret }: Secrets): Path[] {
  const places = secretPathsOf(props).filter(([input]) => !(String(input) in documents));
  mapLeaves(documents as JsonValue, (leaf, path) => {
    if (holdsSecret(leaf)) places.push([...path]);
    return leaf;
  });
  return places;
}

const mapped = (values: Properties, change: (value: unknown) => unknown): Properties =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
