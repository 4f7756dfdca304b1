import type { KeyObject } from "node:crypto";
import { Command, Option } from "commander";
import { exchangeOf } from "../../sdk/flow";
import { documentOf } from "./documents";
import { readFlow, readInput } from "./files";
import { CREDENTIALS_HELP, spaceOption, withCams } from "./live";
import { CommandError, endWith, FINDINGS } from "./outcome";
import { log, print } from "./terminal";

interface CheckFlags {
  flow: string;
  publicKey?: string;
  phoneNumber?: string;
  custSpaceId?: string;
  flowToken: string;
  format: "text" | "json";
  failOn: "error" | "warning";
}

/** `pulumi-cams endpoint`: what concerns the data endpoint of a flow. */
export function endpointCommand(): Command {
  return new Command("endpoint")
    .description("Check the data endpoint of a flow as a phone would call it.")
    .addHelpText(
      "after",
      "\nExample:\n  pulumi-cams endpoint check https://flows.example.com/booking --flow booking.flow.json --public-key public.pem",
    )
    .addCommand(checkCommand());
}

function checkCommand(): Command {
  return new Command("check")
    .description("Send every request that a flow can make to its endpoint, with example data, and check the responses.")
    .argument("<url>", "https URL of the endpoint; http for this machine only")
    .requiredOption("--flow <file>", "flow file; - reads the standard input")
    .addOption(new Option("--public-key <file>", "business public key, in PEM format").conflicts("phoneNumber"))
    .option("--phone-number <number>", "read the public key of this phone number from CAMS; digits only")
    .addOption(spaceOption())
    .option("--flow-token <token>", "flow token of the requests", "pulumi-cams-check")
    .addOption(new Option("--format <format>", "output format").choices(["text", "json"]).default("text"))
    .addOption(
      new Option("--fail-on <severity>", "exit with 1 if a finding has at least this severity")
        .choices(["error", "warning"])
        .default("warning"),
    )
    .addHelpText(
      "after",
      `${CREDENTIALS_HELP}Only --phone-number needs them. If ENDPOINT_APP_SECRET is set in the environment, the requests are signed with it.

Examples:
  pulumi-cams endpoint check https://flows.example.com/booking --flow booking.flow.json --public-key public.pem
  pulumi-cams endpoint check https://flows.example.com/booking --flow booking.flow.json --phone-number 15550100`,
    )
    .action(check);
}

async function check(url: string, flags: CheckFlags): Promise<void> {
  requireUrl(url);
  if (flags.publicKey === undefined && flags.phoneNumber === undefined) {
    throw new CommandError("endpoint check needs the public key: use --public-key or --phone-number");
  }
  const { file, document } = documentOf(await readFlow(flags.flow));
  if (!exchangeOf(document).hasEndpoint) {
    throw new CommandError(`${file}: the flow has no data_api_version, so it has no endpoint`);
  }
  const publicKey = await publicKeyOf(flags);
  const { checkEndpoint, endpointReport }: typeof import("./endpointCheck") = require("./endpointCheck");
  const checked = await checkEndpoint({
    url,
    document,
    publicKey,
    flowToken: flags.flowToken,
    appSecret: process.env.ENDPOINT_APP_SECRET,
    progress: log,
  });
  print(flags.format === "json" ? JSON.stringify({ url, requests: checked }, null, 2) : endpointReport(checked));
  const failing = flags.failOn === "error" ? ["error"] : ["error", "warning"];
  if (checked.some(({ findings }) => findings.some(({ severity }) => failing.includes(severity)))) endWith(FINDINGS);
}

const LOCAL = ["127.0.0.1", "localhost", "[::1]"];

function requireUrl(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !["http:", "https:"].includes(url.protocol)) {
    throw new CommandError(`${text} is not an https URL`);
  }
  if (url.username !== "" || url.password !== "")
    throw new CommandError("the URL contains a user or password; phones do not send them");
  if (url.protocol === "http:" && !LOCAL.includes(url.hostname)) {
    throw new CommandError(
      `${text} is an http URL, but Meta calls https only; use http for endpoints on this machine only`,
    );
  }
}

/** No key holds more. */
const MAX_KEY_BYTES = 1024 * 1024;

async function publicKeyOf({ publicKey, phoneNumber = "", custSpaceId }: CheckFlags): Promise<KeyObject> {
  if (publicKey !== undefined) return parseKey((await readInput(publicKey, MAX_KEY_BYTES, "key")).text, publicKey);
  if (!/^\d+$/.test(phoneNumber))
    throw new CommandError("--phone-number takes digits only, with the country code first");
  return await withCams(async ({ client, settings }) => {
    const space = custSpaceId ?? settings.custSpaceId;
    const parameters = { PhoneNumber: phoneNumber, CustSpaceId: space };
    const { text, status } = await client.call("GetPhoneEncryptionPublicKey", parameters);
    if (text === undefined) throw new CommandError(`phone number ${phoneNumber} has no public key in CAMS yet`);
    if (status === "MISMATCH") {
      throw new CommandError(`the public key of phone number ${phoneNumber} is MISMATCH in CAMS; set it again first`);
    }
    return parseKey(text, `the public key of phone number ${phoneNumber}`);
  });
}

function parseKey(text: string, name: string): KeyObject {
  const { PublicKeyError, readPublicKey }: typeof import("../publicKey") = require("../publicKey");
  try {
    return readPublicKey(text);
  } catch (error) {
    throw error instanceof PublicKeyError ? new CommandError(`${name}: ${error.message}`) : error;
  }
}
