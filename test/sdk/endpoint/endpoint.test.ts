import { createHmac } from "node:crypto";
import { createEndpoint, type EndpointOptions, type EndpointProblem, TokenInvalidError } from "../../../sdk/endpoint";
import { ask, asking, booking, keyPair, post, sealed } from "./phone";
import * as vectors from "./vectors";

const { PUBLIC_KEY, PRIVATE_KEY } = vectors;
const slot = { screen: "SLOT", data: { service: "cut", first: "2026-12-01" } };
const choice = asking("data_exchange", { screen: "SERVICE", data: { service: "cut" } });

/** An endpoint of the booking flow, and what its operator was told. */
function made(options: Partial<EndpointOptions<typeof booking>> = {}) {
  const told: EndpointProblem[] = [];
  const endpoint = createEndpoint({
    flow: booking,
    privateKeys: [PRIVATE_KEY],
    handle: () => slot,
    onError: (problem) => told.push(problem),
    ...options,
  });
  return { endpoint, told, asks: (request: unknown) => ask(endpoint, PUBLIC_KEY, request) };
}

describe("the protocol", () => {
  test("opens what OpenSSL and Python have sealed, and answers what Python can open, to the byte", async () => {
    const seen: unknown[] = [];
    const { endpoint } = made({
      handle: (request) => {
        seen.push(request);
        return vectors.ANSWER;
      },
    });
    const response = await endpoint(post(JSON.stringify(vectors.ENVELOPE)));
    expect(seen).toEqual([vectors.REQUEST]);
    expect(await response.text()).toBe(vectors.ENCRYPTED_ANSWER);
    expect(response.headers.get("content-type")).toMatch(/^text\/plain/);
  });

  test("a health check is answered without the handler", async () => {
    const { asks } = made({ handle: () => Promise.reject(new Error("not asked for")) });
    expect(await asks({ version: "3.0", action: "ping" })).toEqual({
      status: 200,
      answer: { data: { status: "active" } },
    });
  });

  test.each(["INIT", "data_exchange", "BACK"])(
    "an error that a phone reports on %s is acknowledged and told",
    async (action) => {
      const { asks, told } = made();
      const data = { error: "INVALID_SCREEN_TRANSITION", error_message: "of Ada Lovelace" };
      const answer = { data: { acknowledged: true } };
      expect(await asks(asking(action, { screen: "SLOT", data }))).toEqual({ status: 200, answer });
      expect(told).toEqual([
        {
          code: "PHONE_REPORTED",
          status: 200,
          screen: "SLOT",
          message: "phones cannot use an answer to this request: INVALID_SCREEN_TRANSITION",
        },
      ]);
    },
  );

  test("a screen that itself sends a key called error is asked, not acknowledged", async () => {
    const flow = structuredClone(booking);
    const text = JSON.stringify(flow).replace('"service":"${form.service}"', '"error":"${form.service}"');
    const { asks } = made({ flow: JSON.parse(text) });
    const request = asking("data_exchange", { screen: "SERVICE", data: { error: "cut" } });
    expect(await asks(request)).toEqual({ status: 200, answer: slot });
  });

  test.each([
    ["INIT", asking("INIT"), { action: "INIT" }],
    ["data_exchange", choice, { action: "data_exchange", screen: "SERVICE", data: { service: "cut" } }],
    ["BACK", asking("BACK", { screen: "SERVICE" }), { action: "BACK", screen: "SERVICE" }],
  ])("%s is handed to the handler, and what it says is shown", async (_, request, seen) => {
    const requests: unknown[] = [];
    const service = { services: [], greeting: "Hi", has_voucher: false };
    const { asks } = made({
      handle: (given, { signal }) => {
        requests.push({ ...given, aborted: signal.aborted });
        return { screen: "SERVICE", data: service };
      },
    });
    expect(await asks(request)).toEqual({ status: 200, answer: { screen: "SERVICE", data: service } });
    expect(requests).toEqual([
      expect.objectContaining({ ...seen, flow_token: "token-1", version: "3.0", aborted: false }),
    ]);
  });

  test("the end of the flow carries the flow token, also where the handler leaves it out", async () => {
    const end = (params: object) => ({ screen: "SUCCESS", data: { extension_message_response: { params } } }) as const;
    const { asks } = made({ handle: () => end({ booked: true }) });
    expect(await asks(choice)).toEqual({ status: 200, answer: end({ flow_token: "token-1", booked: true }) });
  });

  test("a token that the handler calls invalid is 427, with the message for the user", async () => {
    const { asks } = made({
      handle: () => {
        throw new TokenInvalidError("This offer has ended");
      },
    });
    expect(await asks(choice)).toEqual({ status: 427, answer: { error_msg: "This offer has ended" } });
  });
});

