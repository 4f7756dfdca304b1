import { LIMITS, type Limit } from "../format";
import { isPlainObject } from "../json";
import type { Path } from "../path";
import type { ComponentNode, FlowTree } from "../validate";
import { fixedText } from "./fixedText";
import { given } from "./given";
import type { LintContext } from "./lint";
import { valuesAt } from "./walk";

/** Texts and lists beyond what clients show. */
export function limits({ screens }: FlowTree, context: LintContext): void {
  for (const component of screens.flatMap(({ components }) => components)) {
    for (const limit of LIMITS) {
      if (!limit.components.includes(component.type)) continue;
      const most = limit.with && isSet(component, limit.with.property) ? limit.with.most : limit.most;
      for (const { value, path } of subjects(component, limit)) {
        if (context.isUnknown(value)) continue;
        if (limit.unit === "items") lintItems(value, path, { ...limit, most }, context);
        else lintText(value, path, most, context);
      }
    }
  }
}

const isSet = ({ value }: ComponentNode, property: string) => valuesAt(value, property, []).length > 0;

/** What a limit holds for: the value of the property, or for both ends of a range its two values. */
function subjects(component: ComponentNode, { property }: Limit): { value: unknown; path: Path }[] {
  if (property === "error-message") {
    const message = given(component, property);
    return message === undefined ? [] : [message];
  }
  return valuesAt(component.value, property, component.path).flatMap(({ value, path }) =>
    isPlainObject(value)
      ? Object.entries(value).map(([key, end]) => ({ value: end, path: [...path, key] }))
      : [{ value, path }],
  );
}

function lintItems(value: unknown, path: Path, { least = 0, most }: Limit, { isUnknown, warn }: LintContext): void {
  if (!Array.isArray(value) || value.some(isUnknown)) return;
  const has = `${path.at(-1)} has ${value.length} ${value.length === 1 ? "entry" : "entries"}`;
  if (value.length > most)
    warn("TOO_MANY_OPTIONS", path, `${has}; clients show at most ${most}`, "remove some of them");
  if (value.length < least)
    warn("TOO_FEW_OPTIONS", path, `${has}; clients require at least ${least}`, "add more of them");
}

function lintText(value: unknown, path: Path, most: number, context: LintContext): void {
  const texts = (Array.isArray(value) ? value : [value]).flatMap((text: unknown) => fixedText(text, context) ?? []);
  const length = texts.reduce((sum, text) => sum + countCharacters(text), 0);
  if (length <= most) return;
  context.warn("TEXT_TOO_LONG", path, `${nameOf(path)} has ${length} characters; clients show ${most}`, "shorten it");
}

/** Characters as people count them, as far as code points show it. */
const countCharacters = (text: string) => [...text].length;

const nameOf = (path: Path) => path.findLast((step) => typeof step === "string") ?? "the text";
