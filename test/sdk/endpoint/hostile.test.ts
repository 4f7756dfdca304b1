import fc from "fast-check";
import { createEndpoint } from "../../../sdk/endpoint";
import { asking, booking, post, sealed } from "./phone";
import { ENVELOPE, PRIVATE_KEY, PUBLIC_KEY } from "./vectors";

const REQUESTS = 10_000;
const answer = { screen: "SLOT", data: { service: "cut", first: "2026-12-01" } };

/** Bodies of all kinds, from bytes at random to a right request with one thing changed. */
const bodies = (() => {
  const right = JSON.stringify(ENVELOPE);
  const at = fc.nat(right.length - 1);
  const field = fc.constantFrom("encrypted_flow_data", "encrypted_aes_key", "initial_vector");
  const encoded = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString("base64"));
  return fc.oneof(
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 500 }).map((bytes) => new Uint8Array(bytes)) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 2, arbitrary: at.map((end) => right.slice(0, end)) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(at, fc.string({ maxLength: 3 }))
        .map(([from, text]) => right.slice(0, from) + text + right.slice(from + 1)),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(field, encoded).map(([name, value]) => JSON.stringify({ ...ENVELOPE, [name]: value })),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(field, fc.jsonValue()).map(([name, value]) => JSON.stringify({ ...ENVELOPE, [name]: value })),
    },
  );
})();

/** Requests in clear, some of them right but for one key. */
const clear = fc.oneof(
  fc.jsonValue(),
  fc
    .tuple(
      fc.constantFrom("ping", "INIT", "data_exchange", "BACK"),
      fc.constantFrom("version", "screen", "data", "flow_token", "action"),
      fc.jsonValue(),
    )
    .map(([action, key, value]) => ({ ...asking(action, { screen: "SERVICE" }), [key]: value })),
  fc.jsonValue().map((error) => asking("INIT", { data: { error, error_message: error } })),
);

test(`${REQUESTS} requests, random and changed, are answered with 200, 400, 421 or 432, each soon`, async () => {
  const endpoint = createEndpoint({
    flow: booking,
    privateKeys: [PRIVATE_KEY],
    handle: () => answer,
    onError: () => {},
  });
  const signing = createEndpoint({
    flow: booking,
    privateKeys: [PRIVATE_KEY],
    appSecret: "secret",
    handle: () => answer,
    onError: () => {},
  });
  const counts = new Map<number, number>();
  const count = ({ status }: Response) => counts.set(status, (counts.get(status) ?? 0) + 1);
  for (const body of fc.sample(bodies, { numRuns: REQUESTS * 0.7, seed: 16 })) count(await endpoint(post(body)));
  for (const request of fc.sample(clear, { numRuns: REQUESTS * 0.25, seed: 16 })) {
    count(await endpoint(post((await sealed(PUBLIC_KEY, request)).body)));
  }
  for (const header of fc.sample(fc.base64String(), { numRuns: REQUESTS * 0.05, seed: 16 })) {
    count(await signing(post(JSON.stringify(ENVELOPE), { "x-hub-signature-256": `sha256=${header}` })));
  }
  expect([...counts.keys()].sort()).toEqual([200, 400, 421, 432]);
  expect([...counts.values()].reduce((sum, one) => sum + one)).toBe(REQUESTS);
  for (const often of counts.values()) expect(often).toBeGreaterThan(50);
});
