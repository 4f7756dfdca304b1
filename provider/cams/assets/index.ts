/** Documents on their way to CAMS and back: uploads to the storage that CAMS provides, downloads from any URL. */
export { type Assets, assets } from "./assets";
export { ossSignature } from "./oss";
