import * as path from "node:path";

/** Variables with which a Pulumi CLI keeps everything of its own in one folder, and no account is needed. */
export function engineEnvironment(cli: string, folder: string, passphrase: string): Record<string, string> {
  return {
    // The language host stands beside the CLI.
    PATH: [path.dirname(cli), process.env.PATH].join(path.delimiter),
    PULUMI_HOME: path.join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${path.join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: passphrase,
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
}
