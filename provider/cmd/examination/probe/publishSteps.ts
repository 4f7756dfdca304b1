import { RefusedError } from "../../../cams";
import { refusalOf, seenRefusal } from "../refusals";
import { renamed, scratchName } from "../scratch";
import { give, marker, shownWith } from "./documents";
import type { Step } from "./draftSteps";
import { ENDPOINT, flowShown, type Lab, propertiesOf, type ScratchFlow, targetOf } from "./lab";
import { endpointSample, sample } from "./samples";
import { timed, watch } from "./watch";

/** The flow that is published, which is the last one that was made. */
const published = ({ flows }: Lab): ScratchFlow | undefined => flows.findLast(({ status }) => status === "PUBLISHED");

/** What only a published flow can answer. Each step may rely on those before it. */
export const PUBLISH_STEPS: Step[] = [
  {
    title: "Publishing a flow with an endpoint",
    async run(lab) {
      // Where numbers have valid keys, the answer would say nothing of them.
      if (lab.known.validKeys > 0) return;
      const flow = await lab.create({ endpointUri: ENDPOINT });
      await giveAndSee(lab, flow, endpointSample(marker()));
      const answer = await refusalOf(() => lab.call("PublishFlow", targetOf(lab, flow)));
      lab.seen.publicKey = answer === "accepted" ? "not-required" : "required";
      if (answer !== "accepted") return;
      flow.status = "PUBLISHED";
      flow.wasPublished = true;
    },
  },
  {
    title: "Publishing a flow, twice",
    async run(lab) {
      const flow = published(lab) ?? (await publishedFlow(lab));
      const again = await refusalOf(() => lab.call("PublishFlow", targetOf(lab, flow)));
      lab.seen.publishedTwice = again === "accepted" ? "accepted" : "refused";
    },
  },
  {
    title: "Editing a published flow",
    async run(lab) {
      const flow = published(lab);
      if (flow === undefined) return;
      const afterRename = await rename(lab, flow);
      if (afterRename === "DRAFT") await publish(lab, flow);
      const afterDocument = await editDocument(lab, flow);
      if (afterRename === "refused" || afterDocument === "refused") lab.seen.publishedEdits = "refused";
      else if (afterRename !== undefined && afterDocument !== undefined) {
        lab.seen.publishedEdits = EDITS[`${afterRename} ${afterDocument}`];
      }
    },
  },
  {
    title: "Deleting a draft that was published",
    async run(lab) {
      const flow = lab.flows.findLast(({ wasPublished, status }) => wasPublished && status === "DRAFT");
      if (flow === undefined) return;
      const answer = await refusalOf(() => lab.call("DeleteFlow", targetOf(lab, flow)));
      lab.seen.onceDraftDelete = answer === "accepted" ? "allowed" : "refused";
      if (answer === "accepted") flow.status = "removed";
      // It cannot be removed as a draft, so that it is deprecated in place of another flow.
      else await publish(lab, flow);
    },
  },
  {
    title: "Deleting a published flow",
    async run(lab) {
      const flow = published(lab) ?? (await publishedFlow(lab));
      const answer = await refusalOf(() => lab.call("DeleteFlow", targetOf(lab, flow)));
      if (answer === "accepted") flow.status = "removed";
      else lab.seen.wrongStatus = seenRefusal(answer);
    },
  },
  {
    title: "Deprecating the flow, which is final",
    async run(lab) {
      const flow = published(lab);
      if (flow === undefined) return;
      await lab.call("DeprecateFlow", targetOf(lab, flow));
      flow.status = "DEPRECATED";
      await lab.settle();
      const page = { FlowName: flow.name, Page: { Index: 1, Size: 5 }, CustSpaceId: lab.space };
      const isListed = (await lab.call("ListFlow", page)).some(({ FlowId }) => FlowId === flow.id);
      lab.seen.listedDeprecated = isListed ? "shown" : "hidden";
    },
  },
  {
    title: "Creating a flow with the name of the deprecated one",
    async run(lab) {
      const flow = lab.flows.findLast(({ status }) => status === "DEPRECATED");
      if (flow === undefined) return;
      const answer = await refusalOf(() => lab.create({ name: flow.name }));
      lab.seen.deprecatedNames = answer === "accepted" ? "free" : "kept";
    },
  },
];

const EDITS = {
  "DRAFT DRAFT": "allowed",
  "PUBLISHED PUBLISHED": "stay-published",
  "PUBLISHED DRAFT": "renames-stay-published",
  "DRAFT PUBLISHED": "documents-stay-published",
} as const;

/** What an edit makes of a published flow; undefined where reads do not show it. */
type Edited = "DRAFT" | "PUBLISHED" | "refused" | undefined;

async function rename(lab: Lab, flow: ScratchFlow): Promise<Edited> {
  const name = flow.name === renamed(flow.name) ? scratchName(lab.account.clock.now()) : renamed(flow.name);
  const properties = { FlowId: flow.id, ...propertiesOf(lab, name, flow.endpointUri) };
  const { result, ...written } = await timed(lab.account, () => refusalOf(() => lab.call("ModifyFlow", properties)));
  if (result !== "accepted") return "refused";
  flow.name = name;
  let status: string | undefined;
  await watch(lab.account, written, "the new name", {
    renamed: async () => {
      const seen = await flowShown(lab, flow);
      if (seen?.FlowName === name) status = seen.Status;
      return status !== undefined;
    },
  });
  return become(flow, status);
}

async function editDocument(lab: Lab, flow: ScratchFlow): Promise<Edited> {
  const text = marker();
  const written = await give(lab, flow, sample(text));
  if (written instanceof RefusedError) return "refused";
  if ((await shownWith(lab, flow, written, text)) === undefined) return undefined;
  await lab.settle();
  return become(flow, (await lab.call("GetFlow", targetOf(lab, flow))).Status);
}

function become(flow: ScratchFlow, status: string | undefined): Edited {
  if (status !== "DRAFT" && status !== "PUBLISHED") return undefined;
  flow.status = status;
  return status;
}

async function publish(lab: Lab, flow: ScratchFlow): Promise<void> {
  await lab.call("PublishFlow", targetOf(lab, flow));
  flow.status = "PUBLISHED";
  flow.wasPublished = true;
}

/** A flow with a document of its own that is published. */
async function publishedFlow(lab: Lab): Promise<ScratchFlow> {
  const flow = lab.flows.findLast(({ status }) => status === "DRAFT") ?? (await lab.create());
  await giveAndSee(lab, flow, sample(marker()));
  await publish(lab, flow);
  return flow;
}

/** Gives a flow a document, and waits until CAMS has it. @throws the refusal */
async function giveAndSee(lab: Lab, flow: ScratchFlow, document: ReturnType<typeof sample>): Promise<void> {
  const written = await give(lab, flow, document);
  if (written instanceof RefusedError) throw written;
  const text = /pulumi-cams doctor [0-9a-f]{12}/.exec(JSON.stringify(document))?.[0] ?? "";
  await shownWith(lab, flow, written, text);
}
