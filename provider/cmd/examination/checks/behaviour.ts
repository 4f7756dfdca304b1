import { RefusedError } from "../../../cams";
import { answerOf } from "../actions";
import { type Check, count, type Known, ok, problem, skipped, unknown, warning } from "../check";
import { allFlows, cutPage, largestPage, listMatch, omittedSpace, pageBeyondEnd, pageNumber, pageSize } from "../pages";
import { seenRefusal } from "../refusals";
import { leftoversIn, NOT_SHOWN } from "../scratch";

/** What reads show of CAMS where its documentation is silent. */
export const behaviourChecks: Check[] = [
  {
    id: "list",
    title: "list of flows",
    needs: ["key"],
    async run(place, known) {
      if (!isListed(known)) return skipped();
      const { seen } = known;
      const flows = await allFlows(place);
      if (flows !== undefined) known.flows = flows;
      seen.maxPageSize = await largestPage(place);
      const size = pageSize(seen);
      const number = await pageNumber(place);
      if (number !== undefined) seen.pageNumber = number;
      // Where every page is the first one, a page that is cut looks like a list that is short.
      if (number === "honoured") seen.pageCap = await cutPage(place, seen.maxPageSize.accepted, flows?.length);
      if (number === "honoured" && flows !== undefined) seen.pageBeyondEnd = await pageBeyondEnd(place, size);
      seen.omittedSpace = await omittedSpace(place, size);
      const match = flows?.find(({ FlowName }) => FlowName.length > 1);
      if (match !== undefined) seen.listMatch = await listMatch(place, size, match);
      if (flows === undefined) {
        return problem(
          "it cannot be read to the end",
          "`pulumi up` stops before it creates a flow, since names cannot be compared. Report it with what was seen of pages below.",
        );
      }
      return ok(`${count(flows.length, "flow")}, on pages of at most ${seen.maxPageSize.accepted}`);
    },
  },
  {
    id: "unknownFlow",
    title: "a flow that does not exist",
    needs: ["key"],
    async run(_account, known) {
      const { answers, seen } = known;
      // Where the list is refused, so is the space, and a refusal says nothing of the flow.
      if (!isListed(known)) return skipped();
      const { error } = answers.get("GetFlow") ?? {};
      if (!(error instanceof RefusedError) || error.category === "permission") {
        return unknown(error?.message ?? "GetFlow of a made-up id was not refused");
      }
      seen.unknownFlow = seenRefusal(error);
      seen.businessErrors = error.status === 200 ? 200 : 400;
      return ok(`is refused with ${error.code} (HTTP ${error.status})`);
    },
  },
  {
    id: "chatFlows",
    title: "Chat Flows",
    needs: ["key"],
    async run({ client }, { answers, seen }) {
      const { reply, error } = answers.get("ListChatFlow") ?? {};
      if (error !== undefined) return unknown(error.message, error.hint);
      const FlowCode = flowCodeIn(reply);
      if (FlowCode === undefined) return ok("there is none, or ListChatFlow answers in a form that is not known");
      const read = await answerOf(() => client.call("ReadFlowVersion", { FlowCode }));
      if (read.error !== undefined) return unknown(read.error.message, read.error.hint);
      const { Response, Data } = Object(read.reply);
      const isMap = (value: unknown) => typeof value === "object" && value !== null && Object.keys(value).length > 0;
      seen.versionReply = isMap(Response)
        ? "Response"
        : isMap(Data)
          ? "Data"
          : typeof Response === "number"
            ? "number"
            : "other";
      return ok("can be read");
    },
  },
  {
    id: "leftovers",
    title: "scratch flows of earlier probes",
    needs: ["key"],
    async run(place, known) {
      if (!isListed(known)) return skipped();
      const left = await leftoversIn(place, known);
      if (left.length === 0) return ok("none");
      const named = left.map(({ id, name, status }) => `${id} ("${name}", ${status})`).join(", ");
      if (left.every(({ status }) => status === NOT_SHOWN)) {
        return warning(`still listed: ${named}`, "They may be removed already; run doctor again in a minute.");
      }
      return warning(
        `left in the account: ${named}`,
        `Run \`pulumi-cams doctor --probe\`, which offers to remove them, or \`pulumi-cams retire ${left[0]?.id}\`.`,
      );
    },
  },
];

const isListed = ({ answers }: Known) =>
  answers.get("ListFlow")?.access === "allowed" && !answers.get("ListFlow")?.error;

/** A code of a Chat Flow, wherever ListChatFlow has put it: what its reply holds is not documented. */
function flowCodeIn(reply: unknown): string | undefined {
  if (typeof reply !== "object" || reply === null) return undefined;
  for (const [key, value] of Object.entries(reply)) {
    if (/^flowcode$/i.test(key) && typeof value === "string" && value !== "") return value;
    const found = flowCodeIn(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
