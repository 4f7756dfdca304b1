/** The review comment: from the engine's preview to Markdown that a reviewer reads in a minute. */
export { reviewComment } from "./comment";
export { blinded, isHidden, isShown } from "./marks";
