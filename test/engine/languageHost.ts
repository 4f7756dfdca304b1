#!/usr/bin/env node
/**
 * A stand-in for Pulumi's language hosts of Node, Python and Go, for machines where the official ones cannot be
 * downloaded. It is installed as `pulumi-language-<name>` beside a CLI that was built from source, and starts programs
 * with the SDK that the program itself has installed; programs in Go are not run, SDKs for them are generated. What is
 * generated comes from the program `codegen` beside it. It is one file and loads nothing but Node's own modules and the
 * SDK of Node, which it finds from the folder of the project.
 *
 * Protocol: the gRPC service LanguageRuntime of the SDK's `proto/language.proto`. The host prints its port as the first
 * line; the engine's address is its last argument.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import * as path from "node:path";
import type * as Grpc from "@grpc/grpc-js";
import type * as Service from "@pulumi/pulumi/proto/language_grpc_pb";
import type * as Language from "@pulumi/pulumi/proto/language_pb";

/** Exit code of a program that has already told the person what is wrong. */
const REPORTED = 32;

const sdk = createRequire(
  createRequire(path.join(process.cwd(), "package.json")).resolve("@pulumi/pulumi/package.json"),
);
const grpc: typeof Grpc = sdk("@grpc/grpc-js");
const messages: typeof Language = sdk("./proto/language_pb.js");
const { LanguageRuntimeService, LanguageRuntimeClient }: typeof Service = sdk("./proto/language_grpc_pb.js");
const { PluginInfo } = sdk("./proto/plugin_pb.js");
const { Empty } = sdk("google-protobuf/google/protobuf/empty_pb.js");

/** The file that Pulumi started, and the language that its name says. */
const installed = realpathSync(process.argv[1] ?? "");
const beside = (name: string) => path.join(path.dirname(installed), name);
const language = path.basename(installed).replace(/^pulumi-language-/, "");

let program: ChildProcess | undefined;

/** How a program is started: the command, its arguments, and what its environment has more than this one's. */
interface Start {
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
}

const starts: Record<string, (request: Language.RunRequest, info: Language.ProgramInfo) => Start> = {
  nodejs(request, info) {
    const folder = info.getProgramDirectory();
    const options = (info.getOptions()?.toJavaScript() ?? {}) as { typescript?: boolean; nodeargs?: string };
    return {
      command: "node",
      args: [
        ...(options.nodeargs ?? "").split(/\s+/).filter(Boolean),
        resolveIn(folder, "@pulumi/pulumi/cmd/run"),
        ...flagsOf({ ...commonFlags(request, folder), "root-directory": info.getRootDirectory() }),
        ...(request.getDryrun() ? ["--dry-run"] : []),
      ],
      env: options.typescript === false ? {} : { PULUMI_NODEJS_TYPESCRIPT: "true" },
    };
  },
  python(request, info) {
    const options = (info.getOptions()?.toJavaScript() ?? {}) as { virtualenv?: string };
    const root = info.getRootDirectory();
    return {
      command:
        options.virtualenv === undefined ? "python3" : path.join(path.resolve(root, options.virtualenv), "bin/python"),
      args: [
        "-u",
        beside("pulumi-language-python-exec"),
        ...flagsOf({
          ...commonFlags(request, info.getProgramDirectory()),
          root_directory: root,
          dry_run: String(request.getDryrun()),
        }),
      ],
      env: {},
    };
  },
};

const commonFlags = (request: Language.RunRequest, folder: string) => ({
  monitor: request.getMonitorAddress(),
  engine: process.argv.at(-1) ?? "",
  organization: request.getOrganization(),
  project: request.getProject(),
  stack: request.getStack(),
  pwd: folder,
  parallel: String(request.getParallel() || ""),
});

const flagsOf = (flags: Record<string, string>) =>
  Object.entries(flags).flatMap(([name, value]) => (value === "" ? [] : [`--${name}`, value]));

/** Runs a Pulumi program to its end. */
function run(request: Language.RunRequest): Promise<Language.RunResponse> {
  const info = request.getInfo();
  if (info === undefined) throw new Error("the engine names no program to run");
  const start = starts[language]?.(request, info);
  if (start === undefined) throw new Error(`this stand-in does not run programs in ${language}`);
  const config = request.getConfigMap().toArray() as unknown as [string, string][];
  const env = {
    ...process.env,
    ...start.env,
    PULUMI_CONFIG: JSON.stringify(
      Object.fromEntries(config.map(([key, value]) => [key.replace(":", ":config:"), value])),
    ),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
  };
  return new Promise((resolve) => {
    const args = [...start.args, info.getEntryPoint() || ".", ...request.getArgsList()];
    program = spawn(start.command, args, { env, stdio: ["ignore", "inherit", "inherit"] });
    const end = (code: number | null, problem?: string) => {
      const response = new messages.RunResponse();
      if (code === REPORTED) response.setBail(true);
      else if (code !== 0) response.setError(problem ?? `Program exited with non-zero exit code: ${code}`);
      resolve(response);
    };
    program.on("error", (error) => end(null, `${start.command} cannot be started: ${error.message}`));
    program.on("exit", (code) => end(code));
  });
}

/** The program that generates code, started on first use; it ends with this process. */
let generator: Promise<Service.LanguageRuntimeClient> | undefined;

async function startGenerator(): Promise<Service.LanguageRuntimeClient> {
  const child = spawn(beside("codegen"), [language], { stdio: ["pipe", "pipe", "inherit"] });
  const [port] = await once(child.stdout, "data");
  const options = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };
  return new LanguageRuntimeClient(`127.0.0.1:${String(port).trim()}`, grpc.credentials.createInsecure(), options);
}

/** A method that the generating program answers. */
function generated<Request, Response>(
  ask: (
    client: Service.LanguageRuntimeClient,
    request: Request,
    callback: (error: Grpc.ServiceError | null, response?: Response) => void,
  ) => void,
): Grpc.handleUnaryCall<Request, Response> {
  return (call, callback) => {
    generator ??= startGenerator();
    generator.then(
      (client) => ask(client, call.request, (error, response) => callback(error, response)),
      (error: Error) => callback({ code: grpc.status.UNKNOWN, details: error.message }),
    );
  };
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
  generateProgram: generated<Language.GenerateProgramRequest, Language.GenerateProgramResponse>(
    (client, request, callback) => client.generateProgram(request, callback),
  ) as Grpc.UntypedHandleCall,
  generatePackage: generated<Language.GeneratePackageRequest, Language.GeneratePackageResponse>(
    (client, request, callback) => client.generatePackage(request, callback),
  ) as Grpc.UntypedHandleCall,
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
