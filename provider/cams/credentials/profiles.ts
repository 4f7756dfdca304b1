import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import * as path from "node:path";
import { z } from "zod";
import { nearest } from "../../../sdk/flow";
import { SettingsError } from "../errors";

/** Whether a file has the profile that is asked for: it has, or why not. */
export type Presence = { isThere: true } | { isThere: false; why: string };

const cliFile = z.object({
  current: z.string().optional(),
  profiles: z.array(
    z.object({
      name: z.string(),
      mode: z.string().optional(),
      access_key_id: z.string().optional(),
      access_key_secret: z.string().optional(),
    }),
  ),
});

/** Whether `~/.aliyun/config.json` has a profile, or, without a name, a current one that was set up. */
export function inCliFile(profile: string | undefined): Presence {
  const text = read(path.join(homedir(), ".aliyun", "config.json"));
  if (text === undefined) return missing("no such file");
  const { current, profiles = [] } = parse(text);
  const wanted = profile ?? current;
  const found = profiles.find(({ name }) => name === wanted);
  if (found === undefined) {
    if (profile === undefined) return missing("it has no current profile");
    return missing(
      `it has no profile ${profile}${suggestion(
        profile,
        profiles.map(({ name }) => name),
      )}`,
    );
  }
  // The command line writes such a profile before anybody has set one up.
  const isBlank = found.mode === "AK" && !found.access_key_id && !found.access_key_secret;
  return isBlank && profile === undefined ? missing("its current profile is empty") : { isThere: true };
}

/** Whether the INI file of the SDKs has a profile. */
export function inIniFile(file: string | undefined, profile: string): Presence {
  const text = read(file ?? path.join(homedir(), ".alibabacloud", "credentials"));
  if (text === undefined) return missing("no such file");
  const names = [...text.matchAll(/^\s*\[([^\]]+)\]/gm)].map(([, name = ""]) => name.trim());
  return names.includes(profile)
    ? { isThere: true }
    : missing(`it has no profile ${profile}${suggestion(profile, names)}`);
}

const missing = (why: string): Presence => ({ isThere: false, why });

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new SettingsError(
      "CREDENTIALS_FAILED",
      `the profile file ${file} cannot be read (${code})`,
      "Make it readable for this user, or remove it.",
    );
  }
}

/** The content is not shown, because it holds keys. */
function parse(text: string): Partial<z.infer<typeof cliFile>> {
  try {
    const content: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    if (typeof content === "object" && content !== null && !("profiles" in content && content.profiles)) return {};
    return cliFile.parse(content);
  } catch {
    throw new SettingsError(
      "CREDENTIALS_FAILED",
      "~/.aliyun/config.json is not a valid profile file: it is not JSON, or not in the format that `aliyun configure` writes",
      "Repair it with `aliyun configure`, or remove it to use another source of credentials.",
    );
  }
}

function suggestion(name: string, names: string[]): string {
  const meant = nearest(name, names);
  if (meant !== undefined) return ` (did you mean ${meant}?)`;
  return names.length === 0 ? "" : ` (it has ${names.join(", ")})`;
}
