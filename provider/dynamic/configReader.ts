import type * as pulumi from "@pulumi/pulumi";
import type { ConfigReader } from "../cams";

/** The stack's configuration, or the arguments of an explicit provider, as the SDK's provider process holds them. */
export function configReader(config: Pick<pulumi.dynamic.Config, "get">): ConfigReader {
  const read: ConfigReader = (key) => config.get(key);
  // The SDK offers no list of the keys, but keeps them here. In a project named `cams` they are the program's own too.
  const raw: unknown = Reflect.get(config, "rawConfig");
  const isProgramsOwn = Reflect.get(config, "projectName") === "cams";
  if (typeof raw === "object" && raw !== null && !isProgramsOwn) read.keys = Object.keys(raw);
  return read;
}
