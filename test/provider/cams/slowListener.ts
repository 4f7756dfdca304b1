import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** A server that does not take connections for a while, as if packets to it were lost on the way. */
export interface SlowListener {
  port: number;
  close(): Promise<void>;
}

/** Stands still as soon as it listens, and so takes no more connections than the system keeps for it. */
const script = `
  const server = require("node:http").createServer((request, response) => response.writeHead(204).end());
  server.listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
    console.log(server.address().port);
    setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 900), 10);
  });
`;

export async function slowListener(): Promise<SlowListener> {
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(child.stdout, "data");
  const port = Number(String(line));
  await new Promise((resolve) => setTimeout(resolve, 100));
  // These fill the queue; the system drops the packets of whoever comes next, who tries again after a second.
  const fillers: Socket[] = Array.from({ length: 4 }, () => connect(port, "127.0.0.1").on("error", () => undefined));
  await new Promise((resolve) => setTimeout(resolve, 50));
  return {
    port,
    async close() {
      for (const socket of fillers) socket.destroy();
      child.kill();
      await once(child, "exit");
    },
  };
}
