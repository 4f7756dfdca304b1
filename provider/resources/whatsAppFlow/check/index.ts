/** What can be said of a declaration before anything is done: mistakes, warnings, and what a change means. */
export { check } from "./check";
