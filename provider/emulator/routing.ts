import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { type Api, answerCall } from "./api";
import { answerControl, CONTROL_PATH, type Controlled } from "./control";
import { send } from "./faults";
import { isLocal } from "./guard";
import { previewed, previewPage } from "./previewPage";
import { jsonReply, textReply } from "./reply";
import { type Head, readBody, readHead } from "./request";
import { statusPage } from "./statusPage";
import { answerTransfer, type Transfers } from "./transfers";

/** The parts of the server, by what a request may want. */
export interface Parts {
  endpoint: string;
  api: Api;
  transfers: Transfers;
  controlled: Controlled;
  /** Does what is due, before anything is answered. */
  runDue: () => void;
}

/** Leads each request to the part that answers it. */
export function router(parts: Parts): RequestListener {
  return (request, response) => {
    answer(parts, request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else send(response, { ...textReply(400, "the request cannot be read\n"), headers: { connection: "close" } });
    });
  };
}

async function answer(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const head = readHead(request, parts.endpoint);
  parts.runDue();
  if (head.path === "/" && isCall(head)) return await answerCall(parts.api, request, response, head);
  const transfer = parts.transfers.storage.transferOf(head.method, head.path);
  if (transfer !== undefined) return await answerTransfer(parts.transfers, transfer, request, response, head);
  if (!isLocal(head.headers, new URL(parts.endpoint).port)) {
    return send(response, jsonReply(403, { error: "requests from pages of other origins are not allowed" }));
  }
  if (head.path.startsWith(`${CONTROL_PATH}/`)) {
    return send(response, answerControl(parts.controlled, head.method, head.path, await readBody(request)));
  }
  const flowId = previewed(head.path);
  if (flowId !== undefined) return send(response, previewPage(parts.controlled.store.flows.get(flowId)));
  return send(response, head.path === "/" ? showStatus(parts) : textReply(404, "not found\n"));
}

/** Signature version 3 names the operation in a header; older ones, which are refused, in a parameter. */
const isCall = ({ headers, query, method }: Head) =>
  headers["x-acs-action"] !== undefined || query.Action !== undefined || (method !== "GET" && method !== "HEAD");

function showStatus({ endpoint, controlled: { store, calls } }: Parts) {
  const [flows, chatFlows, runs] = [store.flows.all(), store.chatFlows.all(), store.runs.all()];
  return statusPage({ endpoint, flows, chatFlows, runs, calls });
}
