import { createServer, request as httpRequest, type Server } from "node:http";
import { connect } from "node:net";
import { createEndpoint, nodeListener } from "../../../sdk/endpoint";
import { asking, booking, sealed } from "./phone";
import { PRIVATE_KEY, PUBLIC_KEY } from "./vectors";

const answer = { screen: "SLOT", data: { service: "cut", first: "2026-12-01" } };
const choice = asking("data_exchange", { screen: "SERVICE", data: { service: "cut" } });
let aborted: Promise<void>;
let server: Server;
let url: string;

beforeAll(async () => {
  let abort: () => void = () => {};
  aborted = new Promise((resolve) => {
    abort = resolve;
  });
  const endpoint = createEndpoint({
    flow: booking,
    privateKeys: [PRIVATE_KEY],
    maxBodyBytes: 100_000,
    onError: () => {},
    async handle(request, { signal }) {
      if (request.flow_token !== "slow") return answer;
      signal.addEventListener("abort", abort);
      return await new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(new Error("gone"))));
    },
  });
  server = createServer(nodeListener(endpoint));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

test("a phone gets its answer over HTTP", async () => {
  const { body, open } = await sealed(PUBLIC_KEY, choice);
  const response = await fetch(url, { method: "POST", body });
  expect(response.status).toBe(200);
  expect(await open(await response.text())).toEqual(answer);
});

test("another method gets 405, a large body 400, and the server goes on", async () => {
  const get = await fetch(`${url}/any?path`);
  expect([get.status, get.headers.get("allow")]).toEqual([405, "POST"]);
  expect((await fetch(url, { method: "POST", body: "x".repeat(200_000) })).status).toBe(400);
  expect((await fetch(url, { method: "POST" })).status).toBe(400);
});

test("what is no HTTP, or has a host that is none, does no harm", async () => {
  const { port } = new URL(url);
  for (const text of ["POST / HTTP/1.1\r\nHost: a b\u0001\r\n\r\n", "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n", "\u0000"]) {
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), "127.0.0.1", () => socket.end(text));
      socket
        .on("error", () => {})
        .on("close", () => resolve())
        .resume();
    });
  }
  const { body } = await sealed(PUBLIC_KEY, choice);
  expect((await fetch(url, { method: "POST", body })).status).toBe(200);
});

test("the handler's signal aborts when the phone goes", async () => {
  const { body } = await sealed(PUBLIC_KEY, { ...choice, flow_token: "slow" });
  const request = httpRequest(url, { method: "POST" });
  request.on("error", () => {}).end(body);
  setTimeout(() => request.destroy(), 50);
  await aborted;
});
