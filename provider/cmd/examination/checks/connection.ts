import { API_VERSION, CamsError } from "../../../cams";
import { visible } from "../../../visible";
import type { Account } from "../account";
import { ACTIONS, answerOf } from "../actions";
import { certificateOf } from "../certificate";
import { type Check, type Outcome, ok, problem, warning } from "../check";

const DAY_MS = 86_400_000;
/** A signature holds for 15 minutes. */
const SKEW_LIMIT_S = 15 * 60;
const SKEW_WARNING_S = 5 * 60;

/** Settings, network and key: what everything else needs. */
export const connectionChecks: Check[] = [
  {
    id: "settings",
    title: "settings",
    needs: [],
    async run({ settings, sources, space }) {
      const shown: Record<string, string | undefined> = {
        region: settings.region,
        endpoint: settings.endpoint.origin,
        custSpaceId: space,
        assetLinks: settings.assetLinks,
      };
      const parts = sources.flatMap(({ setting, value, from }) => {
        const text = shown[setting] ?? value;
        if (setting === "custSpaceId" && text === undefined) return ["custSpaceId is not set"];
        if (setting === "custSpaceId" && text !== value) return [`custSpaceId ${text} (--cust-space-id)`];
        return text === undefined ? [] : [`${setting} ${text} (${from ?? "default"})`];
      });
      if (settings.onDestroy !== undefined) parts.push(`onDestroy ${settings.onDestroy} (CAMS_ON_DESTROY)`);
      return ok(visible(parts.join(", ")));
    },
  },
  {
    id: "credentials",
    title: "credentials",
    needs: [],
    async run({ credentials }) {
      const { source, securityToken } = await credentials();
      return ok(`from ${source}${securityToken === undefined ? "" : ", with a security token"}`);
    },
  },
  {
    id: "endpoint",
    title: "endpoint",
    needs: [],
    async run(account, known) {
      const { settings, proxies, recorder, clock } = account;
      const { endpoint } = settings;
      const proxy = proxies(endpoint);
      const through = proxy === undefined ? "without a proxy" : `through ${proxy.name}`;
      const certificate = await certificateOf(endpoint, proxy);
      const issuer = certificate && `, certificate issued by ${visible(certificate.issuer)}`;
      // Refused for its missing signature, which takes a whole way there and back, and no credentials.
      const send = () =>
        recorder.send({
          method: "POST",
          origin: endpoint.origin,
          path: "/",
          headers: { accept: "application/json", "x-acs-action": "ListFlow", "x-acs-version": API_VERSION },
          operation: "doctor",
          timeMs: 10_000,
          onWait: account.progress,
          advice: settings.advice,
        });
      try {
        // The first one makes the connection.
        await send();
      } catch (error) {
        if (!(error instanceof CamsError)) throw error;
        return problem(error.message.replace(/^doctor: /, ""), error.hint);
      }
      const { response } = recorder.last("doctor") ?? {};
      await send();
      const latencyMs = Math.round(recorder.last("doctor")?.ms ?? 0);
      known.latencyMs = latencyMs;
      const skewMs = recorder.last("doctor")?.skewMs;
      if (skewMs !== undefined) known.clockSkewSeconds = Math.round(skewMs / 1000);
      const detail = `${endpoint.host} answers in ${latencyMs} ms ${through}${issuer ?? ""}`;
      // Whether a refusal of the gateway is JSON or XML depends on the request, so only the key check knows for certain.
      if (!/"(RequestId|Code)"|<RequestId>/i.test(response?.body.toString("utf8") ?? "")) {
        return warning(
          `${detail}, but the answer (HTTP ${response?.status}) does not look like CAMS's`,
          `Check that ${settings.names.endpoint} points to CAMS and that no proxy responds in its place.`,
        );
      }
      const daysLeft = certificate && (certificate.validUntil.getTime() - clock.now()) / DAY_MS;
      if (daysLeft !== undefined && daysLeft < 0)
        return warning(`${detail}, which has expired`, "Check this machine's clock.");
      return ok(detail);
    },
  },
  {
    id: "clock",
    title: "clock",
    needs: ["endpoint"],
    async run(_account, { clockSkewSeconds: skew }) {
      if (skew === undefined) return ok("the answer of the endpoint has no date to compare with");
      const [size, side] = [Math.abs(skew), skew < 0 ? "behind" : "ahead of"];
      const detail = size < 5 ? "agrees with CAMS's" : `is ${spanOf(size)} ${side} CAMS's`;
      const remedy = "Set this machine's clock, best by NTP.";
      if (size > SKEW_LIMIT_S) return problem(`${detail}; CAMS refuses every call from 15 minutes on`, remedy);
      return size > SKEW_WARNING_S
        ? warning(`${detail}; CAMS refuses every call from 15 minutes on`, remedy)
        : ok(detail);
    },
  },
  {
    id: "key",
    title: "access key",
    needs: ["credentials", "endpoint"],
    async run(account, known) {
      const answer = await answerOf(() => ACTIONS.ListFlow.ask?.(account, undefined) ?? Promise.resolve());
      known.answers.set("ListFlow", answer);
      const refused = answer.error;
      if (refused !== undefined && DENIES_ALL.includes(refused.category)) return refusalOfKey(refused, account);
      return ok("CAMS accepts its signature");
    },
  },
];

/** Refusals after which no other call makes sense. */
const DENIES_ALL: readonly CamsError["category"][] = [
  "credentials",
  "signature",
  "clockSkew",
  "notSubscribed",
  "network",
  "tls",
  "proxy",
  "settings",
  "cancelled",
  "unexpectedReply",
  "brokenReply",
];

const refusalOfKey = (error: CamsError, { settings }: Account) =>
  problem(error.message, error.hint ?? `Check the key, and ${settings.names.endpoint}.`);

const spanOf = (seconds: number): string =>
  seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;

/** An error as an outcome. */
export const failed = ({ message, hint }: CamsError): Outcome => problem(message, hint);
