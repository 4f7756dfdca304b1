/**
 * The type tokens by which the engine knows the resources, in plans and in states: the same resource has one in programs
 * that import `pulumi-cams`, and another one in those that use the plugin. They stand in users' state and never change.
 */
const TYPES = ["WhatsAppFlow", "FlowTrigger", "PhoneEncryptionPublicKey"] as const;

/** A resource, whatever serves it. */
export type ResourceType = (typeof TYPES)[number];

/** What serves a resource: the process of dynamic providers, or the plugin. */
export type FrontEnd = "dynamic" | "plugin";

/** What a token begins with, and the token of the provider. */
const FRONT_ENDS: Readonly<Record<FrontEnd, { prefix: string; provider: string }>> = {
  dynamic: { prefix: "pulumi-nodejs:dynamic/cams:", provider: "pulumi:providers:pulumi-nodejs" },
  plugin: { prefix: "cams:index:", provider: "pulumi:providers:cams" },
};

/** The token of a resource, or of a function of the plugin, by its name. */
export const tokenOf = (type: string, frontEnd: FrontEnd): string => `${FRONT_ENDS[frontEnd].prefix}${type}`;

const resources = new Map(
  (["dynamic", "plugin"] as const).flatMap((frontEnd) =>
    TYPES.map((type) => [tokenOf(type, frontEnd), { type, frontEnd }] as const),
  ),
);

/** The resource of a token; undefined for those of other packages. */
export const resourceOf = (token: string): { type: ResourceType; frontEnd: FrontEnd } | undefined =>
  resources.get(token);

/** Whether a token is that of a flow. */
export const isFlow = (token: string): boolean => resourceOf(token)?.type === "WhatsAppFlow";

/** Whether a token is that of a resource of this package, or of its provider. */
export const isOurs = (token: string): boolean =>
  Object.values(FRONT_ENDS).some(({ prefix, provider }) => token.startsWith(prefix) || token === provider);

/**
 * Types and name of a resource, as its URN has them, in the tokens of one front end. A stack that moves to the other one
 * keeps its resources under what this answers.
 */
export function withoutFrontEnd(key: string): string {
  const [types = "", ...name] = key.split("::");
  const chain = types.split("$").map((token) => {
    const resource = resourceOf(token);
    return resource === undefined ? token : tokenOf(resource.type, "plugin");
  });
  return [chain.join("$"), ...name].join("::");
}
