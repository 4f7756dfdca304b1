import { nearest } from "../../sdk/flow";
import { type Codes, parseCodes } from "./codes";
import { type ConfigReader, type Configuration, configurationOf, lookUp } from "./configuration";
import { SettingsError } from "./errors";
import { type Pace, parsePace } from "./pace";
import { ADVICE, SETTINGS, type SettingNames, settingNames } from "./settingNames";

/** How documents are linked to for CAMS: links that expire, or plain URLs of objects that anybody can read. */
export type AssetLinks = "presigned" | "plain";

/** What becomes of the flows of a destroyed resource. */
type OnDestroy = "retain" | "deprecate";

/** Where calls go and for whom. Credentials are read separately, at the first call. */
export interface Settings {
  /** Region of CAMS, by default its only documented one. */
  region: string;
  endpoint: URL;
  /** The space of calls whose resource names none. */
  custSpaceId: string | undefined;
  pace: Pace;
  assetLinks: AssetLinks;
  /** What codes mean that CAMS does not document. */
  codes: Codes;
  /** `CAMS_ON_DESTROY`, which overrides what the state says. */
  onDestroy: OnDestroy | undefined;
  /** Whether each call is logged. */
  isLogged: boolean;
  /** Whether they come from the arguments of an explicit provider. */
  isExplicit: boolean;
  /** How messages name the settings. */
  names: SettingNames;
  /** What to check when the endpoint cannot be reached, as a sentence. */
  advice: string;
}

/** Keys of the namespace `cams:` beside those of `SETTINGS`; the last marks an explicit provider. */
const OTHER_KEYS = ["accessKeyId", "accessKeySecret", "securityToken", "profile", "triggers", "explicit"];

/** Variables that are read from the environment alone. */
const OTHER_VARIABLES = ["CAMS_ON_DESTROY", "CAMS_LOG"];

const DEFAULT_REGION = "ap-southeast-1";

/**
 * Settings from environment and configuration, each of them checked. The regions of other Alibaba Cloud tools
 * (`ALICLOUD_REGION`, `alicloud:region`) are not read: CAMS exists in one region, wherever the other resources are.
 *
 * @throws SettingsError for a value that makes no sense, and for a name that does not exist
 */
export function readSettings(env: NodeJS.ProcessEnv, config: ConfigReader): Settings {
  const configuration = configurationOf(env, config);
  requireKnownNames(configuration);
  const names = settingNames(configuration);
  const read = (setting: keyof typeof SETTINGS) => lookUp(configuration, SETTINGS[setting]);
  const region = checkRegion(read("region") ?? DEFAULT_REGION, names.region);
  const endpoint = read("endpoint");
  return {
    region,
    endpoint: parseEndpoint(endpoint ?? `https://cams.${region}.aliyuncs.com`, names.endpoint),
    custSpaceId: checkSpace(read("custSpaceId"), names.custSpaceId),
    pace: parsePace(read("pace"), names.pace),
    assetLinks:
      oneOf(["presigned", "plain"], read("assetLinks"), names.assetLinks, "INVALID_ASSET_LINKS") ?? "presigned",
    codes: parseCodes(read("codes"), names.codes),
    onDestroy: oneOf(
      ["retain", "deprecate"],
      env.CAMS_ON_DESTROY || undefined,
      "CAMS_ON_DESTROY",
      "INVALID_ON_DESTROY",
    ),
    isLogged: oneOf(["debug"], env.CAMS_LOG || undefined, "CAMS_LOG", "INVALID_LOG") === "debug",
    isExplicit: configuration.isExplicit,
    names,
    advice: adviceFor(configuration, endpoint === undefined ? region : undefined, names),
  };
}

/** A misspelt name would be ignored without a word, and the flow would land elsewhere. */
function requireKnownNames({ env, config }: Configuration): void {
  const places = Object.values(SETTINGS);
  const keys = [...places.map(({ key }) => key), ...OTHER_KEYS.map((name) => `cams:${name}`)];
  const variables = [...places.map(({ variable }) => variable), ...OTHER_VARIABLES];
  for (const key of config.keys ?? []) {
    if (key.startsWith("cams:") && !keys.includes(key)) throw unknownName(key, "a setting of pulumi-cams", keys);
  }
  for (const variable of Object.keys(env)) {
    // Other variables may begin alike, so only what is close to one of these is a mistake.
    const meant = variable.startsWith("CAMS_") && !variables.includes(variable) && nearest(variable, variables);
    if (meant) throw unknownName(variable, "a variable of pulumi-cams", [meant]);
  }
}

function unknownName(name: string, what: string, known: string[]): SettingsError {
  const meant = nearest(name, known);
  const hint =
    meant === undefined
      ? `Remove it with \`pulumi config rm ${name}\`; the settings are ${known.filter((key) => key !== "cams:explicit").join(", ")}.`
      : `Did you mean ${meant}?`;
  return new SettingsError("UNKNOWN_SETTING", `${name} is not ${what}`, hint);
}

function checkRegion(text: string, name: string): string {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)) return text;
  const hint = `Set ${name} to a region id, such as ${DEFAULT_REGION}, or unset it.`;
  throw new SettingsError("INVALID_REGION", `the region ${JSON.stringify(text)} is not a region id`, hint);
}

function checkSpace(text: string | undefined, name: string): string | undefined {
  if (text === undefined || /^[\x21-\x7e]+$/.test(text)) return text;
  throw new SettingsError(
    "INVALID_CUST_SPACE_ID",
    `the space ${JSON.stringify(text)} contains characters that no space id contains`,
    `Set ${name} to the instance id that the console shows under Channel Management, such as cams-xxxx.`,
  );
}

function parseEndpoint(text: string, name: string): URL {
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const url = URL.canParse(hasScheme ? text : `https://${text}`) && new URL(hasScheme ? text : `https://${text}`);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new SettingsError(
      "INVALID_ENDPOINT",
      `the endpoint ${JSON.stringify(text)} is not an http(s) URL`,
      `Set ${name} to something like https://cams.ap-southeast-1.aliyuncs.com, or unset it.`,
    );
  }
  // The endpoints of Alibaba Cloud are commonly written as bare host names; with a port it may be http as well.
  if (hasScheme || (url.port === "" && /[a-z]$/i.test(url.hostname) && url.hostname !== "localhost")) return url;
  throw new SettingsError(
    "INVALID_ENDPOINT",
    `the endpoint ${JSON.stringify(text)} has no scheme`,
    `Set ${name} to http://${text} for the emulator or another local server, or to https://${text}.`,
  );
}

/** A text that has to be one of a few, exactly. */
function oneOf<T extends string>(allowed: readonly T[], text: string | undefined, name: string, code: string) {
  const found = allowed.find((each) => each === text);
  if (found !== undefined || text === undefined) return found;
  const meant = nearest(text.trim(), allowed);
  const suggestion = meant === undefined ? "" : ` (did you mean ${meant}?)`;
  throw new SettingsError(
    code,
    `${name} is ${JSON.stringify(text)}${suggestion}, and nothing was changed`,
    `Set it to ${allowed.join(" or ")}, or unset it.`,
  );
}

/** @param region what the endpoint is made of, if it is not set itself */
function adviceFor({ isExplicit }: Configuration, region: string | undefined, names: SettingNames): string {
  if (region !== undefined && region !== DEFAULT_REGION) {
    return `Check the region: ${names.region} is ${region}, and CAMS documents an endpoint only for ${DEFAULT_REGION}.`;
  }
  return isExplicit ? `Check the network, and ${names.endpoint} if it is given.` : ADVICE;
}
