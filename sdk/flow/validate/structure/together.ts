import { isPlainObject } from "../../json";
import type { Path } from "../../path";
import type { CheckContext } from "../context";

/** Rules over several keys of one object that belong to its structure. */
export function checkTogether(value: Record<string, unknown>, path: Path, context: CheckContext): void {
  if (path.length === 0) {
    checkEndpoint(value, context);
    checkSuccess(value, context);
  }
  if (path.length === 2 && path[0] === "screens") checkScreen(value, path, context);
  if (value.type === "Footer") checkCaptions(value, path, context);
}

function checkEndpoint(flow: Record<string, unknown>, { report, isUnknown }: CheckContext): void {
  const { data_api_version: protocol, routing_model: routes } = flow;
  if (protocol === undefined || isUnknown(protocol) || routes !== undefined) return;
  report({
    code: "MISSING_REQUIRED_PROPERTY",
    path: ["routing_model"],
    message: "routing_model is required in a flow with data_api_version",
    hint: "list for each screen the screens that it leads to",
  });
}

/** What is given on a screen that is not terminal is told there, so it does not count here. */
function checkSuccess(flow: Record<string, unknown>, { report, isUnknown }: CheckContext): void {
  const screens = Array.isArray(flow.screens) ? flow.screens : [];
  const terminal = (screen: unknown) =>
    isPlainObject(screen) && (screen.terminal === true || isUnknown(screen.terminal));
  const values = screens.map((screen) => (terminal(screen) ? screen.success : undefined));
  if (screens.some(isUnknown) || values.some(isUnknown)) return;
  if (!values.includes(false) || values.some((value) => value !== false && value !== undefined)) return;
  report({
    code: "INVALID_PROPERTY_VALUE",
    path: ["screens", values.indexOf(false), "success"],
    message: "success is false wherever it is given, so the flow could never end with success",
    hint: "set success: true on a terminal screen, or leave success out",
  });
}

function checkScreen(screen: Record<string, unknown>, path: Path, { report, isUnknown }: CheckContext): void {
  const { success, terminal } = screen;
  if (success === undefined || isUnknown(success) || terminal === true || isUnknown(terminal)) return;
  report({
    code: "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED",
    path: [...path, "success"],
    message: "success stands on a screen that is not terminal",
    hint: "set terminal: true, or leave success out",
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
    message: "center-caption cannot stand beside left-caption or right-caption",
    hint: "keep the one in the centre, or the two at the sides",
  });
}
