import { CamsError, explain, NameTakenError, type Parameters } from "../../cams";
import { type Context, ResourceFailure } from "../context";
import { settle } from "./settle";

const ATTEMPTS = 3;

/**
 * Calls CreateFlow under a name that is this process's own, and returns the flow's id. A lost answer is settled by
 * looking for the name: what bears it is ours, and only while nothing does is the call repeated.
 */
export async function makeFlow(context: Context, parameters: Parameters["CreateFlow"]): Promise<string> {
  const { FlowName, CustSpaceId } = parameters;
  let lost: CamsError | undefined;
  for (let attempt = 1; ; attempt++) {
    try {
      return (await context.client.call("CreateFlow", parameters)).FlowId;
    } catch (error) {
      // A list may lag behind: the name was free there, and CAMS says that it is taken, by the call that was lost.
      const isOurs = lost !== undefined && error instanceof NameTakenError;
      if (!(error instanceof CamsError) || (error.outcome !== "unknown" && !isOurs)) throw error;
      lost ??= error;
      const id = await find(context, FlowName, CustSpaceId, lost, isOurs);
      if (id !== undefined) return id;
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

async function find(
  context: Context,
  name: string,
  custSpaceId: string | undefined,
  lost: CamsError,
  exists: boolean,
): Promise<string | undefined> {
  const look = async () => (await context.names.list(custSpaceId)).get(name)?.[0];
  try {
    return await settle(context, `flow "${name}" in its list`, look, (id) => !exists || id !== undefined);
  } catch (cause) {
    throw new ResourceFailure(
      `${explain(lost)}\nWhether flow "${name}" exists now could not be found out: ${explain(cause)}\n` +
        "Next: run `pulumi up` again; if the flow was made, it is named there with the line that takes it over.",
    );
  }
}
