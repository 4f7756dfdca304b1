import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

/** What a proxy does with a request for a tunnel: lets it through, refuses it with a status, or never answers. */
type Manner = "connect" | "hang" | number;

/** An HTTP proxy that opens tunnels to the hosts that it knows, and writes down every request. */
export interface ConnectProxy {
  /** Its URL, without user and password. */
  readonly url: string;
  /** `CONNECT host:port status`, in the order of their arrival. */
  readonly log: string[];
  /** How it treats the next requests; by default it connects. */
  manner: Manner;
  close(): Promise<void>;
}

const basic = (login: string) => `Basic ${Buffer.from(login).toString("base64")}`;

/**
 * @param hosts URLs of servers by the host and port under which clients ask for them
 * @param login user and password that are asked for
 */
export async function connectProxy(hosts: Record<string, string>, login?: string): Promise<ConnectProxy> {
  const log: string[] = [];
  const sockets = new Set<Socket>();
  // Whatever is not a tunnel would be a request that the proxy can read.
  const server = createServer((request, response) => {
    log.push(`${request.method} ${request.url} 405`);
    response.writeHead(405).end();
  });
  server.on("connection", (socket) => sockets.add(socket));
  server.on("connect", (request, client: Socket, head) => {
    client.on("error", () => client.destroy());
    const target = hosts[request.url ?? ""];
    const isIn = login === undefined || request.headers["proxy-authorization"] === basic(login);
    const manner = isIn ? proxy.manner : 407;
    const status = manner === "connect" ? (target === undefined ? 502 : 200) : manner;
    log.push(`CONNECT ${request.url} ${status}`);
    if (status === "hang") return;
    if (status !== 200 || target === undefined) return client.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
    const { hostname, port } = new URL(target);
    const upstream = connect(Number(port), hostname, () => {
      client.write("HTTP/1.1 200 Connected\r\n\r\n");
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    sockets.add(upstream);
    upstream.on("error", () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const proxy: ConnectProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    log,
    manner: "connect",
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return proxy;
}
