import type { Path } from "../../sdk/flow";
import { ResourceFailure } from "../resources/context";
import type { Declarer } from "../resources/names";
import type { Properties } from "./values";

/** What the program passes to the provider beside the inputs, in one hidden input. */
export interface Origin extends Declarer {
  file?: string;
  secrets: Path[];
}

/**
 * The origin in the inputs or outputs of a resource.
 *
 * @throws ResourceFailure where there is none, because something else than our resource class registered the inputs
 */
export function originOf({ __origin }: Properties): Origin {
  if (typeof __origin === "object" && __origin !== null && "name" in __origin) {
    return { parents: "", secrets: [], ...__origin } as unknown as Origin;
  }
  throw new ResourceFailure(
    "these inputs lack __origin, which the resource classes of pulumi-cams add: nothing was changed. " +
      "Declare the resource with new cams.WhatsAppFlow (with adopt and the flow's id for an existing flow), new cams.FlowTrigger or new cams.PhoneEncryptionPublicKey; " +
      "`pulumi state delete` removes a resource that was imported in another way from the state, and changes nothing in CAMS.",
  );
}

/** An origin as it is recorded, twice for each resource: what is empty is left out. */
export const recordedOrigin = ({ parents, secrets, ...origin }: Origin): Properties => ({
  ...origin,
  ...(parents === "" ? {} : { parents }),
  ...(secrets.length === 0 ? {} : { secrets }),
});

/** Where secrets begin in inputs or outputs; none are known where there is no origin. */
export const secretPathsOf = ({ __origin }: Properties): Path[] =>
  (__origin as Partial<Origin> | undefined)?.secrets ?? [];

/** A value that becomes a secret, or ceases to be one, has to be stored anew although it stays the same. */
export const secretsMoved = (olds: Properties, news: Properties): boolean => placesIn(olds) !== placesIn(news);

/** The places of secrets as one text. Front ends find them in different orders. */
const placesIn = (properties: Properties): string =>
  JSON.stringify(
    secretPathsOf(properties)
      .map((path) => JSON.stringify(path))
      .sort(),
  );

/** The text that the engine stores with resources of Node programs, by which it finds the provider. */
export const stubOf = (type: string): string =>
  `exports.handler=()=>require("pulumi-cams/provider").${type.charAt(0).toLowerCase()}${type.slice(1)};`;
