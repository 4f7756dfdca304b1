import { type Clock, pause, systemClock } from "../clock";
import { type ConfigReader, type Configuration, configurationOf } from "../configuration";
import { CamsError, CancelledError, NetworkError, SettingsError } from "../errors";
import { LIMITS } from "../limits";
import type { Credentials } from "../sign";
import { httpTransport, type Transport } from "../transport";
import { chainOf, profileName, type Source } from "./chain";
import { readKeys } from "./keys";
import { reasonOf } from "./reasons";

type Ask = () => Promise<Credentials>;

/** What looking for credentials needs from outside. */
export interface CredentialDeps {
  transport?: Transport;
  clock?: Clock;
  random?: () => number;
  /** Ends look-ups that are under way. */
  signal?: AbortSignal;
  /** Told of waits that a person would notice. */
  progress?: (message: string) => void;
}

const ATTEMPTS = 3;

/**
 * Where credentials are asked for before each call: keys in environment and configuration, then profiles and roles. The
 * first source that is set up is the only one: its failure is the error. Nothing is read before the first call, and the
 * source that was found then holds for the run. Temporary credentials are renewed before they expire, and a failure that
 * may pass is not kept.
 */
export function credentialsOf(env: NodeJS.ProcessEnv, config: ConfigReader, deps: CredentialDeps = {}): Ask {
  let found: Promise<Ask> | undefined;
  return async () => {
    found ??= find(configurationOf(env, config), deps).catch((error: unknown) => {
      if (error instanceof Passing) found = undefined;
      throw error;
    });
    return (await found)();
  };
}

async function find(configuration: Configuration, deps: CredentialDeps): Promise<Ask> {
  const keys = readKeys(configuration);
  if (keys !== undefined) return async () => keys;
  const { transport = httpTransport(), signal, progress } = deps;
  const tried = ["the environment", "the configuration (cams:, alicloud:)"];
  let isPassing = false;
  for (const source of await chainOf(configuration, { transport, signal, progress })) {
    const presence = source.presence();
    if (presence !== "unknown") {
      if (presence.isThere) return asking(source, deps, ATTEMPTS);
      tried.push(`${source.name}: ${presence.why}`);
      continue;
    }
    const ask = asking(source, deps, 1);
    try {
      await ask();
      return asking(source, deps, ATTEMPTS);
    } catch (error) {
      if (error instanceof CancelledError) throw error;
      isPassing ||= error instanceof Passing;
      tried.push(error instanceof Error ? error.message : source.name);
    }
  }
  const facts = [
    "NO_CREDENTIALS",
    `no Alibaba Cloud credentials were found (tried ${tried.join("; ")})`,
    adviceFor(configuration),
  ] as const;
  throw isPassing ? new Passing(...facts) : new SettingsError(...facts);
}

/** A failure of a look-up that may be over at the next one. */
class Passing extends SettingsError {}

const adviceFor = (configuration: Configuration) =>
  configuration.isExplicit
    ? "Set the arguments accessKeyId and accessKeySecret, or profile, of the cams.Provider."
    : "Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET in the environment, or " +
      `\`pulumi config set --secret cams:accessKeyId\` and \`cams:accessKeySecret\`, or set ${profileName(configuration)}.`;

/** Calls that come while an answer is awaited share it. */
function asking(source: Source, deps: CredentialDeps, attempts: number): Ask {
  const { clock = systemClock, random = Math.random, signal = new AbortController().signal } = deps;
  const provider = source.provider();
  let awaited: Promise<Credentials> | undefined;

  async function lookUp(): Promise<Credentials> {
    for (let count = 1; ; count++) {
      try {
        const { accessKeyId, accessKeySecret, securityToken } = await within(source, provider.getCredentials());
        const token = securityToken ? { securityToken } : {};
        return { accessKeyId, accessKeySecret, source: source.name, ...token };
      } catch (error) {
        const failure = failureOf(error, source);
        if (!(failure instanceof Passing) || count >= attempts) throw failure;
        await pause(clock, (random() + count) * LIMITS.pauseMs, signal).catch(() => {
          throw new CancelledError(`${source.name}: the run was cancelled`, { code: "CANCELLED", outcome: "unsent" });
        });
      }
    }
  }

  return () => {
    awaited ??= lookUp().finally(() => {
      awaited = undefined;
    });
    return awaited;
  };
}

function failureOf(error: unknown, source: Source): CamsError {
  const otherwise = "Check this source of credentials; no other source is tried instead.";
  if (error instanceof CancelledError || error instanceof Passing) return error;
  if (error instanceof NetworkError) return new Passing(error.code, error.message, error.hint ?? otherwise, error);
  if (error instanceof CamsError) return new SettingsError(error.code, error.message, error.hint ?? otherwise);
  return new SettingsError("CREDENTIALS_FAILED", `${source.name}: ${reasonOf(error)}`, otherwise);
}

function within<T>({ name, timeoutMs }: Source, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const hint = "Run the same command again, or check the network and this source of credentials.";
    const timer = setTimeout(() => reject(new Passing("TIMEOUT", `${name}: no response`, hint)), timeoutMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
