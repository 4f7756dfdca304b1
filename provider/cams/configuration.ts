/** Reads one value of the stack's configuration by its full key, such as `cams:region`. */
export type ConfigReader = (key: string) => string | undefined;

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

export function configurationOf(env: NodeJS.ProcessEnv, config: ConfigReader): Configuration {
  return { env, config, isExplicit: config("cams:explicit") === "true" };
}

/** The first value that is set; an empty one counts as not set. */
export function lookUp({ env, config, isExplicit }: Configuration, variable: string, key: string): string | undefined {
  const [first, second] = isExplicit ? [config(key), env[variable]] : [env[variable], config(key)];
  return first || second || undefined;
}
