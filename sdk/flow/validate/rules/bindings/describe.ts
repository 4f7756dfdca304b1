import type { ActionNode, FlowTree, ScreenNode } from "../../tree";

/** The navigate actions that lead to a screen. */
export const navigationsTo = ({ id }: ScreenNode, { screens }: FlowTree): ActionNode[] =>
  screens.flatMap(({ actions }) => actions).filter(({ name, next }) => name === "navigate" && next === id);

/**
 * What to do about a key that the data model of a screen lacks. A key that is described has to be handed over by every
 * navigation to the screen.
 *
 * @param isReached whether other navigations lead to the screen than the one that hands the key over
 */
export const describeHint = (key: string, { id }: ScreenNode, isReached: boolean): string =>
  `declare ${key} in the data of screen ${id}${isReached ? ", and pass it in every navigation to that screen" : ""}`;
