import { type ConfigReader, configurationOf, lookUp } from "./configuration";
import { SettingsError } from "./errors";
import { type Pace, parsePace } from "./pace";

/** How documents are linked to for CAMS: links that expire, or plain URLs of objects that anybody can read. */
export type AssetLinks = "presigned" | "plain";

/** Where calls go and for whom. Credentials are read separately, at the first call. */
export interface Settings {
  /** Region of CAMS, by default its only documented one. */
  region: string;
  endpoint: URL;
  /** The space of calls whose resource names none. */
  custSpaceId: string | undefined;
  pace: Pace;
  assetLinks: AssetLinks;
}

const DEFAULT_REGION = "ap-southeast-1";

/**
 * Settings from environment and configuration. The regions of other Alibaba Cloud tools (`ALICLOUD_REGION`, `alicloud:region`) are not
 * read: CAMS exists in one region, wherever the other resources are.
 */
export function readSettings(env: NodeJS.ProcessEnv, config: ConfigReader): Settings {
  const configuration = configurationOf(env, config);
  const read = (variable: string, key: string) => lookUp(configuration, variable, key);
  const region = read("CAMS_REGION", "cams:region") ?? DEFAULT_REGION;
  return {
    region,
    endpoint: parseEndpoint(read("CAMS_ENDPOINT", "cams:endpoint") ?? `https://cams.${region}.aliyuncs.com`),
    custSpaceId: read("CAMS_CUST_SPACE_ID", "cams:custSpaceId"),
    pace: parsePace(read("CAMS_PACE", "cams:pace")),
    assetLinks: parseAssetLinks(read("CAMS_ASSET_LINKS", "cams:assetLinks") ?? "presigned"),
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

function parseAssetLinks(text: string): AssetLinks {
  if (text === "presigned" || text === "plain") return text;
  throw new SettingsError(
    "INVALID_ASSET_LINKS",
    `CAMS_ASSET_LINKS (or cams:assetLinks) is ${JSON.stringify(text)}`,
    "Set it to presigned, which is the default, or to plain, where CAMS does not take links with a query.",
  );
}
