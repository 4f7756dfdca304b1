import { assets, camsClient, connect, httpTransport, LIMITS, readProxies } from "../../../provider/cams";
import { type Emulator, startEmulator } from "../../../provider/emulator";
import { type ConnectProxy, connectProxy } from "./connectProxy";
import { impatientClock } from "./virtualClock";

describe("which proxy is used", () => {
  const proxyFor = (env: Record<string, string>, url = "https://cams.example") =>
    readProxies(env)(new URL(url))?.origin;
  const all = { HTTPS_PROXY: "http://secure:1", HTTP_PROXY: "http://plain:2" };

  test.each<[string, Record<string, string>, string, string | undefined]>([
    ["the one for https", all, "https://cams.example", "http://secure:1"],
    ["the one for http", all, "http://cams.example", "http://plain:2"],
    [
      "the one for http also for https, where there is no other",
      { http_proxy: "http://p:1" },
      "https://a.b",
      "http://p:1",
    ],
    ["none for http where there is only one for https", { HTTPS_PROXY: "http://p:1" }, "http://a.b", undefined],
    ["lower case before upper case", { ...all, https_proxy: "https://lower:3" }, "https://a.b", "https://lower:3"],
    ["none where lower case is empty", { HTTP_PROXY: "http://p:1", http_proxy: "" }, "http://a.b", undefined],
    ["none for this machine", all, "http://127.0.0.1:8080", undefined],
    ["none for localhost", all, "http://localhost:8080", undefined],
    ["none for ::1", all, "http://[::1]:8080", undefined],
  ])("%s", (_, env, url, origin) => expect(proxyFor(env, url)).toBe(origin));

  test.each([
    ["*", "https://a.example", false],
    ["a.example", "https://a.example", false],
    ["a.example", "https://b.a.example", false],
    ["a.example", "https://ba.example", true],
    [".example", "https://a.example", false],
    ["*.example", "https://a.b.example", false],
    ["A.Example", "https://a.example", false],
    ["x, *", "https://a.example", false],
    ["x y.example\tz", "https://y.example", false],
    ["a.example:443", "https://a.example", false],
    ["a.example:8443", "https://a.example", true],
    ["a.example:8443", "https://a.example:8443", false],
    ["10.1.2.3", "https://10.1.2.3", false],
    ["10.0.0.0/8", "https://10.1.2.3", false],
    ["10.0.0.0/8", "https://11.1.2.3", true],
    ["10.0.0.0/8", "https://a.example", true],
    ["fd00::/8", "https://[fd00::1]", false],
    ["fd00:0::1", "https://[fd00::1]", false],
    ["[fd00::1]:443", "https://[fd00::1]", false],
    ["", "https://a.example", true],
  ])("NO_PROXY %j and %s: through the proxy is %s", (NO_PROXY, url, isProxied) => {
    expect(proxyFor({ HTTP_PROXY: "http://p:1", NO_PROXY }, url) !== undefined).toBe(isProxied);
    expect(proxyFor({ HTTP_PROXY: "http://p:1", no_proxy: NO_PROXY }, url) !== undefined).toBe(isProxied);
  });

  test.each([
    ["proxy.example:3128", "HTTPS_PROXY has no scheme"],
    ["socks5://canary@proxy.example", "HTTPS_PROXY has the scheme socks5, which is not supported"],
    ["http://", "HTTPS_PROXY is not a valid URL"],
    ["http://user:%zz@proxy.example", "HTTPS_PROXY is not a valid URL"],
  ])("a value that is not the URL of a proxy is refused when it is read: %s", (HTTPS_PROXY, says) => {
    expect(() => connect({ HTTPS_PROXY })).toThrow(says);
  });
});

