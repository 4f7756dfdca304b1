import { z } from "zod";

/** A text that a state may lack. What a state lacks is recorded as null or, by the plugin, as the empty text. */
export const absentableText = () =>
  z
    .string()
    .nullish()
    .transform((value) => value || undefined)
    .optional();
