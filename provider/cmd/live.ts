import { Option } from "commander";
import type { JsonObject } from "../../sdk/flow";
import type { Connection } from "../cams";
import { CommandError } from "./outcome";
import { log } from "./terminal";

/** The option that names the space for a command that calls CAMS. */
export const spaceOption = () => new Option("--cust-space-id <id>", "space of the flow (default: CAMS_CUST_SPACE_ID)");

/** What the help of a command that calls CAMS says about credentials. */
export const CREDENTIALS_HELP = "\nCredentials and endpoint are read from the environment, as for `pulumi up`.\n";

/** Which flow a call is about. */
export interface Target {
  FlowId: string;
  CustSpaceId: string | undefined;
}

/** Connects to CAMS as the environment says, does something, and closes the connection again. */
export async function withCams<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
  // Loaded only for commands that call CAMS; the others start at once.
  const { connect }: typeof import("../cams") = require("../cams");
  const connection = connect(process.env, undefined, { log: { progress: log, info: log } });
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

/** Does something with a flow of CAMS. */
export function withFlow<T>(
  flowId: string,
  custSpaceId: string | undefined,
  work: (target: Target, connection: Connection) => Promise<T>,
): Promise<T> {
  return withCams((connection) =>
    work({ FlowId: flowId, CustSpaceId: custSpaceId ?? connection.settings.custSpaceId }, connection),
  );
}

/**
 * Fetches the document that CAMS has of a flow.
 *
 * @throws CamsError when CAMS refuses; CommandError when the flow has no document yet
 */
export function liveDocument(flowId: string, custSpaceId: string | undefined): Promise<JsonObject> {
  return withFlow(flowId, custSpaceId, async (target, { client, assets }) => {
    const { FilePath } = await client.call("GetFlowJSONAssest", target);
    if (FilePath === undefined) throw new CommandError(`flow ${flowId} has no document in CAMS yet`);
    return assets.download(FilePath);
  });
}
