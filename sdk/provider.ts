import * as pulumi from "@pulumi/pulumi";
import { nearest } from "./flow/nearest";

/** An account of Alibaba Cloud, and where its flows live. What is left out comes from the environment. */
export interface ProviderArgs {
  /** Id of the access key. A key is taken as one group: never its id from here and its secret from elsewhere. */
  accessKeyId?: pulumi.Input<string>;
  /** Secret of the access key. It is kept as a secret, whether or not the program marks it so. */
  accessKeySecret?: pulumi.Input<string>;
  /** Token of a temporary key. It is kept as a secret. */
  securityToken?: pulumi.Input<string>;
  /** Name of a profile in `~/.aliyun/config.json`, for programs that give no key. By default the current one. */
  profile?: pulumi.Input<string>;
  /** Region of CAMS. By default `CAMS_REGION`, then `ap-southeast-1`, the only one that CAMS documents. */
  region?: pulumi.Input<string>;
  /** Address of CAMS. By default `CAMS_ENDPOINT`, then that of the region. */
  endpoint?: pulumi.Input<string>;
  /** The space of flows that name none. By default `CAMS_CUST_SPACE_ID`. */
  custSpaceId?: pulumi.Input<string>;
  /**
   * Calls a second: one number for every operation, or numbers by the operation's name such as `{ GetFlow: 20 }`. By
   * default what CAMS documents, five a second for most operations.
   */
  pace?: pulumi.Input<number | Record<string, number>>;
}

/**
 * An account for the resources that are given it as `provider`. Its arguments win over the environment; the stack's
 * configuration counts only for resources without it. Several of them in one program do not mix.
 *
 * @example
 * ```ts
 * const eu = new cams.Provider("eu", { profile: "eu", custSpaceId: "cams-eu" });
 * new cams.WhatsAppFlow("signup", { flow: cams.flowFile("signup.flow.json") }, { provider: eu });
 * ```
 */
export class Provider extends pulumi.ProviderResource {
  constructor(name: string, args: ProviderArgs = {}, opts?: pulumi.ResourceOptions) {
    const { accessKeyId, accessKeySecret, securityToken, profile, region, endpoint, custSpaceId, pace, ...rest } = args;
    requireNoOther(name, Object.keys(rest));
    const known = {
      accessKeyId,
      accessKeySecret: secret(accessKeySecret),
      securityToken: secret(securityToken),
      profile,
      region: inClear(name, "region", region),
      endpoint,
      custSpaceId: inClear(name, "custSpaceId", custSpaceId),
      pace: pace === undefined ? undefined : pulumi.output(pace).apply((value) => JSON.stringify(value)),
      // The guard of the stack holds for this account too, whose provider process sees only what stands here.
      triggers: new pulumi.Config("cams").get("triggers"),
      // Tells the provider process that these are arguments, which win over the environment, and not configuration.
      explicit: "true",
    };
    const inputs = Object.entries(known).filter(([, value]) => value !== undefined);
    super("pulumi-nodejs", name, Object.fromEntries(inputs.map(([key, value]) => [`cams:${key}`, value])), opts);
  }
}

const ARGUMENTS = [
  "accessKeyId",
  "accessKeySecret",
  "securityToken",
  "profile",
  "region",
  "endpoint",
  "custSpaceId",
  "pace",
] as const satisfies (keyof ProviderArgs)[];

/** In JavaScript a misspelt argument would be ignored without a word, and flows would land in another account or space. */
function requireNoOther(provider: string, [other]: string[]): void {
  if (other === undefined) return;
  const meant = nearest(other, ARGUMENTS);
  const suggestion = meant === undefined ? `its arguments are ${ARGUMENTS.join(", ")}` : `did you mean ${meant}?`;
  throw new Error(`cams.Provider "${provider}": ${other} is not an argument of cams.Provider (${suggestion})`);
}

/**
 * An argument that resources record in plain text. A secret would be shown there, since a resource does not learn which
 * arguments of its provider are secret.
 */
function inClear(provider: string, argument: string, value: pulumi.Input<string> | undefined) {
  if (value === undefined || typeof value === "string") return value;
  const given = pulumi.output(value);
  return given.apply(async (known) => {
    if (!(await pulumi.isSecret(given))) return known;
    throw new pulumi.RunError(
      `cams.Provider "${provider}": ${argument} is a secret, but resources record it in plain text: nothing was ` +
        "registered (use config.require, or pulumi.unsecret if it need not be kept secret)",
    );
  });
}

const secret = (value: pulumi.Input<string> | undefined) => (value === undefined ? undefined : pulumi.secret(value));
