import { createHmac, timingSafeEqual } from "node:crypto";

/** The header in which Meta signs a request with the secret of the app. */
export const SIGNATURE_HEADER = "x-hub-signature-256";

/** Whether a body is signed with one of the secrets. Takes as long for a signature that is almost right. */
export function isSigned(body: Buffer, header: string | null, secrets: readonly string[]): boolean {
  const [, hex] = /^sha256=([0-9a-f]{64})$/i.exec(header ?? "") ?? [];
  if (hex === undefined) return false;
  const given = Buffer.from(hex, "hex");
  return secrets
    .map((secret) => timingSafeEqual(given, createHmac("sha256", secret).update(body).digest()))
    .includes(true);
}
