/** From one stack to the next: what differs, whether the checkout is what was published, and the update, or a proposal of it. */
export { promote } from "./promote";
export { propose } from "./propose";
export { openStacks } from "./stacks";
