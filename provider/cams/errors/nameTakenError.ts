import { RefusedError } from "./refusedError";

/** Another flow of the space bears the name. */
export class NameTakenError extends RefusedError {
  override readonly name = "NameTakenError";
  override readonly category = "nameTaken";
}
