import { z } from "zod";
import { PublicKeyError, readPublicKey } from "../../publicKey";
import { type Failure, failure } from "../context";
import { inputDescriptions } from "../descriptions";
import { checkShapes, filledText, rule } from "../shapes";

const NO_PHONE_NUMBER = "phoneNumber is required (digits only, with the country code first, such as 8615800000000)";
const NO_PUBLIC_KEY =
  'publicKey is required (in PEM format, such as readFileSync("public.pem", "utf8"); `openssl pkey -in private.pem -pubout` prints it)';

/** The inputs of a PhoneEncryptionPublicKey, in the order of the reference. */
export const inputs = {
  phoneNumber: z
    .string()
    .refine(
      (text) => /^\d+$/.test(text),
      rule("INVALID_PHONE_NUMBER", ({ input }) => wrongNumber(String(input))),
    )
    .register(inputDescriptions, {
      description:
        "The phone number: digits only, with the country code first, such as `8615800000000`. It must be added to the WhatsApp Business Account and verified.",
      missing: NO_PHONE_NUMBER,
      change: "replace",
      becomesId: true,
    }),
  publicKey: z
    .string()
    .superRefine((text, { addIssue }) => {
      try {
        readPublicKey(text);
      } catch (error) {
        if (!(error instanceof PublicKeyError)) throw error;
        const code = error.isPrivate ? "PRIVATE_KEY" : "INVALID_PUBLIC_KEY";
        addIssue({ code: "custom", message: `publicKey: ${error.message}`, params: { code } });
      }
    })
    .register(inputDescriptions, {
      description:
        "The public key in PEM format: RSA with 2048 bits. Keys are compared by their content, so different line breaks or encodings of the same key are not a change.",
      missing: NO_PUBLIC_KEY,
      change: "update",
      changeText: "sets the new key in place",
    }),
  custSpaceId: filledText("custSpaceId is empty (leave it out to use CAMS_CUST_SPACE_ID)")
    .optional()
    .register(inputDescriptions, {
      description:
        "The channel instance (or, for an ISV, the customer's space) that the phone number belongs to, such as `cams-abc`.",
      defaultText: "`CAMS_CUST_SPACE_ID` of the environment, then `cams:custSpaceId` of the stack",
      change: "replace",
    }),
  adopt: z.boolean().optional().register(inputDescriptions, {
    description:
      "Whether to replace a key that someone else set for the phone number. Without it, the run stops and names that key.",
    default: false,
    change: "record",
  }),
};

const schema = z.object({ ...inputs, phoneNumber: z.string(), publicKey: z.string() });

/** The inputs of a PhoneEncryptionPublicKey as plain values. */
export type PhoneEncryptionPublicKeyInputs = z.output<typeof schema>;

/** Types a value that `checkInputs` has passed, and one that a refresh has found, which may be any text. */
export function parseInputs(values: Record<string, unknown>): PhoneEncryptionPublicKeyInputs {
  return schema.parse(values);
}

/**
 * Finds all that is wrong with inputs. Where a private key is among them, nothing else is said.
 *
 * @param isUnknown tells values that are not known yet; nothing is said about those
 */
export function checkInputs(values: Record<string, unknown>, isUnknown: (value: unknown) => boolean): Failure[] {
  const leaked = Object.entries(values).filter(([, value]) => /PRIVATE KEY/i.test(JSON.stringify(value) ?? ""));
  if (leaked.length > 0) {
    const way = "keep it secret; `openssl pkey -in private.pem -pubout` prints the public key to use";
    return leaked.map(([name]) => failure("PRIVATE_KEY", `${name} contains a private key (${way})`));
  }
  return checkShapes("PhoneEncryptionPublicKey", inputs, values, isUnknown);
}

function wrongNumber(text: string): string {
  const digits = text.replace(/[\s+().-]/g, "").replace(/^00/, "");
  const way = /^\d+$/.test(digits) ? `use "${digits}"` : "with the country code first, such as 8615800000000";
  return `phoneNumber ${JSON.stringify(text)} is not digits only (${way})`;
}
