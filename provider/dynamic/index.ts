/** The front end for Pulumi's dynamic provider process. It serves any resource definition. */
export { dynamicResource } from "./dynamicResource";
export { type MakeContext, type ProviderProcess, providerProcess } from "./process";
