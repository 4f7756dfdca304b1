import { type CamsClient, CamsError, type Operation, type Parameters, type Reply } from "../../../cams";
import type { Seen } from "../../../observations";
import type { Account } from "../account";
import { accessAfter } from "../actions";
import type { Known } from "../check";
import { refusalOf } from "../refusals";
import { scratchName } from "../scratch";

/** A flow that this probe has made. */
export interface ScratchFlow {
  readonly id: string;
  name: string;
  /** What this probe has done to it; reads may lag behind. */
  status: "DRAFT" | "PUBLISHED" | "DEPRECATED" | "removed";
  wasPublished?: boolean;
  /** The endpoint that it was given, and has been left. */
  endpointUri?: string | undefined;
  /** Why it could not be removed. */
  refusal?: string;
}

/** Where a probe works: an account, the flows that it has made, and what it has seen. */
export interface Lab {
  account: Account;
  space: string;
  known: Known;
  seen: Seen;
  /** Every flow that this probe has made, with the id of CreateFlow's own answer. Nothing else is ever written to. */
  flows: ScratchFlow[];
  /** Names for which CreateFlow was called and nobody knows what came of it. */
  lostNames: Set<string>;
  /** Calls an operation, and notes whether it may be called. */
  call<O extends Operation>(operation: O, parameters: Parameters[O], client?: CamsClient): Promise<Reply<O>>;
  /** Creates a flow; by default with a new name and the client of the account. */
  create(how?: { name?: string; endpointUri?: string; client?: CamsClient }): Promise<ScratchFlow>;
  /** The longest that reads were seen to lag behind, with a margin. */
  lagMs(): number;
  /** Waits until reads show all that was written. */
  settle(): Promise<void>;
}

/** Nothing answers here: the domain is reserved for examples. */
export const ENDPOINT = "https://example.com/pulumi-cams-doctor";
const CATEGORIES = ["OTHER"];

export function openLab(account: Account, space: string, known: Known): Lab {
  const { seen, actions } = known;
  const lab: Lab = {
    account,
    space,
    known,
    seen,
    flows: [],
    lostNames: new Set(),
    async call(operation, parameters, client = account.client) {
      try {
        const reply = await client.call(operation, parameters);
        actions.set(operation, "allowed");
        return reply;
      } catch (error) {
        const access = accessAfter(error);
        if (access !== "unknown") actions.set(operation, access);
        throw error;
      }
    },
    async create({ name = scratchName(account.clock.now()), endpointUri, client } = {}) {
      const call = () => lab.call("CreateFlow", propertiesOf(lab, name, endpointUri), client);
      const { FlowId } = await call().catch((error: unknown) => {
        if (!(error instanceof CamsError) || error.outcome === "unknown") lab.lostNames.add(name);
        throw error;
      });
      const known = lab.flows.find(({ id }) => id === FlowId);
      if (known !== undefined) return known;
      const flow: ScratchFlow = { id: FlowId, name, status: "DRAFT", endpointUri };
      lab.flows.push(flow);
      return flow;
    },
    lagMs() {
      const { getFlowLagMs, listFlowLagMs, readBackLagMs } = seen;
      const lags = [getFlowLagMs, listFlowLagMs, readBackLagMs].map((lag) => lag?.atMostMs ?? lag?.atLeastMs ?? 0);
      const longest = Math.max(...lags);
      return longest === 0 ? 0 : longest * 1.2 + 200;
    },
    async settle() {
      if (lab.lagMs() > 0) await account.sleep(lab.lagMs());
    },
  };
  return lab;
}

/** The parameters of CreateFlow and ModifyFlow for a scratch flow. */
export const propertiesOf = ({ space }: Pick<Lab, "space">, FlowName: string, EndpointUri?: string) => ({
  FlowName,
  Categories: CATEGORIES,
  EndpointUri,
  CustSpaceId: space,
});

export const targetOf = ({ space }: Pick<Lab, "space">, { id }: Pick<ScratchFlow, "id">) => ({
  FlowId: id,
  CustSpaceId: space,
});

/** Whether an error is an answer of the account, so that the next step may still be made. */
export const isLocal = (error: unknown): error is CamsError =>
  error instanceof CamsError && !["network", "proxy", "tls", "cancelled", "settings"].includes(error.category);

/** A flow as GetFlow shows it; undefined where it does not know the flow yet. */
export async function flowShown(lab: Lab, flow: ScratchFlow): Promise<Reply<"GetFlow"> | undefined> {
  let shown: Reply<"GetFlow"> | undefined;
  await refusalOf(async () => {
    shown = await lab.call("GetFlow", targetOf(lab, flow));
  });
  return shown;
}
