import { generateKeyPairSync } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";

// Makes the key pair of the endpoint, unless there is one. In production the private key belongs into a secret store.
if (!existsSync("private.pem")) {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  writeFileSync("private.pem", privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  writeFileSync("public.pem", publicKey.export({ type: "spki", format: "pem" }));
}
