/** Reads one value of the stack's configuration by its full key, such as `cams:region`. */
export interface ConfigReader {
  (key: string): string | undefined;
  /** Every key of the configuration, where they can be listed. */
  keys?: readonly string[];
}

/** Where settings come from, and which of the two comes first. */
export interface Configuration {
  env: NodeJS.ProcessEnv;
  config: ConfigReader;
  /**
   * Whether the configuration is that of an explicit `cams.Provider`. Its arguments were written for one provider, so
   * they win over the environment, which is for all; the stack's configuration does not.
   */
  isExplicit: boolean;
}

/** One setting by its variable and its key of the stack's configuration. */
export interface SettingPlace {
  variable: string;
  key: string;
}

export function configurationOf(env: NodeJS.ProcessEnv, config: ConfigReader): Configuration {
  return { env, config, isExplicit: config("cams:explicit") === "true" };
}

/** The first value that is set; an empty one counts as not set. */
export function lookUp({ env, config, isExplicit }: Configuration, { variable, key }: SettingPlace) {
  const [first, second] = isExplicit ? [config(key), env[variable]] : [env[variable], config(key)];
  return first || second || undefined;
}

/** How messages name a setting: by what a person would have to change for it to count. */
export function nameOf({ isExplicit }: Pick<Configuration, "isExplicit">, { variable, key }: SettingPlace): string {
  return isExplicit ? `the argument ${key.slice("cams:".length)} of the cams.Provider` : `${variable} or ${key}`;
}
