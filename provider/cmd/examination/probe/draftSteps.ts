import { randomUUID } from "node:crypto";
import { LIMITS, RefusedError, SignatureError, ThrottledError } from "../../../cams";
import { reportable } from "../../../observations";
import { allFlows, listMatch, pageBeyondEnd, pageNumber, pageSize } from "../pages";
import { refusalOf, seenRefusal } from "../refusals";
import { renamed } from "../scratch";
import { give, hasErrors, marker, readBack, readBackSeen, shownWith } from "./documents";
import { ENDPOINT, flowShown, type Lab, propertiesOf, type ScratchFlow, targetOf } from "./lab";
import { invalidSample, sample, versionBeside } from "./samples";
import { timed, watch, without } from "./watch";

/** One step of a probe. */
export interface Step {
  /** What is done, as a verb in -ing and an object. */
  title: string;
  run(lab: Lab): Promise<void>;
}

/** The first scratch flow, on which most is tried. */
const first = ({ flows: [flow] }: Lab): ScratchFlow => {
  if (flow === undefined) throw new Error("the probe has no scratch flow");
  return flow;
};

const CALLS_AT_ONCE = 12;

/** What a draft can answer. Each step may rely on those before it. */
export const DRAFT_STEPS: Step[] = [
  {
    title: "Creating a scratch draft",
    async run(lab) {
      const { result: flow, ...written } = await timed(lab.account, () => lab.create({ endpointUri: ENDPOINT }));
      const { getFlow, listFlow } = await watch(lab.account, written, "the scratch draft", {
        getFlow: async () => (await flowShown(lab, flow)) !== undefined,
        listFlow: async () =>
          (await lab.call("ListFlow", pageWith(lab, flow))).some(({ FlowId }) => FlowId === flow.id),
      });
      lab.seen.getFlowLagMs = getFlow;
      lab.seen.listFlowLagMs = listFlow;
    },
  },
  {
    title: "Creating a flow with the same name",
    async run(lab) {
      const answer = await refusalOf(() => lab.create({ name: first(lab).name }));
      lab.seen.nameTaken = answer === "accepted" ? answer : seenRefusal(answer);
    },
  },
  {
    title: "Sending a request twice",
    async run(lab) {
      const nonce = randomUUID();
      const client = lab.account.clientWith({ nonce: () => nonce });
      const before = await lab.create({ client });
      try {
        const again = await lab.create({ name: before.name, client });
        lab.seen.sameNonce = again.id === before.id ? "same flow" : "second flow";
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error;
        lab.seen.sameNonce = error instanceof SignatureError ? "refused" : "name refused";
      }
    },
  },
  {
    title: "Uploading a document",
    async run(lab) {
      const { account, seen } = lab;
      const flow = first(lab);
      const text = marker();
      const { JSONVersion } = await lab.call("GetFlow", targetOf(lab, flow));
      const version = versionBeside(JSONVersion);
      const document = sample(text, version);
      const written = await give(lab, flow, document);
      if (written instanceof RefusedError) throw written;
      let shown = "";
      const delays = await watch(
        account,
        written,
        "the document",
        {
          document: async () => {
            const read = await readBack(lab, flow);
            shown = read.kind === "text" && read.text.includes(text) ? read.text : "";
            return shown !== "";
          },
          version: async () => (await lab.call("GetFlow", targetOf(lab, flow))).JSONVersion === version,
        },
        // Whether CAMS reports the version at all is not documented.
        { version: ({ document }) => (document === undefined ? Number.POSITIVE_INFINITY : lab.lagMs() + 10_000) },
      );
      const isTold = delays.version.atMostMs !== undefined;
      seen.documentDelayMs = isTold ? without(delays.version, seen.getFlowLagMs ?? AT_ONCE) : AT_ONCE;
      seen.readBackLagMs = isTold ? without(delays.document, seen.documentDelayMs) : delays.document;
      if (shown !== "") Object.assign(seen, readBackSeen(document, shown));
    },
  },
  {
    title: "Reading the list of flows",
    async run(lab) {
      const { account, seen } = lab;
      await lab.settle();
      const [a, b] = lab.flows;
      const ids = (await allFlows(account))?.map(({ FlowId }) => FlowId);
      if (ids !== undefined && a !== undefined && b !== undefined && ids.includes(a.id) && ids.includes(b.id)) {
        const [isFirst, isLast] = [ids.indexOf(b.id) < ids.indexOf(a.id), ids.indexOf(b.id) === ids.length - 1];
        seen.listOrder = isFirst ? "newest-first" : isLast ? "oldest-first" : "other";
      }
      seen.pageNumber ??= await pageNumber(account);
      if (seen.pageNumber === "honoured") seen.pageBeyondEnd ??= await pageBeyondEnd(account, pageSize(seen));
      if (a !== undefined)
        seen.listMatch ??= await listMatch(account, pageSize(seen), { FlowId: a.id, FlowName: a.name });
    },
  },
  {
    title: "Reading the document of a flow that has none",
    async run(lab) {
      const [, flow] = lab.flows;
      if (flow === undefined) return;
      const read = await readBack(lab, flow);
      lab.seen.noDocument = read.kind === "text" ? "default" : read.kind;
      // A document of Meta's could be published.
      if (read.kind !== "text") lab.seen.publishWithoutDocument = await tryToPublish(lab, flow);
    },
  },
  {
    title: "Changing name and endpoint",
    async run(lab) {
      const flow = first(lab);
      const hadEndpoint = (await lab.call("GetFlow", targetOf(lab, flow))).EndpointUri !== undefined;
      const name = renamed(flow.name);
      const call = () => lab.call("ModifyFlow", { FlowId: flow.id, ...propertiesOf(lab, name) });
      const written = await timed(lab.account, call);
      flow.name = name;
      flow.endpointUri = undefined;
      let endpoint: string | undefined;
      const { renamed: delay } = await watch(lab.account, written, "the new name", {
        renamed: async () => {
          const { FlowName, EndpointUri } = await lab.call("GetFlow", targetOf(lab, flow));
          endpoint = EndpointUri;
          return FlowName === name;
        },
      });
      if (hadEndpoint && delay.atMostMs !== undefined) {
        lab.seen.omittedEndpoint = endpoint === undefined ? "clears" : "keeps";
      }
    },
  },
  {
    title: "Uploading a document that Meta refuses",
    async run(lab) {
      const flow = first(lab);
      const text = marker();
      const written = await give(lab, flow, invalidSample(text));
      lab.seen.invalidDocument =
        written instanceof RefusedError ? "refused" : hasErrors(lab) ? "accepted with errors" : "accepted";
      // Until it is shown, the valid one might be published.
      if (written instanceof RefusedError || (await shownWith(lab, flow, written, text)) === undefined) return;
      lab.seen.publishFailed = await tryToPublish(lab, flow);
    },
  },
  {
    title: "Calling more often than the limit",
    async run(lab) {
      const limits = { ...LIMITS, throttledMs: 0, attempts: 1 };
      const client = lab.account.clientWith({ pace: () => Number.POSITIVE_INFINITY, limits });
      const call = () => client.call("GetFlowPreviewUrl", targetOf(lab, first(lab)));
      const ended = await Promise.allSettled(Array.from({ length: CALLS_AT_ONCE }, call));
      const errors = ended.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
      const refusals = errors.filter((error) => error instanceof RefusedError);
      if (refusals.length < errors.length) throw errors.find((error) => !(error instanceof RefusedError));
      const [refused] = refusals;
      // Where all of them are refused, it is not for their number.
      if (refused !== undefined && refusals.length === CALLS_AT_ONCE) throw refused;
      lab.seen.limits = { calls: CALLS_AT_ONCE, refused: refusals.length };
      if (refused === undefined) return;
      const retryAfter = refused instanceof ThrottledError && refused.retryAfterMs !== undefined;
      lab.seen.throttleForm = {
        code: reportable(refused.code),
        status: refused.status,
        retryAfter,
        isUnderstood: refused instanceof ThrottledError,
      };
    },
  },
];

/** For a page of the flows that have one scratch flow's name. */
const OWN_SIZE = 5;
const AT_ONCE = { atLeastMs: 0, atMostMs: 0 };

const pageWith = ({ space }: Lab, { name }: ScratchFlow) => ({
  FlowName: name,
  Page: { Index: 1, Size: OWN_SIZE },
  CustSpaceId: space,
});

/** Publishes a flow that Meta is expected to refuse. */
async function tryToPublish(lab: Lab, flow: ScratchFlow) {
  const answer = await refusalOf(() => lab.call("PublishFlow", targetOf(lab, flow)));
  if (answer !== "accepted") return seenRefusal(answer);
  flow.status = "PUBLISHED";
  return answer;
}
