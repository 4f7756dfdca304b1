import type { CallLog } from "../callLog";
import type { Clock } from "../clock";
import type { Limits } from "../limits";
import type { AssetLinks } from "../settings";
import type { Transport } from "../transport";

/** What up- and download share. */
export interface Exchange {
  transport: Transport;
  links: AssetLinks;
  limits: Limits;
  clock: Clock;
  random: () => number;
  signal: AbortSignal;
  progress: (message: string) => void;
  log: CallLog | undefined;
  /**
   * Whether only the public internet may be reached. A URL comes from a program or from CAMS, and must not make this
   * machine read from its own network; where CAMS itself is on this machine, so are its documents.
   */
  publicOnly: boolean;
}
