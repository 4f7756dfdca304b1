import { SettingsError } from "./errors";
import type { Credentials } from "./sign";

/** Reads one value of the stack's configuration by its full key, such as `cams:region`. */
export type ConfigReader = (key: string) => string | undefined;

/** Where calls go and for whom. Credentials are read separately, at the first call. */
export interface Settings {
  /** Region of CAMS, by default its only documented one. */
  region: string;
  endpoint: URL;
  /** The space of calls whose resource names none. */
  custSpaceId: string | undefined;
}

const DEFAULT_REGION = "ap-southeast-1";

/**
 * Settings from the environment, then from the stack's configuration. The regions of other Alibaba Cloud tools
 * (`ALICLOUD_REGION`, `alicloud:region`) are not read: CAMS exists in one region, wherever the other resources are.
 */
export function readSettings(env: NodeJS.ProcessEnv, config: ConfigReader): Settings {
  const region = env.CAMS_REGION || config("cams:region") || DEFAULT_REGION;
  const endpoint = env.CAMS_ENDPOINT || config("cams:endpoint") || `https://cams.${region}.aliyuncs.com`;
  return {
    region,
    endpoint: parseEndpoint(endpoint),
    custSpaceId: env.CAMS_CUST_SPACE_ID || config("cams:custSpaceId") || undefined,
  };
}

function parseEndpoint(text: string): URL {
  const full = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  const url = URL.canParse(full) ? new URL(full) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new SettingsError(
      "INVALID_ENDPOINT",
      `the endpoint ${JSON.stringify(text)} is not an http(s) URL`,
      "Set CAMS_ENDPOINT (or cams:endpoint) to something like https://cams.ap-southeast-1.aliyuncs.com, or unset it.",
    );
  }
  return url;
}

/** Where one group of credentials may stand: key id, secret and, for temporary keys, the token. */
interface CredentialSource {
  name: string;
  keys: { accessKeyId: string; accessKeySecret: string; securityToken: string };
  from: "env" | "config";
}

/** In order of precedence. */
const sources: CredentialSource[] = [
  {
    name: "the environment",
    from: "env",
    keys: {
      accessKeyId: "ALIBABA_CLOUD_ACCESS_KEY_ID",
      accessKeySecret: "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
      securityToken: "ALIBABA_CLOUD_SECURITY_TOKEN",
    },
  },
  {
    name: "the environment",
    from: "env",
    keys: {
      accessKeyId: "ALICLOUD_ACCESS_KEY",
      accessKeySecret: "ALICLOUD_SECRET_KEY",
      securityToken: "ALICLOUD_SECURITY_TOKEN",
    },
  },
  {
    name: "the stack's configuration",
    from: "config",
    keys: {
      accessKeyId: "cams:accessKeyId",
      accessKeySecret: "cams:accessKeySecret",
      securityToken: "cams:securityToken",
    },
  },
  {
    name: "the stack's configuration",
    from: "config",
    keys: {
      accessKeyId: "alicloud:accessKey",
      accessKeySecret: "alicloud:secretKey",
      securityToken: "alicloud:securityToken",
    },
  },
];

/**
 * Credentials as one group, from the first source that holds any part of it: never a key from one source and a token
 * from another.
 */
export function readCredentials(env: NodeJS.ProcessEnv, config: ConfigReader): Credentials {
  for (const { name, from, keys } of sources) {
    const read = (key: string) => (from === "env" ? env[key] : config(key)) || undefined;
    const accessKeyId = read(keys.accessKeyId);
    const accessKeySecret = read(keys.accessKeySecret);
    const securityToken = read(keys.securityToken);
    if (accessKeyId !== undefined && accessKeySecret !== undefined) {
      return { accessKeyId, accessKeySecret, ...(securityToken === undefined ? {} : { securityToken }) };
    }
    if (accessKeyId === undefined && accessKeySecret === undefined && securityToken === undefined) continue;
    const missing = accessKeyId === undefined ? keys.accessKeyId : keys.accessKeySecret;
    throw new SettingsError(
      "INCOMPLETE_CREDENTIALS",
      `the credentials in ${name} are incomplete: ${missing} is not set`,
      `Set ${missing} too, or unset the others to use another source.`,
    );
  }
  throw new SettingsError(
    "NO_CREDENTIALS",
    "there are no Alibaba Cloud credentials",
    "Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET in the environment, or " +
      "`pulumi config set --secret cams:accessKeyId` and `cams:accessKeySecret`.",
  );
}
