import type { Answer, RefusalCategory } from "./categories";

/** What a hint may speak of. */
export interface HintFacts {
  answer: Answer;
  operation: string;
  /** Where the key was found, such as "the environment (ALIBABA_CLOUD_ACCESS_KEY_ID)". */
  source: string;
  skewMs: number | undefined;
  /** How messages name the settings of endpoint, region and pace. */
  names: { endpoint: string; region: string; pace: string };
}

type Hint = (facts: HintFacts) => string;

/** For codes that are no category of their own. The first row that matches wins. */
const byCode: [pattern: RegExp, hint: Hint][] = [
  [
    /^Unknown\.ResourceOwnerId/,
    ({ source }) => `The flow or the space belongs to another account: check custSpaceId and the key from ${source}.`,
  ],
  [
    /^InvalidParameter\.FileUrlError/,
    () => "CAMS could not download the document: its URL must answer a plain GET from the internet.",
  ],
  [/^InvalidProtocol/, ({ names }) => `CAMS takes this operation over https only: check ${names.endpoint}.`],
  [
    /^(InvalidApi|InvalidProduct|InvalidVersion)/,
    ({ names }) => `The endpoint does not know this operation: check ${names.endpoint}, and ${names.region}.`,
  ],
];

/** What a person can do about a refusal. */
const byCategory: Partial<Record<RefusalCategory, Hint>> = {
  notFound: ({ operation }) =>
    operation === "TriggerChatFlow"
      ? "Check flowCode; the Chat Flow may have been deleted."
      : "Check the flow's id and custSpaceId; the flow may have been deleted.",
  wrongState: () => "Check the flow's current status: someone else may have changed it in the meantime.",
  nameTaken: () => "Choose another flowName, or adopt the flow that uses it.",
  throttled: ({ names }) =>
    `CAMS limits calls per second; run the same command again in a minute, or lower ${names.pace}.`,
  permission: ({ operation, source }) =>
    `Grant the RAM action cams:${operation} on resource * to the key from ${source}.`,
  notSubscribed: () => "Activate Chat App Message Service for this account in the Alibaba Cloud console.",
  credentials: ({ source }) => `Check the key from ${source}: it is unknown, disabled or expired at this endpoint.`,
  signature: ({ source }) =>
    `Check the secret (and the security token, if there is one) from ${source}: it does not match the access key id.`,
  clockSkew: ({ skewMs }) => `Set this machine's clock: it is ${describeSkew(skewMs)} CAMS's.`,
  publishRefused: () =>
    "CAMS does not pass on Meta's reason. Check that the flow is a draft without validation errors, in a supported version; " +
    "and for a flow with an endpoint that the endpoint answers Meta's health check, and that phone number, public key " +
    "and app are connected.",
  unavailable: () => "CAMS had an internal error; run the same command again in a few minutes.",
};

/** What to do about a refusal, if there is anything to say. */
export function hintFor(category: RefusalCategory, facts: HintFacts): string | undefined {
  const hint = byCode.find(([pattern]) => pattern.test(facts.answer.code))?.[1] ?? byCategory[category];
  return hint?.(facts);
}

function describeSkew(skewMs: number | undefined): string {
  if (skewMs === undefined) return "more than 15 minutes off";
  const minutes = Math.round(Math.abs(skewMs) / 60_000);
  return `${minutes} minute${minutes === 1 ? "" : "s"} ${skewMs < 0 ? "behind" : "ahead of"}`;
}
