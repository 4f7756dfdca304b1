import { homedir } from "node:os";
import * as path from "node:path";

/** `PULUMI_HOME`, or the folder that every Pulumi installation uses. */
export const pulumiHome = () => process.env.PULUMI_HOME || path.join(homedir(), ".pulumi");
