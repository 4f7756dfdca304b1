import type { Path } from "../../sdk/flow";
import type { Declarer } from "../resources/names";
import type { Properties } from "./wire";

/** What the program tells the provider beside the inputs, in one hidden input. */
export interface Origin extends Declarer {
  file?: string;
  secrets: Path[];
}

/** The origin in the inputs or outputs of a resource. */
export const originOf = (properties: Properties) => properties.__origin as Origin;

/** A value that becomes a secret, or ceases to be one, has to be stored anew although it stays the same. */
export const secretsMoved = (olds: Properties, news: Properties) =>
  JSON.stringify(originOf(olds).secrets ?? []) !== JSON.stringify(originOf(news).secrets ?? []);
