import { type ConfigReader, configurationOf, lookUp } from "./configuration";
import { SETTINGS } from "./settingNames";

/** A setting by its short name, such as `custSpaceId`. */
type SettingName = keyof typeof SETTINGS;

/** Where the value of a setting comes from: a variable, a key of the configuration, or nowhere. */
export interface SettingSource {
  setting: SettingName;
  value: string | undefined;
  /** Such as `CAMS_REGION` or `cams:region`; undefined where the default holds. */
  from: string | undefined;
}

/** Where each setting comes from, by the precedence that `readSettings` has. */
export function settingSources(env: NodeJS.ProcessEnv, config: ConfigReader): SettingSource[] {
  const configuration = configurationOf(env, config);
  return names.map((setting) => {
    const place = SETTINGS[setting];
    const value = lookUp(configuration, place);
    const isConfigured = config(place.key) === value && (configuration.isExplicit || !env[place.variable]);
    return { setting, value, from: value === undefined ? undefined : isConfigured ? place.key : place.variable };
  });
}

const names = Object.keys(SETTINGS) as SettingName[];
