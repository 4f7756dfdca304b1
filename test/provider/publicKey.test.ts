import { execFileSync } from "node:child_process";
import { createPublicKey } from "node:crypto";
import { fingerprintOf, pemOf, readPublicKey } from "../../provider/publicKey";
import { PUBLIC_KEY } from "../sdk/endpoint/vectors";

const pkcs1 = createPublicKey(PUBLIC_KEY).export({ type: "pkcs1", format: "pem" }).toString();

test("the fingerprint is what OpenSSL prints", () => {
  const der = execFileSync("openssl", ["pkey", "-pubin", "-outform", "DER"], { input: PUBLIC_KEY });
  const printed = execFileSync("openssl", ["dgst", "-sha256"], { input: der, encoding: "utf8" });
  expect(fingerprintOf(PUBLIC_KEY)).toBe(`sha256:${/[0-9a-f]{64}/.exec(printed)?.[0]}`);
});

test.each([
  ["with Windows line ends", PUBLIC_KEY.replaceAll("\n", "\r\n")],
  ["with escaped line ends, as JSON has them", JSON.stringify(PUBLIC_KEY).replaceAll("/", "\\/")],
  ["with escaped Windows line ends", PUBLIC_KEY.replaceAll("\n", "\\r\\n")],
  ["without line ends", PUBLIC_KEY.replaceAll("\n", "")],
  ["with blanks in place of line ends", PUBLIC_KEY.replaceAll("\n", " ")],
  ["as PKCS #1", pkcs1],
  ["as PKCS #1 in one line", pkcs1.replaceAll("\n", "")],
  ["with a line of OpenSSL before it", `writing RSA key\n${PUBLIC_KEY}`],
])("a key %s is the same key", (_, text) => {
  expect(fingerprintOf(text)).toBe(fingerprintOf(PUBLIC_KEY));
  expect(pemOf(readPublicKey(text))).toBe(PUBLIC_KEY);
});

test("texts that are no key have names of their own", () => {
  expect(new Set(["", "KEY", "key", PUBLIC_KEY].map(fingerprintOf)).size).toBe(4);
});
