import { decodeKeyed, encodeKeyed, isPlainObject, type Path, parseFlow } from "../../sdk/flow";
import { isSecret, isUnknown, type Origin, type Properties, secret, stubOf } from "../engine";
import type { ResourceDescription } from "../resources";
import { keyedInputs } from "../resources/descriptions";
import type { Declarer } from "../resources/names";
import { revealed } from "./struct";

/**
 * Turns inputs that a program gave into those that are recorded, which are the same as those that `pulumi-cams` for Node
 * registers: documents in their keyed form, and two hidden inputs. So a stack can move from one front end to the other.
 */
export interface Declared {
  /** As recorded, with secrets marked. */
  marked: Properties;
  /** The same with secrets in clear. */
  clear: Properties;
}

/** @throws FlowFileError for a document that is given as a text and is none */
export function declared({ type, inputs }: ResourceDescription, given: Properties, declarer: Declarer): Declared {
  const keyed = keyedInputs(inputs);
  // The engine takes null for absent.
  const shown = Object.fromEntries(
    Object.entries(given).filter(([name, value]) => !name.startsWith("__") && value !== null),
  );
  const documents = Object.fromEntries(
    Object.entries(shown).map(([name, value]) => [name, keyed.includes(name) ? documentIn(value) : value]),
  );
  const origin: Origin = { ...declarer, secrets: secretPlaces(documents) };
  const marked = {
    ...Object.fromEntries(
      Object.entries(documents).map(([name, value]) => [name, keyed.includes(name) ? keyedForm(value) : value]),
    ),
    __origin: origin,
    // Not needed here, but without it a stack that moves back could not be destroyed.
    __provider: stubOf(type),
  };
  return { marked, clear: revealed(marked) };
}

/**
 * A document as it was written. It may be given as its text, because YAML programs cannot take the text of a file apart.
 * With `ignoreChanges` the engine gives back its recorded, keyed form.
 *
 * @throws FlowFileError for a text that holds no document
 */
export function documentIn(value: unknown): unknown {
  if (isSecret(value)) return secret(documentIn(value.value));
  if (typeof value === "string" && !isUnknown(value)) return parseFlow(value, "flow");
  return isKeyed(value) ? decodeKeyed(value) : value;
}

/** Whether a document is in its keyed form: its screens, which any document has as a list, are a map with an order. */
const isKeyed = (value: unknown): boolean =>
  isPlainObject(value) && isPlainObject(value.screens) && typeof value.screens.$order === "string";

/** A document in its keyed form; secrets and what is not known yet stay as they are, as Outputs do in Node. */
export function keyedForm(document: unknown): unknown {
  if (isSecret(document)) return secret(keyedForm(document.value));
  return encodeKeyed(document, (value) => (isSecret(value) ? { encoded: value } : undefined));
}

/** Where secrets begin among inputs. */
function secretPlaces(value: unknown, path: Path = []): Path[] {
  if (isSecret(value)) return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    secretPlaces(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
