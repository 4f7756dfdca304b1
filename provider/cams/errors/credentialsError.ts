import { RefusedError } from "./refusedError";

/** The access key or its security token is unknown, disabled or expired. */
export class CredentialsError extends RefusedError {
  override readonly name = "CredentialsError";
  override readonly category = "credentials";
}
