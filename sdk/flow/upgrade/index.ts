/** Moving a flow to another version: what can be changed without guessing, and what is left to the author. */
import type { Diagnostic } from "../diagnostic";
import { fold } from "../fold";
import { isSince, RECOMMENDED_VERSION } from "../format";
import { isPlainObject, type JsonObject, type JsonValue } from "../json";
import { formatPath } from "../path";
import { flowTree, validate } from "../validate";
import { dropBlankTexts } from "./blankTexts";
import { dropDataChannel } from "./dataChannel";
import { datesFromMilliseconds } from "./dates";
import { addNavigatedRoutes } from "./navigatedRoutes";
import type { UpgradeStep } from "./step";
import { dropUnreadPayload } from "./unreadPayload";

/** A change that was made to a document, beside that of its version. */
export interface UpgradeFix {
  /** Where, as Meta writes paths; of a key that is gone, where it was. */
  path: string;
  /** What was changed and why, as a sentence without full stop. */
  message: string;
}

/** A document in another version. */
export interface Upgrade<Document extends JsonValue = JsonObject> {
  document: Document;
  fixes: UpgradeFix[];
  /** What `validate` says of the document now and did not say, or only as a warning, of the one before. */
  diagnostics: Diagnostic[];
}

/** Every change, with the version that asks for it. Sources: Meta's changelog, and what Meta's Flow Builder refuses. */
const STEPS: readonly { since: string; step: UpgradeStep }[] = [
  { since: "3.0", step: dropDataChannel },
  { since: "5.0", step: datesFromMilliseconds },
  { since: "6.0", step: dropBlankTexts },
  { since: "7.3", step: addNavigatedRoutes },
  { since: "7.3", step: dropUnreadPayload },
];

/**
 * Changes the version of a flow, and with it what the new version wants otherwise and what needs no guess: see `fixes`.
 * The rest is in `diagnostics`, which therefore answers "what breaks if I upgrade".
 *
 * @param document a parsed flow; it is left as it is. Any JSON is taken, what is not an object comes back unchanged
 * @param version the version to move to
 */
export function upgrade(document: JsonObject, version?: string): Upgrade;
export function upgrade(document: JsonValue, version?: string): Upgrade<JsonValue>;
export function upgrade(document: JsonValue, version: string = RECOMMENDED_VERSION): Upgrade<JsonValue> {
  const before = validate(document);
  if (!isPlainObject(document)) return { document, fixes: [], diagnostics: [] };
  const draft = copyOf(document);
  draft.version = version;
  const fixes: UpgradeFix[] = [];
  for (const { since, step } of STEPS) {
    if (!isSince(version, since)) continue;
    step(
      flowTree(draft, () => false),
      (path, message) => fixes.push({ path: formatPath(path), message }),
    );
  }
  const known = new Set(before.map(identity));
  return { document: draft, fixes, diagnostics: validate(draft).filter((each) => !known.has(identity(each))) };
}

const identity = ({ code, path, severity }: Diagnostic): string => JSON.stringify([code, path, severity]);

/** A deep copy, of a document that may be nested more deeply than a call stack. */
function copyOf(document: JsonObject): JsonObject {
  return fold<JsonValue, JsonValue>(document, (value) => {
    if (Array.isArray(value)) return { parts: value, combine: (items) => items };
    if (!isPlainObject(value)) return { result: value };
    const keys = Object.keys(value);
    return {
      parts: keys.map((key) => value[key] as JsonValue),
      combine: (members) => Object.fromEntries(keys.map((key, index) => [key, members[index] as JsonValue])),
    };
  }) as JsonObject;
}
