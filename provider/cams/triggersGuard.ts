import type { ConfigReader } from "./configuration";
import { SettingsError } from "./errors";

/** Whether triggers are sent at all in a stack. */
export type TriggersGuard = "enabled" | "disabled";

/**
 * Reads the guard `cams:triggers`. It is not read from the environment, so that nothing beside the stack's own
 * configuration can lift it.
 *
 * @throws SettingsError for any text but the two, so that a misspelt guard sends nothing
 */
export function readTriggersGuard(config: ConfigReader): TriggersGuard {
  const text = config("cams:triggers") ?? "enabled";
  if (text === "enabled" || text === "disabled") return text;
  throw new SettingsError(
    "INVALID_TRIGGERS",
    `cams:triggers is ${JSON.stringify(text)}, so nothing is sent`,
    "Set it with `pulumi config set cams:triggers disabled` (or enabled, which is the default).",
  );
}
