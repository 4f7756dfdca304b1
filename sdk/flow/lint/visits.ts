import { bindingsIn } from "../expression";
import type { FlowTree } from "../validate";
import { immediateDominators } from "./dominators";
import type { LintContext } from "./lint";
import { type Navigation, targetsOf } from "./navigation";
import { type Held, pathOf, walk } from "./walk";

/** References to other screens from screens that users can come to without having been there. */
export function visits(tree: FlowTree, { isUnknown, warn }: LintContext, navigation: Navigation): void {
  const references = referencesOf(tree, isUnknown);
  if (references.length === 0) return;
  if (navigation.isOpen || navigation.entries.length === 0) return;
  const root = tree.screens.length;
  const dominators = immediateDominators([...targetsOf(root, navigation.taken), navigation.entries], root);
  const indexes = new Map(tree.screens.map(({ id }, index) => [id, index]));
  // Which screen was last found to have another one on all paths to it: references come screen by screen.
  const passedBefore: number[] = [];
  let marked = -1;
  for (const { from, id, held, text } of references) {
    const target = indexes.get(id);
    const above = dominators[from];
    if (target === undefined || target === from || above === undefined || above === -1) continue;
    if (marked !== from) {
      for (let node = above; node !== root; node = dominators[node] ?? root) passedBefore[node] = from;
      marked = from;
    }
    if (passedBefore[target] === from) continue;
    const here = tree.screens[from];
    if (here === undefined) continue;
    const message = `${text} is empty for users who reach ${here.id} without visiting ${id}`;
    const hint = `pass the value in the payloads that lead to ${here.id}`;
    warn("SCREEN_NOT_ALWAYS_VISITED", pathOf(held, [...here.path, "layout"]), message, hint);
  }
}

/** References to named screens, each once for every text, in the order of the screens. */
function referencesOf({ screens }: FlowTree, isUnknown: (value: unknown) => boolean) {
  const references: { from: number; id: string; held: Held; text: string }[] = [];
  for (const [from, screen] of screens.entries()) {
    for (const held of walk(screen.value.layout, isUnknown)) {
      const { value } = held;
      if (typeof value !== "string" || !value.includes("${screen.") || isUnknown(value)) continue;
      const named = new Map(bindingsIn(value).map(({ binding }) => [binding.text, binding.screen]));
      for (const [text, id] of named) if (id !== undefined) references.push({ from, id, held, text });
    }
  }
  return references;
}
