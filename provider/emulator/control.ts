import { z } from "zod";
import { isPlainObject, type JsonObject } from "../../sdk/flow";
import type { TemporaryKey } from "./accounts";
import type { EmulatedCall } from "./callLog";
import type { NewChatFlow } from "./emulator";
import { faultBody } from "./faultBody";
import type { FaultPlan } from "./faults";
import { TRIGGER_TYPES } from "./operations";
import { PHONE_ROUTES, type PhoneControl } from "./phoneControl";
import { jsonReply, type Reply } from "./reply";
import type { EmulatedChatFlow, EmulatedFlow, Store } from "./store";

/** Where the control endpoint is, below the emulator's own URL. */
export const CONTROL_PATH = "/emulator";

/** What the control endpoint shows and does. */
export interface Controlled {
  calls: EmulatedCall[];
  transfers: EmulatedCall[];
  store: Store;
  faults: FaultPlan;
  phones: PhoneControl;
  issueToken(options: { accessKeyId?: string; seconds?: number }): TemporaryKey;
  edit(flowId: string, change: Partial<Omit<EmulatedFlow, "flowId">>): void;
  remove(flowId: string): void;
  addChatFlow(flow: NewChatFlow): EmulatedChatFlow;
  reset(): void;
}

interface Route {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below the control URL; `:id` stands for one step of the path. */
  path: string;
  /** What it does, for docs/emulator.md. */
  about: string;
  /** Returns what is answered as JSON. */
  act: (controlled: Controlled, body: unknown, id: string) => unknown;
}

const token = z.strictObject({ accessKeyId: z.string().optional(), seconds: z.number().int().optional() });
const change = z.strictObject({
  flowName: z.string().optional(),
  categories: z.array(z.string()).optional(),
  endpointUri: z.string().optional(),
  status: z.enum(["DRAFT", "PUBLISHED", "DEPRECATED"]).optional(),
  json: z.custom<JsonObject>(isPlainObject, "json is not a JSON object").optional(),
});
const newChatFlow = z.strictObject({
  flowCode: z.string().min(1).optional(),
  title: z.string().optional(),
  triggerType: z.enum(TRIGGER_TYPES).optional(),
  online: z.boolean().optional(),
  inputs: z.array(z.string()).optional(),
});

/** The control endpoint, one row a route. The table in docs/emulator.md is held to it by a test. */
export const CONTROL_ROUTES: readonly Route[] = [
  { method: "GET", path: "/calls", about: "the calls of operations, oldest first", act: ({ calls }) => calls },
  { method: "GET", path: "/transfers", about: "the uploads and downloads", act: ({ transfers }) => transfers },
  { method: "GET", path: "/flows", about: "the WhatsApp Flows", act: ({ store }) => store.flows.all() },
  {
    method: "PATCH",
    path: "/flows/:id",
    about:
      "changes a flow as in the CAMS console: `flowName`, `categories`, `endpointUri`, `status`, and `json`, the document",
    act: (controlled, body, id) => controlled.edit(id, change.parse(body)),
  },
  {
    method: "DELETE",
    path: "/flows/:id",
    about: "removes a flow as in the CAMS console",
    act: (controlled, _, id) => controlled.remove(id),
  },
  { method: "GET", path: "/chat-flows", about: "the Chat Flows", act: ({ store }) => store.chatFlows.all() },
  {
    method: "POST",
    path: "/chat-flows",
    about:
      "adds a Chat Flow: `flowCode`, `title`, `triggerType`, `online`, `inputs`, all of them optional; returns the Chat Flow",
    act: (controlled, body) => controlled.addChatFlow(newChatFlow.parse(body)),
  },
  { method: "GET", path: "/runs", about: "the runs of Chat Flows", act: ({ store }) => store.runs.all() },
  ...PHONE_ROUTES,
  { method: "GET", path: "/faults", about: "the faults that may still occur", act: ({ faults }) => faults.waiting() },
  {
    method: "POST",
    path: "/faults",
    about: "adds a fault: `operation` and the properties of a fault",
    act({ faults }, body) {
      const { operation, ...fault } = faultBody.parse(body);
      faults.add(operation, fault);
    },
  },
  { method: "DELETE", path: "/faults", about: "removes all faults", act: ({ faults }) => faults.clear() },
  {
    method: "POST",
    path: "/tokens",
    about: "issues an STS key: `accessKeyId` of the account, by default the first, and `seconds`",
    act: (controlled, body) => controlled.issueToken(token.parse(body)),
  },
  {
    method: "POST",
    path: "/reset",
    about: "deletes all flows, Chat Flows, runs, phone numbers, calls and faults",
    act: (controlled) => controlled.reset(),
  },
];

/** Answers a request whose path begins with {@link CONTROL_PATH}. */
export function answerControl(controlled: Controlled, method: string, path: string, body: string): Reply {
  const below = path.slice(CONTROL_PATH.length);
  for (const route of CONTROL_ROUTES) {
    const id = match(route.path, below);
    if (id === undefined || route.method !== method) continue;
    try {
      return jsonReply(200, route.act(controlled, body === "" ? {} : JSON.parse(body), id) ?? {});
    } catch (error) {
      return jsonReply(400, { error: explain(error) });
    }
  }
  const routes = CONTROL_ROUTES.map((route) => `${route.method} ${route.path}`).join(", ");
  return jsonReply(404, { error: `${method} ${below} does not exist; the routes are ${routes}` });
}

/** The step of the path that `:id` stands for, empty without one; undefined when the path is another. */
function match(pattern: string, path: string): string | undefined {
  const [fixed, rest] = pattern.split(":id");
  if (rest === undefined) return path === fixed ? "" : undefined;
  const id = path.startsWith(`${fixed}`) ? path.slice(fixed?.length) : "";
  return id === "" || id.includes("/") ? undefined : id;
}

function explain(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}
