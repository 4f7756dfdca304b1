import type { CredentialsProvider } from "@alicloud/credentials";
import type { Configuration } from "../configuration";

/** A way to get credentials that are not written into environment or configuration. */
export interface Lender {
  /** As it stands in errors. */
  name: string;
  /** Longest wait for its answer, in milliseconds. */
  patienceMs: number;
  /** Undefined where it is switched off or not set up. */
  provider: CredentialsProvider | undefined;
}

const MINUTE_MS = 60_000;
/** Outside of Alibaba Cloud nothing answers at the address of the metadata service; within, it does so at once. */
const METADATA_MS = 800;

/**
 * The lenders of `@alicloud/credentials` in its own order, but asked one by one: its default chain keeps to the lender
 * that it tried last, even if that failed, and says neither which one failed nor why. The library is loaded only here.
 */
export async function lendersOf({ env, config, isExplicit }: Configuration): Promise<Lender[]> {
  const library = await import("@alicloud/credentials");
  const named = config("cams:profile") || undefined;
  const profile = (isExplicit ? named || env.ALIBABA_CLOUD_PROFILE : env.ALIBABA_CLOUD_PROFILE || named) || undefined;
  const suffix = profile === undefined ? "" : ` (profile ${profile})`;
  const cliProfile = library.CLIProfileCredentialsProvider.builder();
  // Without a name it is the one that the file calls current.
  if (profile !== undefined) cliProfile.withProfileName(profile);
  const isOff = (variable: string) => env[variable]?.toLowerCase() === "true";

  const profiles: Lender[] = [
    {
      name: `~/.aliyun/config.json${suffix}`,
      patienceMs: MINUTE_MS,
      provider: isOff("ALIBABA_CLOUD_CLI_PROFILE_DISABLED") ? undefined : cliProfile.build(),
    },
    {
      name: `${env.ALIBABA_CLOUD_CREDENTIALS_FILE || "~/.alibabacloud/credentials"}${suffix}`,
      patienceMs: MINUTE_MS,
      provider: library.ProfileCredentialsProvider.builder()
        .withProfileName(profile ?? "default")
        .build(),
    },
  ];
  // Whoever names a profile wants that one or an error.
  if (profile !== undefined) return profiles;
  return [
    {
      name: "OpenID Connect (ALIBABA_CLOUD_OIDC_TOKEN_FILE)",
      patienceMs: MINUTE_MS,
      provider:
        env.ALIBABA_CLOUD_ROLE_ARN && env.ALIBABA_CLOUD_OIDC_PROVIDER_ARN && env.ALIBABA_CLOUD_OIDC_TOKEN_FILE
          ? library.OIDCRoleArnCredentialsProvider.builder().build()
          : undefined,
    },
    ...profiles,
    {
      name: "ALIBABA_CLOUD_CREDENTIALS_URI",
      patienceMs: MINUTE_MS,
      provider: env.ALIBABA_CLOUD_CREDENTIALS_URI
        ? library.URICredentialsProvider.builder().withCredentialsURI(env.ALIBABA_CLOUD_CREDENTIALS_URI).build()
        : undefined,
    },
    {
      name: "the RAM role of this machine",
      patienceMs: METADATA_MS,
      provider: isOff("ALIBABA_CLOUD_ECS_METADATA_DISABLED")
        ? undefined
        : library.ECSRAMRoleCredentialsProvider.builder()
            .withRoleName(env.ALIBABA_CLOUD_ECS_METADATA ?? "")
            .withConnectTimeout(METADATA_MS)
            .withAsyncCredentialUpdateEnabled(false)
            .build(),
    },
  ];
}
