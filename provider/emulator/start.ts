import { randomBytes, randomInt } from "node:crypto";
import { openAccounts } from "./accounts";
import { openBucket } from "./bucket";
import type { EmulatedCall } from "./callLog";
import { CONTROL_PATH } from "./control";
import type { Emulator, EmulatorOptions, NewChatFlow } from "./emulator";
import { openFaultPlan } from "./faults";
import { fetchDocument } from "./fetchDocument";
import { openGateway } from "./gateway";
import { openLimits } from "./limits";
import { observedOptions } from "./observed";
import { openStore } from "./openStore";
import { LAGGING_READS, MANUAL, OPERATIONS, type World } from "./operations";
import { behaviour } from "./options";
import { openOnPhone } from "./phone";
import { phoneControl } from "./phoneControl";
import { previewUrl } from "./previewPage";
import { router } from "./routing";
import { openSchedule } from "./schedule";
import { listen } from "./server";
import { BUCKET, openStorage } from "./storage";
import type { EmulatedChatFlow, EmulatedFlow } from "./store";

/**
 * Starts CAMS as a local server: the operations with their wire format, signatures and limits, the storage for documents,
 * a control endpoint and a page that shows the state.
 *
 * @example
 * const emulator = await startEmulator();
 * // run a Pulumi program with { ...process.env, ...emulator.env }
 * await emulator.close();
 *
 * @throws an error that names the option, the port or the data file that does not do
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0, dataFile, custSpaceId: space = "cams-emulator", limitsPerSecond = {}, now = Date.now } = options;
  const { accessKeyId = "emulator-key-id", accessKeySecret = "emulator-key-secret" } = options;
  const [account = { accessKeyId, accessKeySecret }, ...others] = options.accounts ?? [];
  const seen = options.observed === undefined ? {} : observedOptions(options.observed);
  const chosen = behaviour({ ...seen, ...options });
  const accounts = openAccounts([account, ...others], space, now);
  const store = openStore(now, dataFile);
  const bucket = openBucket(BUCKET, now, randomHex);
  const storage = openStorage(bucket, store, chosen);
  const schedule = openSchedule(now);
  const operations = new Set(OPERATIONS.keys());
  const faults = openFaultPlan(operations, LAGGING_READS, now);
  const [calls, transfers]: [EmulatedCall[], EmulatedCall[]] = [[], []];

  const worldAt = (endpoint: string): World => ({
    behaviour: chosen,
    store,
    now,
    newFlowId: () => String(randomInt(1e14, 2 ** 48 - 1)),
    newFlowCode: () => randomHex(16),
    newRunId: () => randomHex(16),
    fetchDocument: (url) => fetchDocument(url, (link) => (link.origin === endpoint ? ownReply(link) : undefined)),
    assetUrl: (flowId, at) => `${endpoint}/assets/${flowId}.json${at === undefined ? "" : `?at=${at}`}`,
    later: schedule.later,
    previewUrl: (flowId) => previewUrl(endpoint, flowId),
    grantUpload: (custSpaceId) => bucket.grant(`uploads/${custSpaceId}`, endpoint),
  });
  const ownReply = (link: URL) => {
    const [path, query] = [decodeURIComponent(link.pathname), Object.fromEntries(link.searchParams)];
    return storage.answer({ method: "GET", path, query, headers: {}, body: "" });
  };
  const controlled = {
    calls,
    transfers,
    store,
    faults,
    phones: phoneControl(store, accounts.ownSpace(account)),
    issueToken: (request: { accessKeyId?: string; seconds?: number } = {}) =>
      accounts.issue(request.accessKeyId, request.seconds),
    edit(flowId: string, change: Partial<Omit<EmulatedFlow, "flowId">>) {
      const flow = store.flows.get(flowId);
      if (flow === undefined) throw new Error(`the emulator has no flow ${flowId}`);
      const published = change.status === "PUBLISHED" ? { wasPublished: true } : {};
      store.flows.put({ ...flow, ...published, ...change });
    },
    remove: (flowId: string) => store.flows.remove(flowId),
    addChatFlow(flow: NewChatFlow = {}) {
      const added = chatFlowOf(flow, account.accessKeyId);
      store.chatFlows.put(added);
      return added;
    },
    reset() {
      for (const table of Object.values(store)) table.clear();
      faults.clear();
      schedule.clear();
      calls.length = 0;
      transfers.length = 0;
    },
  };

  const { endpoint, close } = await listen(port, (endpoint) =>
    router({
      endpoint,
      api: {
        gateway: openGateway(accounts, operations),
        accounts,
        limits: openLimits(chosen.throttleForm, options.now ?? (() => performance.now())),
        limitsPerSecond,
        faults,
        world: worldAt(endpoint),
        calls,
        newRequestId: () => randomHex(16).toUpperCase(),
      },
      transfers: { storage, faults, transfers, now },
      controlled,
      runDue: schedule.runDue,
    }),
  );

  const custSpaceId = accounts.ownSpace(account);
  const { edit, remove, addChatFlow, issueToken, reset } = controlled;
  return {
    calls,
    transfers,
    edit,
    remove,
    issueToken,
    reset,
    endpoint,
    controlUrl: `${endpoint}${CONTROL_PATH}`,
    accessKeyId: account.accessKeyId,
    accessKeySecret: account.accessKeySecret,
    custSpaceId,
    env: {
      CAMS_ENDPOINT: endpoint,
      CAMS_CUST_SPACE_ID: custSpaceId,
      ALIBABA_CLOUD_ACCESS_KEY_ID: account.accessKeyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: account.accessKeySecret,
    },
    flows() {
      schedule.runDue();
      return store.flows.all();
    },
    phoneKeys: () => store.phoneKeys.all(),
    open: (flowId, options) => openOnPhone(store, flowId, options),
    ...controlled.phones,
    chatFlows: () => store.chatFlows.all(),
    runs: () => store.runs.all(),
    addChatFlow,
    fail: (target, fault) => faults.add(target, fault),
    close,
  };
}

function chatFlowOf(flow: NewChatFlow, account: string): EmulatedChatFlow {
  const { flowCode = randomHex(16), title = flowCode, triggerType = MANUAL, online = true, inputs = [] } = flow;
  const versions: EmulatedChatFlow["versions"] = [{ flowVersion: "1", status: online ? "ONLINE" : "DRAFT" }];
  return { flowCode, account, title, remark: "", triggerType, inputs: [...inputs], versions };
}

const randomHex = (bytes: number) => randomBytes(bytes).toString("hex");
