import {
  type handleServerStreamingCall,
  type handleUnaryCall,
  Server,
  ServerCredentials,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { failureOf } from "./failures";

/** Answers a request; which one it takes is known only by the name of the method. */
type Method = { answer(request: unknown): unknown }["answer"];

/** Methods by their name, over plain requests. One that streams its answer gives an async iterable. */
export type Methods = Record<string, Method>;

/** A server under way. */
export interface RunningServer {
  port: number;
  /** Calls that are not answered yet. */
  active(): number;
  /** Resolves when no call is under way. */
  idle(): Promise<void>;
  close(): void;
}

/** Documents of ten megabytes are possible, and a stack's state is read in one message. */
const MESSAGE_BYTES = 400 * 1024 * 1024;

/** Serves methods on a port of this machine. Those that there are not are answered with UNIMPLEMENTED. */
export async function serve(methods: Methods): Promise<RunningServer> {
  let active = 0;
  const waiting: (() => void)[] = [];
  const begin = () => {
    active += 1;
    return () => {
      active -= 1;
      if (active === 0) for (const resume of waiting.splice(0)) resume();
    };
  };

  const unary =
    (answer: Method): handleUnaryCall<unknown, unknown> =>
    (call, callback) => {
      const end = begin();
      Promise.resolve()
        .then(() => answer(call.request))
        .then(
          (response) => callback(null, response),
          (error) =>
            callback(
              "code" in Object(error) ? { ...error, details: error.details ?? error.message } : failureOf(error),
            ),
        )
        .finally(end);
    };

  const stream =
    (answer: Method): handleServerStreamingCall<unknown, unknown> =>
    async (call) => {
      const end = begin();
      try {
        for await (const message of answer(call.request) as AsyncIterable<unknown>) call.write(message);
        call.end();
      } catch (error) {
        call.emit("error", failureOf(error));
      } finally {
        end();
      }
    };

  const implementation: UntypedServiceImplementation = {};
  for (const [name, { responseStream }] of Object.entries(ResourceProviderService)) {
    const method = methods[name];
    if (method === undefined) continue;
    implementation[name] = responseStream ? stream(method) : unary(method);
  }
  const server = new Server({
    "grpc.max_receive_message_length": MESSAGE_BYTES,
    "grpc.max_send_message_length": MESSAGE_BYTES,
  });
  server.addService(ResourceProviderService, implementation);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return {
    port,
    active: () => active,
    idle: () => (active === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    close: () => server.forceShutdown(),
  };
}