describe("behind a proxy", () => {
  let emulator: Emulator;
  let proxy: ConnectProxy;
  const closing: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    emulator = await startEmulator();
    proxy = await connectProxy({ "cams.invalid:80": emulator.endpoint });
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
    await Promise.all([emulator.close(), proxy.close()]);
  });

  /** A client of an endpoint whose name only the proxy can resolve; `onSent` counts what went on its way. */
  function behind(url = proxy.url, limits = {}) {
    const progress: string[] = [];
    const all = { ...LIMITS, ...limits };
    const transport = httpTransport(all, { proxies: readProxies({ HTTP_PROXY: url }) });
    closing.push(() => transport.close());
    const sent: string[] = [];
    const counting: typeof transport = {
      ...transport,
      send: (request) =>
        transport.send({
          ...request,
          onSent() {
            sent.push(request.operation);
            request.onSent?.();
          },
        }),
    };
    const client = camsClient({
      endpoint: new URL("http://cams.invalid"),
      credentials: async () => emulator,
      transport: counting,
      clock: impatientClock(),
      limits: all,
      progress: (message) => progress.push(message),
    });
    return { client, transport: counting, sent, progress };
  }
  const createFlow = { FlowName: "a", Categories: ["OTHER"] };
  const withLogin = (login: string) => proxy.url.replace("//", `//${login}@`);

  test("calls reach a host that only the proxy can resolve, and tunnels are used again", async () => {
    const { client, sent } = behind();
    await client.call("CreateFlow", createFlow);
    for (let count = 0; count < 4; count++) await client.call("ListFlow", { Page: { Index: 1, Size: 20 } });
    expect(new Set(proxy.log)).toEqual(new Set(["CONNECT cams.invalid:80 200"]));
    expect(proxy.log.length).toBeLessThanOrEqual(2);
    expect(sent).toHaveLength(5);
    expect(emulator.flows()).toHaveLength(1);
  });

  test.each(["user:p%40ss%20word", "user:"])("a proxy with a password is given it: %s", async (login) => {
    await proxy.close();
    proxy = await connectProxy({ "cams.invalid:80": emulator.endpoint }, decodeURIComponent(login));
    await behind(withLogin(login)).client.call("CreateFlow", createFlow);
    expect(proxy.log).toEqual(["CONNECT cams.invalid:80 200"]);
  });

  test.each([
    [407, "Set HTTP_PROXY with the user and password of the proxy"],
    [403, "Allow cams.invalid in that proxy, or add it to NO_PROXY"],
  ])(
    "a proxy that refuses with %d is asked once, nothing counts as sent, and no password is shown",
    async (status, hint) => {
      proxy.manner = status;
      const { client, sent } = behind(withLogin("user:canary"));
      const error = await client.call("CreateFlow", createFlow).catch((reason) => reason);
      const name = `the proxy ${withLogin("user:***")} (HTTP_PROXY)`;
      expect(error).toMatchObject({
        name: "ProxyError",
        outcome: "unsent",
        message: `CreateFlow: ${name} did not connect to cams.invalid (HTTP ${status}), and nothing was sent`,
        hint: expect.stringContaining(hint),
      });
      expect(proxy.log).toHaveLength(1);
      expect(sent).toEqual([]);
      expect(JSON.stringify(error) + error.stack).not.toContain("canary");
    },
  );

  test("a proxy that has no connection for the moment is asked again, also for a call that must not be made twice", async () => {
    proxy.manner = 502;
    const { client, sent } = behind();
    const call = client.call("CreateFlow", createFlow);
    while (proxy.log.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    proxy.manner = "connect";
    await call;
    expect(sent).toEqual(["CreateFlow"]);
    expect(emulator.flows()).toHaveLength(1);
  });

  test("a dead proxy is named, and nothing counts as sent", async () => {
    const dead = await connectProxy({});
    await dead.close();
    const { client, sent } = behind(dead.url);
    await expect(client.call("CreateFlow", createFlow)).rejects.toMatchObject({
      name: "NetworkError",
      outcome: "unsent",
      message: expect.stringContaining(
        `no connection to cams.invalid through the proxy ${dead.url} (HTTP_PROXY): connect ECONNREFUSED`,
      ),
      hint: expect.stringContaining("Check HTTP_PROXY"),
    });
    expect(sent).toEqual([]);
  });

  test("a proxy that hangs is given up in time, nothing counts as sent, and it is told early what is waited for", async () => {
    proxy.manner = "hang";
    const { client, sent, progress } = behind(proxy.url, { connectMs: 300, patienceMs: 50, attempts: 2 });
    await expect(client.call("CreateFlow", createFlow)).rejects.toMatchObject({
      name: "NetworkError",
      outcome: "unsent",
      code: "TIMEOUT",
      message: expect.stringContaining(
        `no connection to cams.invalid through the proxy ${proxy.url} (HTTP_PROXY) in time`,
      ),
    });
    expect(sent).toEqual([]);
    expect(progress[0]).toBe(`Waiting for cams.invalid (connecting through the proxy ${proxy.url} (HTTP_PROXY))`);
  });

  test("a connection that is lost behind the proxy leaves it open whether the call was done", async () => {
    const { client } = behind();
    emulator.fail("CreateFlow", { kind: "reset" });
    await expect(client.call("CreateFlow", createFlow)).rejects.toMatchObject({ outcome: "unknown" });
  });

  test.each([
    ["http://10.0.0.1/flow.json", "is not on the public internet"],
    ["http://169.254.169.254/flow.json", "is not on the public internet"],
    ["http://intranet/flow.json", "is not on the public internet"],
    ["http://files.internal/flow.json", "is not on the public internet"],
    ["http://printer.local/flow.json", "is not on the public internet"],
    ["http://localhost/flow.json", "no address on the public internet"],
    ["http://files.localhost/flow.json", "no connection to files.localhost"],
  ])("documents do not come from the private network through the proxy: %s", async (url, says) => {
    const { client, transport } = behind();
    const { download } = assets({ client, transport, clock: impatientClock() });
    await expect(download(url)).rejects.toThrow(says);
    expect(proxy.log).toEqual([]);
  });

  test("a document's other names are left to the proxy, which alone resolves them", async () => {
    await proxy.close();
    proxy = await connectProxy({ "cams.invalid:80": emulator.endpoint, "files.invalid:80": emulator.endpoint });
    const { client, transport } = behind();
    const { download } = assets({ client, transport, clock: impatientClock() });
    await expect(download("http://files.invalid/assets/1.json")).rejects.toThrow("returned HTTP 404");
    expect(proxy.log).toEqual(["CONNECT files.invalid:80 200"]);
  });
});
