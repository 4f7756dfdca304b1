import { CamsError } from "./camsError";

/** A document could not be handed to CAMS or fetched from it, or came back as another one. */
export class AssetError extends CamsError {
  override readonly name = "AssetError";
  override readonly category = "asset";
}
