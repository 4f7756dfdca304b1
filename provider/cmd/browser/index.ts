/** A Chromium that is already on the machine, driven without a window, to take pictures of pages. */
export { findBrowser } from "./find";
export { takePictures } from "./pictures";
