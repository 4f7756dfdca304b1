/** From the flows of an account to their files and the program that adopts them. */
export type { LeftOut } from "./account";
export { type Exported, type ExportRequest, exportFlows, IMPORT_FILE } from "./exportFlows";
