import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import * as cams from "pulumi-cams";
import { flow } from "./flow.ts";

const config = new pulumi.Config();

// Phones encrypt what they send with this key; only the endpoint has the private key.
const key = new cams.PhoneEncryptionPublicKey("key", {
  phoneNumber: config.require("phoneNumber"),
  publicKey: readFileSync("public.pem", "utf8"),
});

// Meta publishes a flow with an endpoint only when its phone number has a key.
const booking = new cams.WhatsAppFlow(
  "booking",
  { flow, categories: ["APPOINTMENT_BOOKING"], endpointUri: config.require("endpoint") },
  { dependsOn: key },
);

export const flowId = booking.flowId;
export const status = booking.status;
export const fingerprint = key.fingerprint;
