import { RefusedError } from "./refusedError";

/** Another flow of the space has the name. */
export class NameTakenError extends RefusedError {
  override readonly name = "NameTakenError";
  override readonly category = "nameTaken";
}
