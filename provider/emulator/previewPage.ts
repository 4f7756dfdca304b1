import { renderPage } from "../../sdk/flow";
import { type Reply, textReply } from "./reply";
import type { EmulatedFlow } from "./store";

const PREVIEW_PATH = "/preview/";

/** URL of the page that shows a flow. */
export const previewUrl = (endpoint: string, flowId: string): string => `${endpoint}${PREVIEW_PATH}${flowId}`;

/** Id of the flow whose page a path is; undefined for other paths. */
export const previewed = (path: string): string | undefined =>
  path.startsWith(PREVIEW_PATH) ? path.slice(PREVIEW_PATH.length) : undefined;

/** The page of a flow as `pulumi-cams render` writes it, of the document that it holds now. */
export function previewPage(flow: EmulatedFlow | undefined): Reply {
  if (flow?.json === undefined) return textReply(404, "this flow does not exist, or has no document yet\n");
  const headers = { "content-type": "text/html;charset=utf-8", "cache-control": "no-store" };
  return { status: 200, headers, body: renderPage(flow.json, { title: flow.flowName }) };
}
