import { type CreateContext, contextOf } from "../engine";
import { engineLog } from "./engineLog";
import { interruption } from "./interruption";

/** Everything real: the environment, the network, the engine's log, and the end of the process. */
export const processContext: CreateContext = (run, config, region) =>
  contextOf(engineLog(), { signal: interruption() })(run, config, region);
