import { digest, type JsonObject, type JsonValue, mapLeaves } from "../../../sdk/flow";
import { recordedDocument } from "../../recordedDocument";
import { resourceOf } from "../../tokens";
import { blinded, isHidden, isShown } from "../comment";

/** What a program declares of a flow, as far as the engine shows it. */
export interface DeclaredFlow {
  /** Type chain and name: two stacks of a project have the same resource under the same key. */
  key: string;
  /** Name of the resource in the program. */
  name: string;
  /** Whether its program imports `pulumi-cams`, and so is one for Node. */
  isDynamic: boolean;
  /** The document, with marks for secrets and for what is not known yet; undefined when all of it is hidden. */
  document: JsonObject | undefined;
  /** The digest of the document; undefined when any part of it is hidden. */
  digest: string | undefined;
  /** Whether the program wants the flow published. */
  publish: boolean;
  expectDigest: unknown;
}

/** Reads what is declared from the inputs of a resource, as the engine prints or exports them. */
export function declaredFlow(urn: string, inputs: Record<string, unknown>): DeclaredFlow {
  const [, , types = "", ...name] = urn.split("::");
  const shown = blinded(recordedDocument(inputs.flow));
  const document = isShown(shown) ? shown : undefined;
  return {
    key: `${types}::${name.join("::")}`,
    name: name.join("::"),
    isDynamic: resourceOf(types.split("$").at(-1) ?? "")?.frontEnd === "dynamic",
    document,
    digest: document === undefined || holdsHidden(document) ? undefined : digest(document),
    publish: inputs.publish !== false,
    expectDigest: inputs.expectDigest,
  };
}

function holdsHidden(document: JsonValue): boolean {
  let found = false;
  mapLeaves(document, (leaf) => {
    found ||= isHidden(leaf);
    return leaf;
  });
  return found;
}
