/** The front end for Pulumi's dynamic provider process. It serves any resource definition. */
export { processContext } from "./context";
export { dynamicResource } from "./dynamicResource";
