import type { Configuration } from "../configuration";
import { SettingsError } from "../errors";
import type { Credentials } from "../sign";

/** One place for a group of key id, secret and, for temporary keys, token. */
interface Place {
  name: string;
  from: "environment" | "configuration";
  accessKeyId: string;
  accessKeySecret: string;
  securityToken: string;
}

/** In order of precedence; for an explicit provider the configuration comes first. */
const places: Place[] = [
  {
    name: "the environment",
    from: "environment",
    accessKeyId: "ALIBABA_CLOUD_ACCESS_KEY_ID",
    accessKeySecret: "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    securityToken: "ALIBABA_CLOUD_SECURITY_TOKEN",
  },
  {
    name: "the environment",
    from: "environment",
    accessKeyId: "ALICLOUD_ACCESS_KEY",
    accessKeySecret: "ALICLOUD_SECRET_KEY",
    securityToken: "ALICLOUD_SECURITY_TOKEN",
  },
  {
    name: "the stack's configuration",
    from: "configuration",
    accessKeyId: "cams:accessKeyId",
    accessKeySecret: "cams:accessKeySecret",
    securityToken: "cams:securityToken",
  },
  {
    name: "the stack's configuration",
    from: "configuration",
    accessKeyId: "alicloud:accessKey",
    accessKeySecret: "alicloud:secretKey",
    securityToken: "alicloud:securityToken",
  },
];

/**
 * Keys that are written down, as one group from the first place that holds any part of it: never a key from one place
 * and a token from another. Undefined when there are none.
 *
 * @throws SettingsError for a group that is incomplete
 */
export function readKeys({ env, config, isExplicit }: Configuration): Credentials | undefined {
  const written = places.filter(({ from }) => from === "configuration");
  const ambient = places.filter(({ from }) => from === "environment");
  // A profile that is an argument of the provider comes before the environment too.
  const overridden = config("cams:profile") ? [] : ambient;
  for (const place of isExplicit ? [...written, ...overridden] : [...ambient, ...written]) {
    const isArgument = isExplicit && place.from === "configuration";
    const label = (key: string) => (isArgument ? key.slice("cams:".length) : key);
    const read = (key: string) => (place.from === "environment" ? env[key] : config(key)) || undefined;
    const accessKeyId = read(place.accessKeyId);
    const accessKeySecret = read(place.accessKeySecret);
    const securityToken = read(place.securityToken);
    const name = isArgument ? "the provider's arguments" : place.name;
    for (const key of [place.accessKeyId, place.accessKeySecret, place.securityToken])
      requirePrintable(label(key), read(key));
    if (accessKeyId !== undefined && accessKeySecret !== undefined) {
      const source = `${name} (${label(place.accessKeyId)})`;
      return { accessKeyId, accessKeySecret, source, ...(securityToken === undefined ? {} : { securityToken }) };
    }
    if (accessKeyId === undefined && accessKeySecret === undefined && securityToken === undefined) continue;
    const missing = label(accessKeyId === undefined ? place.accessKeyId : place.accessKeySecret);
    throw new SettingsError(
      "INCOMPLETE_CREDENTIALS",
      `the credentials in ${name} are incomplete: ${missing} is not set`,
      `Set ${missing} too, or unset the others to use another source.`,
    );
  }
  return undefined;
}

/** A key from a file often ends in a line break, which no header can carry. The value is not shown. */
function requirePrintable(name: string, value: string | undefined): void {
  if (value === undefined || /^[\x21-\x7e]+$/.test(value)) return;
  throw new SettingsError(
    "INVALID_CREDENTIALS",
    `${name} contains a space, a line break or another character that no key contains`,
    `Set ${name} again, without anything around the key.`,
  );
}
