import { generateKeyPairSync } from "node:crypto";
import { checkInputs } from "../../../../provider/resources/phoneEncryptionPublicKey/inputs";
import { PRIVATE_KEY, PUBLIC_KEY } from "../../../sdk/endpoint/vectors";

const check = (args: Record<string, unknown>) =>
  checkInputs({ phoneNumber: "15550100", publicKey: PUBLIC_KEY, ...args }, () => false).map(({ reason }) => reason);
const pem = (options: { modulusLength: number }) =>
  generateKeyPairSync("rsa", options).publicKey.export({ type: "spki", format: "pem" }).toString();

test("a number and a public key are right", () => {
  expect(check({})).toEqual([]);
});

test.each([
  ["+1 555 0100", 'phoneNumber "+1 555 0100" is not digits only (use "15550100")'],
  ["0015550100-", 'phoneNumber "0015550100-" is not digits only (use "15550100")'],
  ["mine", 'phoneNumber "mine" is not digits only (with the country code first, such as 8615800000000)'],
  ["", 'phoneNumber "" is not digits only (with the country code first, such as 8615800000000)'],
])("the number %j is refused with the way out", (phoneNumber, says) => {
  expect(check({ phoneNumber })).toEqual([`INVALID_PHONE_NUMBER ${says}`]);
});

test.each([
  [
    "an RSA key of 1024 bits",
    pem({ modulusLength: 1024 }),
    "INVALID_PUBLIC_KEY publicKey: this is not an RSA key of 2048 bits",
  ],
  [
    "an elliptic key",
    generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ type: "spki", format: "pem" }).toString(),
    "INVALID_PUBLIC_KEY publicKey: this is not an RSA key of 2048 bits",
  ],
  ["a path", "public.pem", "INVALID_PUBLIC_KEY publicKey: this is not a public key in PEM"],
  ["a certificate", "-----BEGIN CERTIFICATE-----", "INVALID_PUBLIC_KEY publicKey: this is a certificate"],
  ["half a key", PUBLIC_KEY.slice(0, 200), "INVALID_PUBLIC_KEY publicKey: this is not a public key in PEM"],
])("%s is refused", (_, publicKey, says) => {
  expect(check({ publicKey })).toEqual([expect.stringContaining(says)]);
});

test("a private key is refused for any input, and nothing of it is said", () => {
  const forms = [
    PRIVATE_KEY,
    PRIVATE_KEY.replaceAll("\n", "\\n"),
    PRIVATE_KEY.replaceAll("PRIVATE", "RSA PRIVATE"),
    PRIVATE_KEY.replaceAll("PRIVATE", "ENCRYPTED PRIVATE"),
    PUBLIC_KEY + PRIVATE_KEY,
  ];
  for (const key of forms) {
    for (const args of [{ publicKey: key }, { phoneNumber: key }, { privateKey: key }, { adopt: [key] }]) {
      const says = check(args);
      expect(says).toEqual([expect.stringMatching(/^PRIVATE_KEY \w+ contains a private key \(keep it secret/)]);
      expect(says.join()).not.toContain("MII");
    }
  }
  // Under the wrong label it is no public key.
  const relabelled = PRIVATE_KEY.replaceAll("PRIVATE KEY", "PUBLIC KEY");
  expect(check({ publicKey: relabelled })).toEqual([expect.stringContaining("not a public key in PEM")]);
});
