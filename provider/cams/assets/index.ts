/** Transfer of documents: uploads to the storage that CAMS provides, and downloads from any URL. */
export { type Assets, assets } from "./assets";
export { ossSignature } from "./oss";
