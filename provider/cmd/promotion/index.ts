/** From one stack to the next: what differs, whether the checkout is what was published, and the update. */
export { type Promotion, promote } from "./promote";
export { openStacks } from "./stacks";
