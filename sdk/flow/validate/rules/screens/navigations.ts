import type { CheckContext } from "../../context";
import type { ActionNode, FlowTree, ScreenNode } from "../../tree";

/** A way from a screen to another one that its components take. */
export interface Navigation {
  from: ScreenNode;
  /** Id of the screen that it leads to, which need not exist. */
  to: string;
  action: ActionNode;
  /** Whether it stands on an entry of a NavigationList: there Meta's builder accepts any target. */
  isOfEntry: boolean;
}

/** All navigations of a flow, those of components before those of entries, each in document order. */
export function navigationsOf({ screens }: FlowTree, { isUnknown }: CheckContext): Navigation[] {
  const all = screens.flatMap((from) =>
    from.actions.flatMap((action): Navigation[] => {
      const { next: to, value, component, path } = action;
      if (action.name !== "navigate" || to === undefined || isUnknown(from.value.id)) return [];
      if (typeof value.next !== "object" || value.next === null || Reflect.get(value.next, "type") !== "screen")
        return [];
      return [{ from, to, action, isOfEntry: path.length > component.path.length + 1 }];
    }),
  );
  return [...all.filter(({ isOfEntry }) => !isOfEntry), ...all.filter(({ isOfEntry }) => isOfEntry)];
}
