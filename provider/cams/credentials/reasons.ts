/** What the vendor's library says, and what it means. Its texts end in file contents and answers, which hold keys. */
const REASONS: [text: RegExp, sentence: string][] = [
  [/access key (id|secret) is (empty|invalid)|security token is empty/, "the profile has no complete access key"],
  [/^get sts token failed with OIDC/, "the response of STS contains no credentials"],
  [/^get sts token failed, json parse failed/, "the response is not JSON"],
  [
    /^(error retrieving credentials|get sts token failed)/,
    "the response lacks the access key, secret or security token",
  ],
  [/^refresh Ecs sts token err/, "the metadata service has no credentials for the RAM role"],
  [/^refresh (RoleArn|session)/, "STS did not return credentials for the role"],
  [/CloudSSO access token is empty or expired/, "the CloudSSO login has expired (log in with `aliyun configure`)"],
  [/CloudSSO/, "CloudSSO did not return credentials (log in again with `aliyun configure`)"],
  [/OAuth/, "the OAuth login did not return credentials (log in again with `aliyun configure`)"],
  [/^failed to execute external command/, "the profile's process_command failed"],
  [/external command output|credential response/, "the profile's process_command did not print credentials"],
  [/RoleArn is empty|previous credentials provider/, "the profile has no complete role"],
  [/^unsupported profile mode/, "the mode of the profile is not supported"],
  [/^unable to get profile/, "the profile that it is based on (source_profile) does not exist"],
  [
    /^(Can not find credential type|Invalid type option)/,
    "the profile has no type of access_key, ecs_ram_role or ram_role_arn",
  ],
  [/^invalid .* (string|value)$/, "the response has no valid expiry time"],
  [/^session duration/, "the profile's duration is shorter than 900 seconds"],
];

/** Why a source gave no credentials, as a sentence without anything secret. */
export function reasonOf(error: unknown): string {
  const { code, path, message } =
    error instanceof Error
      ? (error as NodeJS.ErrnoException)
      : ({} as { message?: string; code?: string; path?: string });
  if (code === "ENOENT") return path === undefined ? "no such file" : `no such file: ${path}`;
  if (code === "EACCES")
    return path === undefined
      ? "permission to read the file is denied"
      : `permission to read the file ${path} is denied`;
  return REASONS.find(([text]) => text.test(message ?? ""))?.[1] ?? "it returned no credentials";
}
