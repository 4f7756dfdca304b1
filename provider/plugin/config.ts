import { nearest } from "../../sdk/flow";
import { type ConfigReader, readSettings, readTriggersGuard, SettingsError } from "../cams";
import { isSecret, isUnknown, type Properties } from "../engine";
import { ResourceFailure } from "../resources/context";
import { revealed } from "./struct";
import { declarerIn } from "./urn";

/** One setting of the provider. */
export interface ConfigVariable {
  description: string;
  secret?: true;
  /** Variables of the environment that count where the setting is left out, the first that is set. */
  environment?: string[];
}

/** The settings, in the order of the reference. */
export const CONFIG: Readonly<Record<string, ConfigVariable>> = {
  accessKeyId: {
    description: "Id of the access key. A key is one group: never its id from here and its secret from elsewhere.",
    environment: ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
  },
  accessKeySecret: {
    description: "Secret of the access key.",
    secret: true,
    environment: ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
  },
  securityToken: {
    description: "Token of a temporary key.",
    secret: true,
    environment: ["ALIBABA_CLOUD_SECURITY_TOKEN"],
  },
  profile: {
    description: "Name of a profile in `~/.aliyun/config.json`, where no key is given.",
    environment: ["ALIBABA_CLOUD_PROFILE"],
  },
  region: {
    description: "Region of CAMS. By default `ap-southeast-1`, the only one that CAMS documents.",
    environment: ["CAMS_REGION"],
  },
  endpoint: {
    description: "Address of CAMS. By default that of the region.",
    environment: ["CAMS_ENDPOINT"],
  },
  custSpaceId: {
    description: "The space of resources that name none.",
    environment: ["CAMS_CUST_SPACE_ID"],
  },
  pace: {
    description:
      "Calls a second: one number for every operation, or a JSON object of numbers by the operation's name. By default what CAMS documents.",
    environment: ["CAMS_PACE"],
  },
  assetLinks: {
    description: "How CAMS is given documents: `presigned` (the default) or `plain` links.",
    environment: ["CAMS_ASSET_LINKS"],
  },
  codes: {
    description:
      'What codes of CAMS mean that it does not document: a JSON object such as `{"Flow.Gone": "notFound"}`, with `notFound`, `wrongState`, `nameTaken`, `publishRefused` or `throttled`.',
    environment: ["CAMS_CODES"],
  },
  triggers: {
    description:
      "Whether FlowTriggers are sent: `enabled` (the default) or `disabled`. A provider that a program declares does not see the stack's value, so it must be given one before a FlowTrigger can use it.",
  },
};

/** What the engine itself puts among the settings. */
const ENGINES = ["version", "pluginDownloadURL"];

/** One thing that is wrong with the settings. */
export interface ConfigFailure {
  property: string;
  reason: string;
}

/**
 * Finds what is wrong with settings, without a call.
 *
 * @param urn of the provider. The stack's configuration of a project named `cams` holds the program's own keys too.
 */
export function checkConfig(given: Properties, urn = ""): ConfigFailure[] {
  const settings = revealed(given);
  const names = Object.keys(CONFIG);
  const isProgramsOwn = declarerIn(urn).project === "cams" && !isDeclaredProvider(urn);
  const unknown = Object.keys(settings).filter(
    (name) => !isProgramsOwn && !names.includes(name) && !ENGINES.includes(name) && !name.startsWith("__"),
  );
  const failures = unknown.map((name) => {
    const meant = nearest(name, names);
    const way = meant === undefined ? `settings are ${names.join(", ")}` : `did you mean ${meant}?`;
    return { property: "", reason: `cams has no setting ${JSON.stringify(name)} (${way})` };
  });
  if (isSecret(given.region)) {
    const reason = "region is a secret, but resources record it in plain text (set it without --secret)";
    failures.push({ property: "", reason });
  }
  const reader = readerOf(settings);
  for (const read of [() => readSettings({}, reader), () => readTriggersGuard(reader)]) {
    try {
      read();
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      failures.push({ property: "", reason: `${error.message}. ${error.hint ?? ""}`.trim() });
    }
  }
  return failures;
}

/**
 * Settings as they are read.
 *
 * @param isDeclared whether a program declares this provider: its settings win over the environment
 */
export function readerOf(settings: Properties, isDeclared = false): ConfigReader {
  return (key) => {
    if (key === "cams:explicit") return isDeclared ? "true" : undefined;
    const value = key.startsWith("cams:") ? settings[key.slice("cams:".length)] : undefined;
    return value === undefined || value === null || isUnknown(value) ? undefined : textOf(value);
  };
}

/** A declared provider does not see the stack's guard, so it needs a setting of its own whether to send. */
export function requireOwnGuard(): never {
  throw new ResourceFailure(
    "this provider is declared by the program and does not see cams:triggers of the stack: nothing is sent. " +
      'Give the provider triggers: "enabled" or "disabled", such as the value of cams:triggers.',
  );
}

const textOf = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

/** Whether a program declares the provider; the engine's own is named default, with or without its version. */
export const isDeclaredProvider = (urn: string) => !/^default(_\d|$)/.test(urn.split("::").at(-1) ?? "default");
