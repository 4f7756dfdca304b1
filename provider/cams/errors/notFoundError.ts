import { RefusedError } from "./refusedError";

/** CAMS does not know the flow (in the space that was named). What it answers then is an assumption, see categories.ts. */
export class NotFoundError extends RefusedError {
  override readonly name = "NotFoundError";
  override readonly category = "notFound";
}
