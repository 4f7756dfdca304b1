import { CamsError, explain, NameTakenError, type Parameters } from "../../cams";
import { type Context, ResourceFailure } from "../context";
import { LONG_WAIT, waitUntil } from "./wait";

const ATTEMPTS = 3;

/**
 * Calls CreateFlow under a name that is this process's own, and returns the flow's id. A lost answer is settled by
 * looking for the name: the flow that has it is ours, and only while none has is the call repeated. That the name was
 * not found proves nothing, since a list may lag behind; that CAMS then says it is taken does, and is waited for.
 */
export async function createFlow(context: Context, parameters: Parameters["CreateFlow"]): Promise<string> {
  const { FlowName, CustSpaceId } = parameters;
  let lost: CamsError | undefined;
  for (let attempt = 1; ; attempt++) {
    try {
      return (await context.client.call("CreateFlow", parameters)).FlowId;
    } catch (error) {
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
    const isFound = (id: string | undefined) => !exists || id !== undefined;
    return await waitUntil(context, `flow "${name}" in its list`, look, isFound, LONG_WAIT);
  } catch (cause) {
    throw new ResourceFailure(
      `${explain(lost)}\nWhether flow "${name}" exists now could not be found out: ${explain(cause)}\n` +
        "Next: run `pulumi up` again; if the flow was made, it is named there with the line that takes it over.",
    );
  }
}
