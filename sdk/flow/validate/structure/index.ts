/** Structure: keys, types and values of a document by themselves, against the description of the format. */
export { checkProperty } from "./property";
