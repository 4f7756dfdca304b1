import { encodeKeyed, type Path, parseFlow } from "../../sdk/flow";
import { isSecret, isUnknown, type Origin, type Properties, recordedOrigin, secret, stubOf } from "../engine";
import { recordedDocument } from "../recordedDocument";
import type { ResourceDescription } from "../resources";
import { keyedInputs, textInputs } from "../resources/descriptions";
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

/**
 * @param secretSettings names of settings that are secrets; one that counts in place of an input is so there, too
 * @throws FlowFileError for a document that is given as a text and is none
 */
export function declared(
  { type, inputs }: ResourceDescription,
  given: Properties,
  declarer: Declarer,
  secretSettings: readonly string[],
): Declared {
  const [keyed, texts] = [keyedInputs(inputs), textInputs(inputs)];
  const documents = Object.fromEntries(
    Object.entries(given)
      // The engine takes null for absent.
      .filter(([name, value]) => !name.startsWith("__") && value !== null)
      .map(([name, value]) => [name, texts.includes(name) ? documentOf(value) : value])
      .map(([name, value]) => [name, keyed.includes(String(name)) ? documentIn(value) : value]),
  );
  const settings = secretSettings.filter((name) => name in inputs && !(name in documents)).map((name) => [name]);
  const origin: Origin = { ...declarer, secrets: [...secretPlaces(documents), ...settings] };
  const marked = {
    ...Object.fromEntries(
      Object.entries(documents).map(([name, value]) => [name, keyed.includes(name) ? keyedForm(value) : value]),
    ),
    __origin: recordedOrigin(origin),
    // Not needed here, but without it a stack that moves back could not be destroyed.
    __provider: stubOf(type),
  };
  return { marked, clear: revealed(marked) };
}

/** A document that may be given as its text. @throws FlowFileError for a text that holds none */
function documentOf(value: unknown): unknown {
  if (isSecret(value)) return secret(documentOf(value.value));
  return typeof value === "string" && !isUnknown(value) ? parseFlow(value, "flow") : value;
}

/** A document as it was written. With `ignoreChanges` the engine gives back its recorded, keyed form. */
export function documentIn(value: unknown): unknown {
  if (isSecret(value)) return secret(documentIn(value.value));
  return recordedDocument(value);
}

/** A document in its keyed form; what is secret in it stays so. */
export const keyedForm = (document: unknown): unknown =>
  encodeKeyed(document, (value) => (isSecret(value) ? { encoded: secret(keyedForm(value.value)) } : undefined));

/** Where secrets begin among inputs. */
function secretPlaces(value: unknown, path: Path = []): Path[] {
  if (isSecret(value)) return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    secretPlaces(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
