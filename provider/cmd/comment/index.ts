/**
 * The review: from the engine's preview to a comment that a reviewer reads in a minute, and the comparison of a later
 * preview with it.
 */
export { reviewComment } from "./comment";
export { blinded, isHidden, isShown } from "./marks";
export { isDigest } from "./planMark";
export { type Verified, verifyPreview } from "./verifyPreview";
