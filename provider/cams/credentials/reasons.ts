/** What the vendor's library says, and what it means. Its texts end in file contents and answers, which hold keys. */
const REASONS: [text: RegExp, sentence: string][] = [
  [/access key (id|secret) is (empty|invalid)|security token is empty/, "the profile has no complete access key"],
  [/^get sts token failed with OIDC/, "the answer of STS has no credentials"],
  [/^get sts token failed, json parse failed/, "the answer is not JSON"],
  [/^(error retrieving credentials|get sts token failed)/, "the answer has no access key, secret and security token"],
  [/^refresh Ecs sts token err/, "the metadata service has no credentials for the RAM role"],
  [/^refresh (RoleArn|session)/, "STS did not return credentials for the role"],
  [/CloudSSO access token is empty or expired/, "the CloudSSO login has expired (log in with `aliyun configure`)"],
  [/CloudSSO/, "CloudSSO did not return credentials (log in again with `aliyun configure`)"],
  [/OAuth/, "the OAuth login did not return credentials (log in again with `aliyun configure`)"],
  [/^failed to execute external command/, "the profile's process_command failed"],
  [/external command output|credential response/, "the profile's process_command did not print credentials"],
  [/RoleArn is empty|previous credentials provider/, "the profile has no complete role"],
  [/^unsupported profile mode/, "the profile has a mode that is not supported"],
  [/^unable to get profile/, "the profile that it is based on (source_profile) does not exist"],
  [
    /^(Can not find credential type|Invalid type option)/,
    "the profile has no type of access_key, ecs_ram_role or ram_role_arn",
  ],
  [/^invalid .* (string|value)$/, "the answer has no valid expiry time"],
  [/^session duration/, "the profile's duration is shorter than 900 seconds"],
];

/** Why a source gave no credentials, as a sentence without anything secret. */
export function reasonOf(error: unknown): string {
  const { code, path, message } =
    error instanceof Error
      ? (error as NodeJS.ErrnoException)
      : ({} as { message?: string; code?: string; path?: string });
  if (code === "ENOENT") return path === undefined ? "there is no such file" : `there is no file ${path}`;
  if (code === "EACCES") return path === undefined ? "the file may not be read" : `the file ${path} may not be read`;
  return REASONS.find(([text]) => text.test(message ?? ""))?.[1] ?? "it gave no credentials";
}
