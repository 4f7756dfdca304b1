import { readFileSync } from "node:fs";
import { startEmulator } from "pulumi-cams/emulator";
import { bookingEndpoint } from "./endpoint.ts";

// Plays the flow that is in the data file of an emulator, with the endpoint in this process, and prints each step.
const [dataFile = "emulator.json", privateKey = "private.pem"] = process.argv.slice(2);
const emulator = await startEmulator({ dataFile });
const [flow] = emulator.flows();
const [key] = emulator.phoneKeys();
if (flow === undefined || key === undefined) throw new Error(`${dataFile} holds no flow, or no key of a phone number`);

const endpoint = bookingEndpoint([readFileSync(privateKey, "utf8")]);
const session = await emulator.open(flow.flowId, { phoneNumber: key.phoneNumber, endpoint, flowToken: "visit-1" });
console.log("opened", session.screen?.id, session.screen?.data);
await session.submit({ day: "2030-01-15" });
console.log("then", session.screen?.id, session.screen?.data);
await session.submit({ hour: "14" });
console.log("reply", session.reply);
await emulator.close();
