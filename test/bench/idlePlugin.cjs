// A provider plugin that takes everything as it is: what the engine itself takes for a stack.
const { Server, ServerCredentials } = require("@grpc/grpc-js");
const { ResourceProviderService } = require("@pulumi/pulumi/proto/provider_grpc_pb");
const rpc = require("@pulumi/pulumi/proto/provider_pb");
const { PluginInfo } = require("@pulumi/pulumi/proto/plugin_pb");
const { Empty } = require("google-protobuf/google/protobuf/empty_pb");

const set = (message, values) => {
  for (const [setter, value] of Object.entries(values)) message[setter](value);
  return message;
};
const methods = {
  handshake: () => set(new rpc.ProviderHandshakeResponse(), { setAcceptSecrets: true }),
  getPluginInfo: () => set(new PluginInfo(), { setVersion: "0.0.0" }),
  checkConfig: (request) => set(new rpc.CheckResponse(), { setInputs: request.getNews() }),
  diffConfig: () => new rpc.DiffResponse(),
  configure: () => set(new rpc.ConfigureResponse(), { setAcceptsecrets: true, setSupportspreview: true }),
  check: (request) => set(new rpc.CheckResponse(), { setInputs: request.getNews() }),
  diff: () => set(new rpc.DiffResponse(), { setChanges: rpc.DiffResponse.DiffChanges.DIFF_NONE }),
  create: (request) =>
    set(new rpc.CreateResponse(), { setId: request.getUrn(), setProperties: request.getProperties() }),
  cancel: () => new Empty(),
};
const server = new Server();
server.addService(
  ResourceProviderService,
  Object.fromEntries(
    Object.entries(methods).map(([name, answer]) => [name, (call, done) => done(null, answer(call.request))]),
  ),
);
process.on("SIGINT", () => process.exit(0));
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  console.log(port);
});
