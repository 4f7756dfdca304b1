#!/usr/bin/env node
/**
 * A stand-in for Pulumi's language host of Node, for machines where the official one cannot be downloaded. It is
 * installed as `pulumi-language-nodejs` beside a CLI that was built from source, and starts programs with the runner of
 * the SDK that the program itself has installed. It is one file and loads nothing but Node's own modules and that SDK.
 *
 * Protocol: the gRPC service LanguageRuntime of the SDK's `proto/language.proto`. The host prints its port as the first
 * line; the engine's address is its last argument.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import * as path from "node:path";
import type * as Grpc from "@grpc/grpc-js";
import type * as Language from "@pulumi/pulumi/proto/language_pb";

/** Exit code of a program that has already told the person what is wrong. */
const REPORTED = 32;

const sdk = createRequire(
  createRequire(path.join(process.cwd(), "package.json")).resolve("@pulumi/pulumi/package.json"),
);
const grpc: typeof Grpc = sdk("@grpc/grpc-js");
const messages: typeof Language = sdk("./proto/language_pb.js");
const { LanguageRuntimeService } = sdk("./proto/language_grpc_pb.js");
const { PluginInfo } = sdk("./proto/plugin_pb.js");
const { Empty } = sdk("google-protobuf/google/protobuf/empty_pb.js");

let program: ChildProcess | undefined;

/** Runs a Pulumi program to its end. */
function run(request: Language.RunRequest): Promise<Language.RunResponse> {
  const info = request.getInfo();
  if (info === undefined) throw new Error("the engine names no program to run");
  const folder = info.getProgramDirectory();
  const options = (info.getOptions()?.toJavaScript() ?? {}) as { typescript?: boolean; nodeargs?: string };
  const flags = {
    monitor: request.getMonitorAddress(),
    engine: process.argv.at(-1) ?? "",
    organization: request.getOrganization(),
    project: request.getProject(),
    "root-directory": info.getRootDirectory(),
    stack: request.getStack(),
    pwd: folder,
    parallel: String(request.getParallel() || ""),
  };
  const args = [
    ...(options.nodeargs ?? "").split(/\s+/).filter(Boolean),
    resolveIn(folder, "@pulumi/pulumi/cmd/run"),
    ...Object.entries(flags).flatMap(([name, value]) => (value === "" ? [] : [`--${name}`, value])),
    ...(request.getDryrun() ? ["--dry-run"] : []),
    info.getEntryPoint() || ".",
    ...request.getArgsList(),
  ];
  const config = request.getConfigMap().toArray() as unknown as [string, string][];
  const env = {
    ...process.env,
    PULUMI_CONFIG: JSON.stringify(
      Object.fromEntries(config.map(([key, value]) => [key.replace(":", ":config:"), value])),
    ),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
    ...(options.typescript === false ? {} : { PULUMI_NODEJS_TYPESCRIPT: "true" }),
  };
  return new Promise((resolve) => {
    program = spawn("node", args, { env, stdio: ["ignore", "inherit", "inherit"] });
    const end = (code: number | null, problem?: string) => {
      const response = new messages.RunResponse();
      if (code === REPORTED) response.setBail(true);
      else if (code !== 0) response.setError(problem ?? `Program exited with non-zero exit code: ${code}`);
      resolve(response);
    };
    program.on("error", (error) => end(null, `node cannot be started: ${error.message}`));
    program.on("exit", (code) => end(code));
  });
}

/** Runs a policy pack or another plugin written for Node, and passes on what it prints. */
function runPlugin(call: Grpc.ServerWritableStream<Language.RunPluginRequest, Language.RunPluginResponse>): void {
  const request = call.request;
  const folder = path.resolve(request.getInfo()?.getProgramDirectory() ?? ".");
  const isPolicy = request.getKind() === "analyzer";
  const runner = resolveIn(folder, `@pulumi/pulumi/cmd/${isPolicy ? "run-policy-pack" : "run-plugin"}`);
  const given = request.getEnvList().map((pair): [string, string] => {
    const equals = pair.indexOf("=");
    return [pair.slice(0, equals), pair.slice(equals + 1)];
  });
  const child = spawn(
    "node",
    isPolicy ? [runner, ...request.getArgsList(), folder] : [runner, folder, ...request.getArgsList()],
    {
      cwd: isPolicy ? folder : request.getPwd(),
      env: Object.fromEntries(given),
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const write = (fill: (response: Language.RunPluginResponse) => void) => {
    const response = new messages.RunPluginResponse();
    fill(response);
    call.write(response);
  };
  child.stdout.on("data", (chunk: Buffer) => write((response) => response.setStdout(chunk)));
  child.stderr.on("data", (chunk: Buffer) => write((response) => response.setStderr(chunk)));
  child.on("error", (error) => write((response) => response.setStderr(Buffer.from(`${error.message}\n`))));
  child.on("close", (code) => {
    write((response) => response.setExitcode(code ?? 1));
    call.end();
  });
  call.on("cancelled", () => child.kill("SIGINT"));
}

function resolveIn(folder: string, module: string): string {
  return createRequire(path.join(folder, "package.json")).resolve(module);
}

/** A unary method over a plain function; what it throws becomes the message that the engine shows. */
function unary<Request>(answer: (request: Request) => unknown): Grpc.handleUnaryCall<Request, unknown> {
  return (call, callback) => {
    Promise.resolve()
      .then(() => answer(call.request))
      .then(
        (response) => callback(null, response),
        (error: Error) => callback({ code: grpc.status.UNKNOWN, details: error.message }),
      );
  };
}

const methods: Grpc.UntypedServiceImplementation = {
  getPluginInfo: unary(() => {
    const info = new PluginInfo();
    info.setVersion("0.0.0");
    return info;
  }),
  getRequiredPlugins: unary(() => new messages.GetRequiredPluginsResponse()),
  getRequiredPackages: unary(() => new messages.GetRequiredPackagesResponse()),
  run: unary(run) as Grpc.UntypedHandleCall,
  runPlugin: runPlugin as Grpc.UntypedHandleCall,
  cancel: unary(() => {
    program?.kill("SIGINT");
    return new Empty();
  }),
};

// Methods that are not given are answered by the library with UNIMPLEMENTED, from which the engine goes on.
const server = new grpc.Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
server.addService(LanguageRuntimeService, methods);
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  console.log(port);
});
