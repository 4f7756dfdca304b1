/** How to reach an emulator. */
export interface Reach {
  endpoint: string;
  controlUrl: string;
  accessKeyId: string;
  accessKeySecret: string;
  custSpaceId: string;
  /** Variables with which a program uses it. */
  env: Readonly<Record<string, string>>;
  /** The process, when it runs in the background. */
  pid?: number;
}

/** The part of an emulator that another process can use. */
export const reachOf = ({ endpoint, controlUrl, accessKeyId, accessKeySecret, custSpaceId, env }: Reach): Reach => ({
  endpoint,
  controlUrl,
  accessKeyId,
  accessKeySecret,
  custSpaceId,
  env,
});

/** A token of another account would be sent along with the emulator's key. */
const CLEARED = { ALIBABA_CLOUD_SECURITY_TOKEN: "" };

const variablesOf = ({ env, pid }: Reach) =>
  Object.entries({ ...env, ...CLEARED, ...(pid === undefined ? {} : { PULUMI_CAMS_EMULATOR_PID: String(pid) }) });

/** How `pulumi-cams emulator` prints how to reach it. The values have no quotes in them. */
export const reachFormats: Record<"json" | "env" | "powershell", (reach: Reach) => string> = {
  json: ({ env: _, ...reach }) => JSON.stringify(reach),
  env: (reach) =>
    variablesOf(reach)
      .map(([name, value]) => `export ${name}='${value}'`)
      .join("\n"),
  powershell: (reach) =>
    variablesOf(reach)
      .map(([name, value]) => `$env:${name} = '${value}'`)
      .join("\n"),
};

/** The line that starts an emulator and sets the variables of the shell that people use on a platform. */
export const evalLine = (platform: NodeJS.Platform): string =>
  platform === "win32"
    ? "npx pulumi-cams emulator --background --format powershell | Out-String | Invoke-Expression"
    : 'eval "$(npx pulumi-cams emulator --background --format env)"';