describe("keys", () => {
  test("during a rotation requests under either key are answered; under a third one they get 421", async () => {
    const [fresh, foreign] = await Promise.all([keyPair(), keyPair()]);
    const { endpoint, told } = made({ privateKeys: [fresh.privateKey, PRIVATE_KEY] });
    expect((await ask(endpoint, fresh.publicKey, choice)).status).toBe(200);
    expect((await ask(endpoint, PUBLIC_KEY, choice)).status).toBe(200);
    expect(await ask(endpoint, foreign.publicKey, choice)).toEqual({ status: 421, answer: undefined });
    expect(told.map(({ code }) => code)).toEqual(["CANNOT_DECRYPT"]);
  });

  test("a request that was changed on its way gets 421", async () => {
    const { body } = await sealed(PUBLIC_KEY, choice);
    const envelope = JSON.parse(body);
    const bytes = Buffer.from(envelope.encrypted_flow_data, "base64");
    bytes[3] = (bytes[3] ?? 0) ^ 1;
    const { endpoint } = made();
    const damaged = { ...envelope, encrypted_flow_data: bytes.toString("base64") };
    expect((await endpoint(post(JSON.stringify(damaged)))).status).toBe(421);
  });

  test("a key that cannot be used is refused at once, by its place and without a word of it", () => {
    const half = PRIVATE_KEY.slice(0, 400);
    expect(() => made({ privateKeys: [] })).toThrow("privateKeys is empty");
    expect(() => made({ privateKeys: [PRIVATE_KEY, PUBLIC_KEY] })).toThrow("privateKeys[1] is a public key");
    expect(() => made({ privateKeys: [half] })).toThrow(/^privateKeys\[0\] is not a private key in PEM format$/);
    expect(() => made({ privateKeys: [half.replace("PRIVATE", "ENCRYPTED PRIVATE")] })).toThrow("right passphrase");
  });

  test("a flow without data_api_version has no endpoint", () => {
    expect(() => made({ flow: { version: "7.3", screens: [] } })).toThrow("no data_api_version");
  });
});

