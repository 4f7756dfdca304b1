/**
 * What commands of the CLI would otherwise spend most of their time on, once for a test file:
 *
 * - It runs the programs one after the other in this process, as the Automation API runs inline programs: with the language
 *   server of Pulumi's SDK, which the CLI reaches by `--client`. So the SDK is loaded once and not for each command. A
 *   message says which folder the next program is in, and which environment it has.
 * - It keeps the key of the stacks' secrets as HashiCorp Vault does, since a passphrase is made a key anew by each command.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as path from "node:path";
import { json } from "node:stream/consumers";
import { Server, ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";

/** The server of inline programs, which the SDK's declarations leave out. */
const {
  LanguageServer,
}: {
  LanguageServer: new (program: () => Promise<unknown>) => UntypedServiceImplementation;
} = require("@pulumi/pulumi/automation/server");

/** A program to run next. */
export interface Hosted {
  folder: string;
  env: NodeJS.ProcessEnv;
}

/** Where the host is reached: the language server, and the service of keys. */
export interface Started {
  port: number;
  keysPort: number;
}

let next: Hosted | undefined;

/** Loads the program anew, as a process of its own would. */
async function program(): Promise<unknown> {
  if (next === undefined) throw new Error("no program was named");
  const { folder } = next;
  for (const file of Object.keys(require.cache)) {
    if (file.startsWith(folder + path.sep)) delete require.cache[file];
  }
  return require(folder);
}

process.on("message", (hosted: Hosted) => {
  next = hosted;
  process.chdir(hosted.folder);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, hosted.env);
  process.send?.("ready");
});
process.on("disconnect", () => process.exit());

/** The part of Vault's transit engine that Pulumi uses. What it "encrypts" is the key of a test, which protects nothing. */
const PREFIX = "vault:v1:";
const keys = createServer(async (request, response) => {
  const { plaintext, ciphertext } = (await json(request)) as { plaintext?: string; ciphertext?: string };
  const data =
    plaintext === undefined ? { plaintext: ciphertext?.slice(PREFIX.length) } : { ciphertext: PREFIX + plaintext };
  response.setHeader("content-type", "application/json").end(JSON.stringify({ data }));
});

async function begin(): Promise<void> {
  keys.listen(0, "127.0.0.1");
  await once(keys, "listening");
  const server = new Server();
  server.addService(LanguageRuntimeService, new LanguageServer(program));
  server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    const started: Started = { port, keysPort: (keys.address() as AddressInfo).port };
    process.send?.(started);
  });
}

void begin();
