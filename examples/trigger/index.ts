import * as pulumi from "@pulumi/pulumi";
import * as cams from "pulumi-cams";

// Announces each release once:
//
//   pulumi config set flowCode <code of the Chat Flow>
//   pulumi config set release 1.4.0
//   pulumi up                         sends
//   pulumi up                         1.4.0 is announced already: unchanged, and CAMS is not called
//   pulumi config set release 1.5.0
//   pulumi up                         sends
//
// A stack in which nothing may be sent, such as one for tests: pulumi config set cams:triggers disabled
const config = new pulumi.Config();
const release = config.require("release");

const announcement = new cams.FlowTrigger("announcement", {
  flowCode: config.require("flowCode"),
  triggers: { release },
  data: { release },
  // Nobody wants to hear of it a day later.
  discardAfter: "1h",
});

export const outcome = announcement.outcome;
export const uuid = announcement.uuid;
export const firedAt = announcement.firedAt;
