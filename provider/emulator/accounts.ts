import { randomBytes } from "node:crypto";
import { Refusal } from "./refusal";

/** An account of the emulator, and what is wrong with it. */
export interface AccountOptions {
  accessKeyId: string;
  accessKeySecret: string;
  /**
   * Its CustSpaceIds; calls without one mean the first. Any other space belongs to the account that names it first.
   */
  spaces?: readonly string[];
  /** Whether the key is disabled. */
  inactive?: boolean;
  /** `false` for an account without CAMS: every call is refused with `Product.Unsubscript`. */
  subscribed?: boolean;
  /** Operations that RAM denies: they are refused with `Ram.PermissionDeny`. */
  denied?: readonly string[];
}

/** A key of the Security Token Service. */
export interface TemporaryKey {
  accessKeyId: string;
  accessKeySecret: string;
  securityToken: string;
  /** When it ends, in milliseconds since 1970. */
  expires: number;
}

/** A key that may sign, and the account behind it. */
interface KnownKey {
  account: AccountOptions;
  secret: string;
  temporary?: TemporaryKey;
}

export interface Accounts {
  find(accessKeyId: string): KnownKey | undefined;
  /** Lends a key for an account, by default the first, for some seconds, by default an hour. */
  issue(accessKeyId?: string, seconds?: number): TemporaryKey;
  /** The space of calls that name none. */
  ownSpace(account: AccountOptions): string;
  /** @throws {Refusal} when the space belongs to another account */
  requireSpace(account: AccountOptions, space: string): void;
}

/** The accounts of an emulator, each with its spaces. */
export function openAccounts(list: readonly AccountOptions[], standardSpace: string, now: () => number): Accounts {
  const temporary = new Map<string, TemporaryKey & { account: AccountOptions }>();
  const owners = new Map<string, string>();
  const ownSpace = (account: AccountOptions) => {
    const index = list.indexOf(account);
    return account.spaces?.[0] ?? (index === 0 ? standardSpace : `${standardSpace}-${index + 1}`);
  };
  for (const account of list) {
    for (const space of [ownSpace(account), ...(account.spaces ?? [])]) owners.set(space, account.accessKeyId);
  }

  return {
    find(accessKeyId) {
      const account = list.find((one) => one.accessKeyId === accessKeyId);
      if (account !== undefined) return { account, secret: account.accessKeySecret };
      const key = temporary.get(accessKeyId);
      return key && { account: key.account, secret: key.accessKeySecret, temporary: key };
    },
    issue(accessKeyId = list[0]?.accessKeyId, seconds = 3600) {
      const account = list.find((one) => one.accessKeyId === accessKeyId);
      if (account === undefined) throw new Error(`the emulator has no account ${accessKeyId}`);
      const key = {
        accessKeyId: `STS.${randomBytes(8).toString("hex")}`,
        accessKeySecret: randomBytes(20).toString("hex"),
        securityToken: randomBytes(24).toString("base64"),
        expires: now() + seconds * 1000,
      };
      temporary.set(key.accessKeyId, { ...key, account });
      return key;
    },
    ownSpace,
    requireSpace(account, space) {
      const owner = owners.get(space) ?? account.accessKeyId;
      owners.set(space, owner);
      if (owner !== account.accessKeyId) throw new Refusal("Unknown.ResourceOwnerId");
    },
  };
}
