/** Tries what CAMS does with scratch flows. */
export { type ProbeScope, probe } from "./probe";
