import type { Path } from "../../path";
import type { CheckContext } from "../context";

/** Rules over several keys of one object that belong to its structure. */
export function checkTogether(value: Record<string, unknown>, path: Path, context: CheckContext): void {
  if (path.length === 2 && path[0] === "screens") checkScreen(value, path, context);
  if (value.type === "Footer") checkCaptions(value, path, context);
}

function checkScreen(screen: Record<string, unknown>, path: Path, { report, isUnknown }: CheckContext): void {
  const { success, terminal } = screen;
  if (success === undefined || isUnknown(success) || terminal === true || isUnknown(terminal)) return;
  report({
    code: "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED",
    path: [...path, "success"],
    message: "success is set on a screen that is not terminal",
    hint: "set terminal: true, or remove success",
  });
}

const SIDES = [
  ["left-caption", "right-caption"],
  ["right-caption", "left-caption"],
] as const;

/** A Footer has one caption in the centre, or one at each side, or none. */
function checkCaptions(footer: Record<string, unknown>, path: Path, { report, isUnknown }: CheckContext): void {
  const has = (caption: string) => footer[caption] !== undefined && !isUnknown(footer[caption]);
  for (const [side, other] of SIDES) {
    if (!has(side) || footer[other] !== undefined) continue;
    report({
      code: "INVALID_DEPENDENCIES",
      path: [...path, other],
      message: `a Footer with ${side} needs ${other}`,
      hint: `add ${other}, or use center-caption`,
    });
  }
  if (!has("center-caption") || !(has("left-caption") || has("right-caption"))) return;
  report({
    code: "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED",
    path: [...path, "center-caption"],
    message: "center-caption cannot be combined with left-caption or right-caption",
    hint: "keep either center-caption, or left-caption and right-caption",
  });
}
