import { createServer, type RequestListener } from "node:http";

/** An HTTP server of this machine. */
export interface LocalServer {
  /** Such as `http://127.0.0.1:8080`. */
  endpoint: string;
  /** Stops it, cutting what is still connected. */
  close(): Promise<void>;
}

/**
 * Listens on 127.0.0.1.
 *
 * @param port 0 takes a free one
 * @param listenerAt what answers, once it is known where
 * @throws an error that says so when the port is in use
 */
export async function listen(port: number, listenerAt: (endpoint: string) => RequestListener): Promise<LocalServer> {
  const server = createServer();
  const endpoint = await new Promise<string>((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const text = `port ${port} is in use; choose another one, or 0 for a free one`;
      reject(cause.code === "EADDRINUSE" ? new Error(text, { cause }) : cause);
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      const url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : port}`;
      server.on("request", listenerAt(url));
      resolve(url);
    });
  });
  return {
    endpoint,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
