import { type Configuration, nameOf, type SettingPlace } from "./configuration";

/** Where each setting is read. */
export const SETTINGS = {
  region: { variable: "CAMS_REGION", key: "cams:region" },
  endpoint: { variable: "CAMS_ENDPOINT", key: "cams:endpoint" },
  custSpaceId: { variable: "CAMS_CUST_SPACE_ID", key: "cams:custSpaceId" },
  pace: { variable: "CAMS_PACE", key: "cams:pace" },
  assetLinks: { variable: "CAMS_ASSET_LINKS", key: "cams:assetLinks" },
  codes: { variable: "CAMS_CODES", key: "cams:codes" },
} as const satisfies Record<string, SettingPlace>;

/** How messages name each setting: by its variable and key, or by the argument of an explicit provider. */
export type SettingNames = Record<keyof typeof SETTINGS, string>;

export function settingNames(configuration: Pick<Configuration, "isExplicit">): SettingNames {
  const name = (setting: keyof typeof SETTINGS) => nameOf(configuration, SETTINGS[setting]);
  return {
    region: name("region"),
    endpoint: name("endpoint"),
    custSpaceId: name("custSpaceId"),
    pace: name("pace"),
    // These are no arguments of a provider.
    assetLinks: configuration.isExplicit ? "CAMS_ASSET_LINKS" : "CAMS_ASSET_LINKS (or cams:assetLinks)",
    codes: configuration.isExplicit ? "CAMS_CODES" : "CAMS_CODES (or cams:codes)",
  };
}

/** How messages name the settings where the configuration is a stack's. */
export const NAMES: SettingNames = settingNames({ isExplicit: false });

/** What to check when the endpoint of a stack cannot be reached. */
export const ADVICE = "Check the network, and CAMS_ENDPOINT or cams:endpoint if one of them is set.";
