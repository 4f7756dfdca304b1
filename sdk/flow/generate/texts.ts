import type { Shape } from "../format";

/** Whether any text fits a shape, so that a binding needs no word of its own. */
export const takesAnyText = (shape: Shape): boolean =>
  shape.kind === "either"
    ? shape.of.some(takesAnyText)
    : shape.kind === "string" &&
      shape.enum === undefined &&
      shape.constant === undefined &&
      shape.pattern === undefined;
