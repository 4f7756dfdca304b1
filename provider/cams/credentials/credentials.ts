import { type ConfigReader, type Configuration, configurationOf } from "../configuration";
import { SettingsError } from "../errors";
import type { Credentials } from "../sign";
import { readKeys } from "./keys";
import { type Lender, lendersOf } from "./lent";

type Ask = () => Promise<Credentials>;

/**
 * Where credentials are asked for before each call: keys in environment and configuration, then profiles and roles.
 * Nothing is read before the first call, and what was found then, or that there was nothing, holds for the run. Lent credentials are renewed by their lender before they expire.
 */
export function credentialsOf(env: NodeJS.ProcessEnv, config: ConfigReader): Ask {
  let found: Promise<Ask> | undefined;
  return async () => {
    found ??= find(configurationOf(env, config));
    return (await found)();
  };
}

async function find(configuration: Configuration): Promise<Ask> {
  const keys = readKeys(configuration);
  if (keys !== undefined) return async () => keys;
  const lenders = await lendersOf(configuration);
  const tried: string[] = ["the environment", "the configuration (cams:, alicloud:)"];
  for (const lender of lenders) {
    const ask = asking(lender);
    if (ask === undefined) continue;
    try {
      await ask();
      return ask;
    } catch (error) {
      tried.push(error instanceof SettingsError ? error.message : lender.name);
    }
  }
  throw new SettingsError(
    "NO_CREDENTIALS",
    `there are no Alibaba Cloud credentials (tried ${tried.join("; ")})`,
    "Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET in the environment, or " +
      "`pulumi config set --secret cams:accessKeyId` and `cams:accessKeySecret`, or name a profile as cams:profile.",
  );
}

/** Calls that come while an answer is awaited share it. */
function asking({ name, patienceMs, provider }: Lender): Ask | undefined {
  if (provider === undefined) return undefined;
  let awaited: Promise<Credentials> | undefined;
  return () => {
    awaited ??= within(patienceMs, provider.getCredentials())
      .then(({ accessKeyId, accessKeySecret, securityToken }) => ({
        accessKeyId,
        accessKeySecret,
        source: name,
        ...(securityToken ? { securityToken } : {}),
      }))
      .catch((error: unknown) => {
        throw new SettingsError(
          "CREDENTIALS_NOT_LENT",
          `${name}: ${reasonOf(error)}`,
          "Check this source of credentials, or set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.",
        );
      })
      .finally(() => {
        awaited = undefined;
      });
    return awaited;
  };
}

/** The library's messages end with file contents and answers, which hold keys; only what stands before is shown. */
function reasonOf(error: unknown): string {
  if ((error as { code?: unknown }).code === "ENOENT") return "there is no such file";
  const message = error instanceof Error ? error.message : "";
  return message.split(/:|,|\bresult\b|https?\//)[0]?.trim() || "no answer";
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("no answer")), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
