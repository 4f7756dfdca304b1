import { isPlainObject } from "../../../json";
import type { Path } from "../../../path";
import type { CheckContext } from "../../context";
import type { Rule } from "../../rule";
import type { ComponentNode, FlowTree, ScreenNode } from "../../tree";
import { bindingOf, lookUp } from "./reference";

/** What one picker can give, where its own limits are not written. */
const DEFAULT_FILES = 30;
const DEFAULT_KB = 25_600;
/** What the reply of a flow can carry in all. */
const MOST_FILES = 10;
const MOST_KB = 102_400;

const CODE = "INVALID_ON_CLICK_ACTION_PAYLOAD";

/** Photos and documents go to the endpoint or into the reply, at the top of a payload, and not too many of them. */
export const pickerPayloads: Rule = (tree, context) => {
  for (const screen of tree.screens) {
    for (const { name, payload = {}, path } of screen.actions) {
      const payloadPath = [...path, "payload"];
      const used = pickersIn(payload, payloadPath, screen, tree, context);
      for (const { path: at, picker } of used) {
        const what = `the value of the ${picker.type} ${picker.inputName}`;
        if (at.length > payloadPath.length + 1) {
          const hint = "give it its own key at the top level of the payload";
          context.report({
            code: CODE,
            path: at,
            message: `${what} is nested inside another value of the payload`,
            hint,
          });
        } else if (name === "navigate") {
          const hint = `remove it here and from the data of the other screen, and refer to it there as \${screen.${picker.screen.id}.form.${picker.inputName}}`;
          context.report({ code: CODE, path: at, message: `${what} cannot be passed to another screen`, hint });
        }
      }
      if (name === "complete") checkSize(new Set(used.map(({ picker }) => picker)), payloadPath, context);
    }
  }
};

function checkSize(pickers: ReadonlySet<ComponentNode>, path: Path, { report }: CheckContext): void {
  let files = 0;
  let kilobytes = 0;
  for (const { type, value } of pickers) {
    const count = limit(value[`max-uploaded-${type === "PhotoPicker" ? "photos" : "documents"}`], DEFAULT_FILES);
    files += count;
    kilobytes += count * limit(value["max-file-size-kb"], DEFAULT_KB);
  }
  if (files > MOST_FILES) {
    const message = `the pickers in the reply accept up to ${files} files; the maximum in total is ${MOST_FILES}`;
    report({ code: CODE, path, message, hint: "set max-uploaded-photos or max-uploaded-documents of the pickers" });
  }
  if (kilobytes > MOST_KB) {
    const message = `the files in the reply can add up to ${kilobytes} KB; the maximum is ${MOST_KB}`;
    report({ code: CODE, path, message, hint: "set max-file-size-kb of the pickers" });
  }
}

/** A limit that is bound or not known yet may turn out small enough, so it counts nothing. */
const limit = (value: unknown, otherwise: number): number =>
  value === undefined ? otherwise : typeof value === "number" ? value : 0;

/** The pickers whose values are used anywhere in a payload, which may be nested more deeply than a call stack. */
function pickersIn(
  payload: unknown,
  at: Path,
  screen: ScreenNode,
  tree: FlowTree,
  context: CheckContext,
): { path: Path; picker: ComponentNode }[] {
  const found: { path: Path; picker: ComponentNode }[] = [];
  const open: { value: unknown; path: Path }[] = [{ value: payload, path: at }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { value, path } = place;
    if (context.isUnknown(value)) continue;
    if (typeof value === "string") {
      const binding = bindingOf(value);
      const reference = binding && lookUp(binding, { screen, path, tree, context });
      const picker = reference && "input" in reference ? reference.input : undefined;
      if (picker !== undefined && /^(Photo|Document)Picker$/.test(picker.type)) found.push({ path, picker });
    } else if (Array.isArray(value) || isPlainObject(value)) {
      const members: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
      for (const [key, member] of members.reverse()) open.push({ value: member, path: [...path, key] });
    }
  }
  return found;
}
