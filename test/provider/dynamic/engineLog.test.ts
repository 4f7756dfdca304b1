import { createRequire } from "node:module";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { engineLog } from "../../../provider/dynamic/engineLog";

const script = createRequire(__filename).resolve("@pulumi/pulumi/cmd/dynamic-provider");

test("messages reach the engine on this machine, whatever proxy http_proxy names", async () => {
  const before = process.env.http_proxy;
  process.env.http_proxy = "http://127.0.0.1:9";
  const server = new Server();
  const received = new Promise<string>((resolve) =>
    server.addService(EngineService, {
      log(call: { request: { getMessage(): string } }, answer: (error: null, reply: Empty) => void) {
        answer(null, new Empty());
        resolve(call.request.getMessage());
      },
    }),
  );
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  try {
    engineLog(["node", script, `127.0.0.1:${port}`]).warn("hello");
    expect(await received).toBe("hello");
  } finally {
    await new Promise((resolve) => server.tryShutdown(resolve));
    if (before === undefined) delete process.env.http_proxy;
    else process.env.http_proxy = before;
  }
});
