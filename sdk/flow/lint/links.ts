import type { FlowTree } from "../validate";
import type { LintContext } from "./lint";
import { valuesAt } from "./walk";

/** The component whose text is always Markdown; others say so with `markdown`. */
const MARKDOWN = "RichText";

/** Links to http: clients open https only. */
export function links({ screens }: FlowTree, context: LintContext): void {
  const { isUnknown, warn } = context;
  const hint = "write https://";
  for (const { actions, components } of screens) {
    for (const { name, value, path } of actions) {
      const { url } = value;
      // The address may be an expression that begins with a fixed part.
      if (name !== "open_url" || isUnknown(url) || typeof url !== "string" || !/^(`\s*')?http:\/\//i.test(url))
        continue;
      warn("INSECURE_LINK", [...path, "url"], "the link uses http; clients open only https", hint);
    }
    for (const { type, value, path } of components) {
      if (type !== MARKDOWN && value.markdown !== true) continue;
      for (const { value: text, path: at } of [...valuesAt(value, "text", path), ...valuesAt(value, "text.*", path)]) {
        if (isUnknown(text) || typeof text !== "string" || !/\]\(\s*<?http:\/\//i.test(text)) continue;
        warn("INSECURE_LINK", at, "a link in the text uses http; clients open only https", hint);
      }
    }
  }
}
