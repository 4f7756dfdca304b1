/** The front end for Pulumi's dynamic provider process. It serves any resource definition. */
export { dynamicResource } from "./dynamicResource";
export { type CreateContext, type ProviderProcess, providerProcess } from "./process";