describe("the signature", () => {
  const signed = (body: string, secret: string) =>
    post(body, { "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}` });

  test("is asked for where there is an app secret: without it, or with another, 432", async () => {
    const { endpoint, told } = made({ appSecret: ["new secret", "old secret"] });
    const { body } = await sealed(PUBLIC_KEY, choice);
    expect((await endpoint(signed(body, "new secret"))).status).toBe(200);
    expect((await endpoint(signed(body, "old secret"))).status).toBe(200);
    expect((await endpoint(signed(body, "another"))).status).toBe(432);
    expect((await endpoint(post(body))).status).toBe(432);
    expect((await endpoint(post(`${body} `, Object.fromEntries(signed(body, "new secret").headers)))).status).toBe(432);
    expect(JSON.stringify(told)).not.toContain('secret"');
  });

  test("is not asked for where there is none", async () => {
    const { body } = await sealed(PUBLIC_KEY, choice);
    expect((await made().endpoint(signed(body, "whatever"))).status).toBe(200);
  });
});

describe("an answer that the phone could not show is not sent", () => {
  test.each<[string, unknown, string, string]>([
    ["nothing", undefined, "ANSWER_NOT_AN_OBJECT", "the answer is not an object"],
    ["no screen", { data: {} }, "ANSWER_WITHOUT_SCREEN", "does not name a screen"],
    ["an unknown screen", { screen: "SLOTS", data: {} }, "ANSWER_SCREEN_UNKNOWN", "did you mean SLOT?"],
    ["a screen without route", { screen: "SUMMARY", data: {} }, "ANSWER_SCREEN_NOT_ROUTED", "allows SERVICE, SLOT"],
    ["a missing key", { screen: "SLOT", data: { service: "cut" } }, "ANSWER_DATA_MISSING", "data.first is missing"],
    ["no data", { screen: "SLOT" }, "ANSWER_DATA_MISSING", "data.service is missing"],
    [
      "a wrong type",
      { screen: "SLOT", data: { ...slot.data, first: 5 } },
      "ANSWER_DATA_TYPE",
      "data.first is not of type string",
    ],
    [
      "a wrong type deep inside",
      { screen: "SERVICE", data: { services: [{ id: "a" }, { id: 7 }], greeting: "", has_voucher: true } },
      "ANSWER_DATA_TYPE",
      "data.services[1].id is not of type string",
    ],
    [
      "an end without reply",
      { screen: "SUCCESS", data: {} },
      "ANSWER_REPLY_MISSING",
      "extension_message_response.params.flow_token",
    ],
  ])("%s", async (_, answer, code, says) => {
    const { asks, told } = made({ handle: () => JSON.parse(JSON.stringify({ answer })).answer });
    expect(await asks(choice)).toEqual({ status: 500, answer: undefined });
    expect(told).toEqual([
      { code, status: 500, action: "data_exchange", screen: "SERVICE", message: expect.stringContaining(says) },
    ]);
  });

  test("but with a message of error the same screen may come with part of its data", async () => {
    const answer = { screen: "SERVICE", data: { error_message: "Fully booked" } };
    expect(await made({ handle: () => answer }).asks(choice)).toEqual({ status: 200, answer });
  });
});

describe("what goes wrong in the handler", () => {
  test("is told by its kind only: what a user has entered stands in no message and no log", async () => {
    const entered = "Ada Lovelace, 12 St James's Square";
    const { asks, told } = made({
      handle: (request) => {
        throw new TypeError(`no service for ${JSON.stringify(request.data)}`);
      },
    });
    expect((await asks(asking("data_exchange", { screen: "SERVICE", data: { service: entered } }))).status).toBe(500);
    expect(told).toEqual([
      {
        code: "HANDLER_FAILED",
        status: 500,
        action: "data_exchange",
        screen: "SERVICE",
        message: "the handler threw a TypeError",
      },
    ]);
    expect(JSON.stringify(told)).not.toContain("Ada");
    expect(told[0]?.cause).toBeInstanceOf(TypeError);
  });

  test("is logged in one line where no hook is given", async () => {
    const lines: unknown[][] = [];
    const log = jest.spyOn(console, "error").mockImplementation((...line) => lines.push(line));
    const endpoint = createEndpoint({ flow: booking, privateKeys: [PRIVATE_KEY], handle: () => Promise.reject("Ada") });
    await ask(endpoint, PUBLIC_KEY, choice);
    log.mockRestore();
    expect(lines).toEqual([["endpoint: 500 HANDLER_FAILED data_exchange SERVICE the handler threw a string"]]);
  });

  test("a handler that takes too long is cut off, and its signal aborts", async () => {
    let signal: AbortSignal | undefined;
    const { asks, told } = made({
      timeLimitMs: 30,
      handle: async (_, context) => {
        signal = context.signal;
        await new Promise((resolve) => setTimeout(resolve, 200).unref());
        throw new Error("too late for anybody");
      },
    });
    expect((await asks(choice)).status).toBe(500);
    expect(signal?.aborted).toBe(true);
    expect(told).toMatchObject([{ code: "HANDLER_TIMEOUT", message: "the handler took longer than 30 ms" }]);
  });

  test("a hook that throws or rejects does no harm", async () => {
    const throwing = () => {
      throw new Error("no log today");
    };
    const { publicKey } = await keyPair();
    const { endpoint } = made({ onError: throwing });
    expect((await ask(endpoint, publicKey, choice)).status).toBe(421);
    const { endpoint: rejecting } = made({ onError: () => Promise.reject(new Error("no log today")) });
    expect((await ask(rejecting, publicKey, choice)).status).toBe(421);
  });
});

describe("requests of other versions of the flow", () => {
  const old = asking("data_exchange", { screen: "OLD_SCREEN", data: { plan: "a" } });

  test("get 400, and the operator learns of them without what is in them", async () => {
    const { asks, told } = made();
    expect((await asks(old)).status).toBe(400);
    expect((await asks(asking("data_exchange", { screen: "SUMMARY" }))).status).toBe(400);
    expect(told).toMatchObject([{ code: "REQUEST_NOT_IN_FLOW" }, { code: "REQUEST_NOT_IN_FLOW" }]);
    expect(JSON.stringify(told)).not.toContain("OLD_SCREEN");
  });

  test("go to handleOther where there is one", async () => {
    const answer = { screen: "OLD_NEXT", data: { any: true } };
    const { asks } = made({ handleOther: ({ screen }) => (screen === "OLD_SCREEN" ? answer : slot) });
    expect(await asks(old)).toEqual({ status: 200, answer });
  });
});

describe("requests that no phone sends", () => {
  test.each(["GET", "PUT", "DELETE", "HEAD", "OPTIONS"])("%s is 405", async (method) => {
    const response = await made().endpoint(new Request("https://flows.example/", { method }));
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
  });

  test.each([
    ["no body", ""],
    ["no JSON", "hello"],
    ["JSON of another kind", "[]"],
    ["null", "null"],
    ["a key missing", JSON.stringify({ encrypted_flow_data: "AAAA" })],
    ["no base64", JSON.stringify({ ...vectors.ENVELOPE, initial_vector: "*" })],
    ["a short IV", JSON.stringify({ ...vectors.ENVELOPE, initial_vector: "AAAA" })],
    ["no room for a tag", JSON.stringify({ ...vectors.ENVELOPE, encrypted_flow_data: "AAAA" })],
  ])("%s is 400", async (_, body) => {
    expect((await made().endpoint(post(body))).status).toBe(400);
  });

  test.each([
    ["no JSON", "hello"],
    ["a list", "[]"],
    ["no action", { version: "3.0" }],
    ["another action", asking("delete_everything")],
    ["no token", { version: "3.0", action: "INIT" }],
    ["data that is a text", asking("INIT", { data: "x" })],
    ["data_exchange without screen", asking("data_exchange")],
  ])("decrypted, %s is 400", async (_, request) => {
    expect((await made().asks(request)).status).toBe(400);
  });

  test("a body that is too large is 400, whether it says so or not", async () => {
    const { endpoint } = made({ maxBodyBytes: 100 });
    expect((await endpoint(post("x".repeat(101)))).status).toBe(400);
    const chunks = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(40)) });
    const request = new Request("https://flows.example/", { method: "POST", body: chunks, duplex: "half" });
    expect((await endpoint(request)).status).toBe(400);
  });

  test("a body that does not arrive is given up", async () => {
    const { endpoint } = made({ timeLimitMs: 30 });
    const request = new Request("https://flows.example/", {
      method: "POST",
      body: new ReadableStream(),
      duplex: "half",
    });
    expect((await endpoint(request)).status).toBe(400);
  });
});
