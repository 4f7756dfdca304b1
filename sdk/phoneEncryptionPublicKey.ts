import * as pulumi from "@pulumi/pulumi";
import { ifAbsent } from "./ifAbsent";
import { awaitedInputs, sendableInputs } from "./keyedInput";
import { isSecretConfig, originOf } from "./origin";

/**
 * The text that the engine stores with every PhoneEncryptionPublicKey and runs to find the provider. It stands in users'
 * state files, so it is the same in all releases.
 */
const PROVIDER = 'exports.handler=()=>require("pulumi-cams/provider").phoneEncryptionPublicKey;';

/** What a program says about a PhoneEncryptionPublicKey. */
export interface PhoneEncryptionPublicKeyArgs {
  /**
   * The phone number: digits only, with the country code first, such as `8615800000000`. It must be added to the
   * WhatsApp Business Account and verified. A change replaces the resource.
   */
  phoneNumber: pulumi.Input<string>;
  /**
   * The public key in PEM format: RSA with 2048 bits. Keys are compared by their content, so different line breaks or
   * encodings of the same key are not a change. A change sets the new key in place.
   */
  publicKey: pulumi.Input<string>;
  /**
   * The channel instance (or, for an ISV, the customer's space) that the phone number belongs to, such as `cams-abc`. A
   * change replaces the resource. By default `CAMS_CUST_SPACE_ID` of the environment, then `cams:custSpaceId` of the
   * stack.
   */
  custSpaceId?: pulumi.Input<string>;
  /**
   * Whether to replace a key that someone else set for the phone number. Without it, the run stops and names that key.
   * A change is recorded, without a write to CAMS. By default `false`.
   */
  adopt?: pulumi.Input<boolean>;
}

/**
 * The business public key of a phone number, with which phones encrypt what they send to the data endpoint of a flow. A
 * flow with `data_api_version` is published only when its phone number has one, so such a flow depends on it. Only the
 * public key is given here: a private key stops the program before anything is registered.
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import * as cams from "pulumi-cams";
 *
 * const key = new cams.PhoneEncryptionPublicKey("key", {
 *   phoneNumber: "8615800000000",
 *   publicKey: readFileSync("public.pem", "utf8"),
 * });
 * new cams.WhatsAppFlow("booking", { flow, endpointUri: "https://flows.example.com" }, { dependsOn: key });
 * ```
 */
export class PhoneEncryptionPublicKey extends pulumi.CustomResource {
  /** The phone number. Also the id of the resource. */
  declare readonly phoneNumber: pulumi.Output<string>;
  /**
   * `VALID`, or `MISMATCH` for a key that phones do not accept: the next `pulumi up` sets it again. Empty while CAMS
   * reports none.
   */
  declare readonly status: pulumi.Output<string>;
  /**
   * Identifies the key: `sha256:` and 64 hexadecimal digits, computed over the DER of its SubjectPublicKeyInfo, as
   * printed by `openssl pkey -pubin -in public.pem -outform DER | sha256sum`.
   */
  declare readonly fingerprint: pulumi.Output<string>;

  constructor(name: string, args: PhoneEncryptionPublicKeyArgs, opts: pulumi.CustomResourceOptions = {}) {
    const resource = `PhoneEncryptionPublicKey "${name}"`;
    if (opts.import !== undefined) {
      throw new pulumi.RunError(
        `${resource}: remove the option import: a phone number that already has the declared key is recorded without a write`,
      );
    }
    const given = withoutPrivateKeys(resource, args ?? {});
    const awaited = awaitedInputs(given);
    const isSpaceSecret = given.custSpaceId === undefined && isSecretConfig("cams:custSpaceId");
    super(
      "pulumi-nodejs:dynamic/cams:PhoneEncryptionPublicKey",
      name,
      {
        ...sendableInputs(resource, given),
        __origin: originOf(name, undefined, awaited, opts.parent, isSpaceSecret ? [["custSpaceId"]] : []),
        __provider: PROVIDER,
        // Outputs must be named here, or the resource would not have them as properties.
        status: undefined,
        fingerprint: undefined,
      },
      opts,
    );
    this.status = ifAbsent(this.status, "");
  }
}

/**
 * The arguments, where a private key stops the run before the engine is sent any of them. Messages hold nothing of the
 * values.
 *
 * @throws pulumi.RunError for a value that is known at once; one that is known later fails its Output
 */
function withoutPrivateKeys<T extends object>(resource: string, args: T): T {
  const checked = Object.entries(args).map(([name, value]) => {
    const check = (known: unknown) => requirePublic(resource, name, known);
    const isAwaited = pulumi.Output.isInstance(value) || value instanceof Promise;
    return [name, isAwaited ? pulumi.output(value).apply(check) : check(value)];
  });
  return Object.fromEntries(checked) as T;
}

const WAY = "use the public key in PEM format, as printed by `openssl pkey -in private.pem -pubout`";

function requirePublic(resource: string, name: string, value: unknown): unknown {
  const stop = (what: string) => new pulumi.RunError(`${resource}: ${name} ${what}: nothing was registered (${WAY})`);
  if (/PRIVATE KEY/i.test(typeof value === "string" ? value : (JSON.stringify(value) ?? ""))) {
    throw stop("contains a private key, which must stay secret");
  }
  if (name !== "publicKey" || value === undefined || value === null) return value;
  // Bytes and key objects may hold a private key that no text betrays.
  if (typeof value !== "string") throw stop("is not a string");
  if (!/-----BEGIN (RSA )?PUBLIC KEY-----/.test(value)) throw stop("is not a public key in PEM format");
  return value;
}
