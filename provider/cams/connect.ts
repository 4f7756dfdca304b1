import { type CamsClient, camsClient } from "./client";
import { type ConfigReader, readCredentials, readSettings, type Settings } from "./settings";
import { httpTransport, type Transport } from "./transport";

/** A client with the settings that it was made from. Closing the transport frees its connections. */
export interface Connection {
  settings: Settings;
  transport: Transport;
  client: CamsClient;
}

/** Connects to CAMS as environment and configuration say. Credentials are looked for at the first call. */
export function connect(env: NodeJS.ProcessEnv, config: ConfigReader = () => undefined): Connection {
  const settings = readSettings(env, config);
  const transport = httpTransport();
  const credentials = async () => readCredentials(env, config);
  return { settings, transport, client: camsClient({ endpoint: settings.endpoint, transport, credentials }) };
}
