/** Tries what CAMS does with scratch flows. */
export { type Probed, type ProbeScope, probe } from "./probe";
