import type { CredentialsProvider } from "@alicloud/credentials";
import { type Configuration, nameOf } from "../configuration";
import { SettingsError } from "../errors";
import { inCliFile, inIniFile, type Presence } from "./profiles";
import { METADATA_HOST, overTransport, type RequestDeps } from "./vendorRequests";

/** A source of credentials that are not written into environment or configuration. */
export interface Source {
  /** As it stands in errors. */
  name: string;
  /** Longest wait for its answer, in milliseconds. */
  timeoutMs: number;
  /** Whether it is set up, and so the only source; or whether only asking shows that. */
  presence: () => Presence | "unknown";
  provider: () => CredentialsProvider;
}

const MINUTE_MS = 60_000;
/** Outside of Alibaba Cloud nothing answers at the address of the metadata service; within, it does so at once. */
const METADATA_MS = 800;

/**
 * The sources in order of precedence, with the providers of `@alicloud/credentials`, but asked one by one: its own chain
 * goes on after the failure of a source that was set up, with whatever account comes next. The library is loaded only here.
 */
export async function chainOf(configuration: Configuration, deps: RequestDeps): Promise<Source[]> {
  const { env } = configuration;
  const library = await import("@alicloud/credentials");
  const source = (
    name: string,
    presence: Source["presence"],
    build: () => CredentialsProvider,
    timeoutMs = MINUTE_MS,
  ): Source => ({ name, timeoutMs, presence, provider: () => overTransport(build(), name, deps) });

  const profile = profileOf(configuration);
  const suffix = profile === undefined ? "" : ` (profile ${profile})`;
  const cliName = `~/.aliyun/config.json${suffix}`;
  const iniName = `${env.ALIBABA_CLOUD_CREDENTIALS_FILE || "~/.alibabacloud/credentials"}${suffix}`;
  const cliProfile = library.CLIProfileCredentialsProvider.builder();
  // Without a name it is the one that the file calls current.
  if (profile !== undefined) cliProfile.withProfileName(profile);
  const iniProfile = library.ProfileCredentialsProvider.builder().withProfileName(profile ?? "default");
  const profiles = [
    source(
      cliName,
      () => (isOn(env, "ALIBABA_CLOUD_CLI_PROFILE_DISABLED") ? off : inCliFile(profile)),
      () => cliProfile.build(),
    ),
    source(
      iniName,
      () => inIniFile(env.ALIBABA_CLOUD_CREDENTIALS_FILE || undefined, profile ?? "default"),
      () => iniProfile.build(),
    ),
  ];
  // Whoever names a profile wants that one or an error.
  if (profile !== undefined) return profiles;

  const uri = env.ALIBABA_CLOUD_CREDENTIALS_URI;
  return [
    source(
      "the OIDC role (ALIBABA_CLOUD_ROLE_ARN)",
      () => oidcPresence(env),
      () => library.OIDCRoleArnCredentialsProvider.builder().build(),
    ),
    source(
      "ALIBABA_CLOUD_CREDENTIALS_URI",
      () => (uri ? there : notSet),
      () =>
        library.URICredentialsProvider.builder()
          .withCredentialsURI(uri ?? "")
          .build(),
    ),
    ...profiles,
    source(
      `the RAM role of this machine (metadata service ${METADATA_HOST})`,
      () =>
        isOn(env, "ALIBABA_CLOUD_ECS_METADATA_DISABLED") ? off : env.ALIBABA_CLOUD_ECS_METADATA ? there : "unknown",
      () =>
        library.ECSRAMRoleCredentialsProvider.builder()
          .withRoleName(env.ALIBABA_CLOUD_ECS_METADATA ?? "")
          .withConnectTimeout(METADATA_MS)
          .withAsyncCredentialUpdateEnabled(false)
          .build(),
      METADATA_MS,
    ),
  ];
}

const there: Presence = { isThere: true };
const off: Presence = { isThere: false, why: "switched off" };
const notSet: Presence = { isThere: false, why: "not set" };

const PROFILE = { variable: "ALIBABA_CLOUD_PROFILE", key: "cams:profile" };

/** The profile that is named: by the arguments of an explicit provider, the environment, or the stack. */
function profileOf({ env, config, isExplicit }: Configuration): string | undefined {
  const [first, second] = isExplicit
    ? [config(PROFILE.key), env[PROFILE.variable]]
    : [env[PROFILE.variable], config(PROFILE.key)];
  return first || second || undefined;
}

/** How messages name the setting of the profile. */
export const profileName = (configuration: Configuration): string => nameOf(configuration, PROFILE);

const OIDC = ["ALIBABA_CLOUD_ROLE_ARN", "ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "ALIBABA_CLOUD_OIDC_TOKEN_FILE"];

/** Half of an OIDC role is a mistake, not a reason to take another account. The role's ARN alone may serve others. */
function oidcPresence(env: NodeJS.ProcessEnv): Presence {
  const missing = OIDC.filter((variable) => !env[variable]);
  if (missing.length === 0) return there;
  if (missing.includes("ALIBABA_CLOUD_OIDC_PROVIDER_ARN") && missing.includes("ALIBABA_CLOUD_OIDC_TOKEN_FILE")) {
    return notSet;
  }
  throw new SettingsError(
    "INCOMPLETE_CREDENTIALS",
    `the OIDC role in the environment is incomplete: ${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} not set`,
    `Set ${missing.join(" and ")} too, or unset the others to use another source.`,
  );
}

const isOn = (env: NodeJS.ProcessEnv, variable: string) => env[variable]?.toLowerCase() === "true";
