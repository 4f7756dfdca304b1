// Requests a second of pulumi-cams/endpoint beside the cryptography alone, which every endpoint has to do: one private key
// operation, one AES decryption and one encryption. Rounds of both alternate in one process.
import {
  constants,
  createCipheriv,
  createDecipheriv,
  generateKeyPairSync,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
} from "node:crypto";
import { createEndpoint } from "pulumi-cams/endpoint";
import { median } from "./median.mjs";
import { report } from "./report.mjs";

const ROUNDS = 9;
const REQUESTS = 400;

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const padding = constants.RSA_PKCS1_OAEP_PADDING;
const answer = {
  screen: "SLOT",
  data: { hours: Array.from({ length: 12 }, (_, id) => ({ id: `${id}`, title: `${id}:00` })) },
};
const hours = {
  type: "array",
  items: { type: "object", properties: { id: { type: "string" }, title: { type: "string" } } },
};
const choose = { name: "data_exchange", payload: { day: "${form.day}" } };
const screen = (id, children, data = {}) => ({ id, title: id, data, layout: { type: "SingleColumnLayout", children } });
const flow = {
  version: "7.3",
  data_api_version: "3.0",
  routing_model: { DAY: ["SLOT"], SLOT: [] },
  screens: [
    screen("DAY", [
      { type: "DatePicker", name: "day", label: "Day" },
      { type: "Footer", label: "Go", "on-click-action": choose },
    ]),
    screen("SLOT", [], { hours: { ...hours, __example__: [] } }),
  ],
};
const endpoint = createEndpoint({ flow, privateKeys: [privateKey], handle: () => answer });

function sealedRequest() {
  const [aesKey, iv] = [randomBytes(16), randomBytes(16)];
  const cipher = createCipheriv("aes-128-gcm", aesKey, iv);
  const request = {
    version: "3.0",
    action: "data_exchange",
    screen: "DAY",
    data: { day: "2026-12-01" },
    flow_token: "t",
  };
  const data = Buffer.concat([cipher.update(JSON.stringify(request)), cipher.final(), cipher.getAuthTag()]);
  const key = publicEncrypt({ key: publicKey, padding, oaepHash: "sha256" }, aesKey);
  return JSON.stringify({
    encrypted_flow_data: data.toString("base64"),
    encrypted_aes_key: key.toString("base64"),
    initial_vector: iv.toString("base64"),
  });
}

function cryptographyAlone(body) {
  const { encrypted_flow_data, encrypted_aes_key, initial_vector } = JSON.parse(body);
  const [data, iv] = [Buffer.from(encrypted_flow_data, "base64"), Buffer.from(initial_vector, "base64")];
  const aesKey = privateDecrypt(
    { key: privateKey, padding, oaepHash: "sha256" },
    Buffer.from(encrypted_aes_key, "base64"),
  );
  const decipher = createDecipheriv("aes-128-gcm", aesKey, iv);
  decipher.setAuthTag(data.subarray(-16));
  JSON.parse(Buffer.concat([decipher.update(data.subarray(0, -16)), decipher.final()]).toString());
  const cipher = createCipheriv("aes-128-gcm", aesKey, Buffer.from(iv.map((byte) => ~byte)));
  return Buffer.concat([cipher.update(JSON.stringify(answer)), cipher.final(), cipher.getAuthTag()]).toString("base64");
}

const work = {
  helper: {
    given: (body) => new Request("https://x.example/", { method: "POST", body }),
    answer: async (request) => (await endpoint(request)).text(),
  },
  alone: { given: (body) => body, answer: async (body) => cryptographyAlone(body) },
};

/** Requests are made before the clock runs, as a server hands them over. */
async function round({ given, answer }) {
  const requests = Array.from({ length: REQUESTS }, () => given(sealedRequest()));
  const began = performance.now();
  const cpu = process.cpuUsage();
  for (const request of requests) if ((await answer(request)).length < 100) throw new Error("the answer is wrong");
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: (REQUESTS * 1000) / (performance.now() - began), cpuMicros: (user + system) / REQUESTS };
}

const rounds = { helper: [], alone: [] };
for (const way of Object.values(work)) await round(way);
for (let count = 0; count < ROUNDS; count++) {
  for (const [name, way] of Object.entries(work)) rounds[name].push(await round(way));
}
const of = (name) => ({
  cpuMicros: median(rounds[name].map(({ cpuMicros }) => cpuMicros)),
  perSecond: median(rounds[name].map(({ perSecond }) => perSecond)),
});
report({
  what: "a request to a flow's endpoint",
  ratio: median(rounds.helper.map(({ cpuMicros }, round) => cpuMicros / rounds.alone[round].cpuMicros)),
  goal: 1.3,
  ours: of("helper"),
  beside: "the cryptography alone",
  theirs: of("alone"),
});
